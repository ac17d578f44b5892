package nablascope.timeline;

/** What is known of some samples together; without a finite one the extremes are those of an empty set. */
record Known(float min, float max, float last, int flags) {
    static final Known NOTHING = new Known(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 0);

    /** A column of what was read. */
    static Known of(Buckets read, int column) {
        return read.finite(column)
                ? new Known(read.min(column), read.max(column), read.last(column), read.flags(column))
                : new Known(NOTHING.min, NOTHING.max, NOTHING.last, read.flags(column));
    }
}
