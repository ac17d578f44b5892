package nablascope.ui.instruments;

/** A range of powers of ten: log10 of its ends, whole numbers. */
record Decades(int low, int high) {
    private static final int LEAST = 2;

    /** The whole decades around values given by their log10, at least two. */
    static Decades around(double lowest, double highest) {
        if (lowest > highest) {
            return new Decades(-LEAST, 0);
        }
        int high = (int) Math.ceil(highest);
        return new Decades(Math.min((int) Math.floor(lowest), high - LEAST), high);
    }

    /** Where a value given by its log10 stands, from 0 to 1. */
    double share(double level) {
        return (level - low) / (high - low);
    }
}
