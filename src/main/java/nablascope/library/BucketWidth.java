package nablascope.library;

/**
 * How many steps a row of {@code metrics.csv} covers: one at first, and twice as many each time the run has doubled, up
 * to {@link #MOST}, so that a long run's file stays small. It depends on the step alone: whoever writes a row, at
 * whatever time, gets the same one.
 */
final class BucketWidth {
    /** Rows of one width, save for the first, which has twice as many, and the widest, which goes on. */
    private static final long ROWS = 2048;

    /** Half of what a timeline keeps step by step, so that the other half is the time to write the row. */
    static final long MOST = 1 << 17;

    private BucketWidth() {}

    /** Rows that begin here and later have more than one step. */
    static final long FIRST_WIDE = 2 * ROWS;

    /** Steps of the row that begins with a step. */
    static long at(long step) {
        return Math.clamp(Long.highestOneBit(step) / ROWS, 1, MOST);
    }
}
