package nablascope.ui.instruments;

/**
 * A range of powers of ten: log10 of its ends, whole numbers.
 *
 * @param below whether there are smaller values
 * @param above whether there are larger values
 */
record Decades(int low, int high, boolean below, boolean above) {
    /** Where there is nothing to measure. */
    static final Decades NONE = new Decades(-2, 0, false, false);

    private static final int LEAST = 2;
    /** So many values in a thousand are rare. */
    private static final int RARE = 10;
    /** So far the range reaches for rare values. */
    private static final int REACH = 4;

    /**
     * The whole decades of values, at least two. Rare values far from all others get the end colour rather than press
     * the others into a few shades: an explosion does not blacken what was before.
     *
     * @param counts how many values each decade holds
     * @param first log10 of where the first decade begins
     */
    static Decades of(int[] counts, int first) {
        long total = 0;
        int lowest = -1;
        int highest = -1;
        for (int i = 0; i < counts.length; i++) {
            total += counts[i];
            lowest = lowest < 0 && counts[i] > 0 ? i : lowest;
            highest = counts[i] > 0 ? i : highest;
        }
        if (total == 0) {
            return NONE;
        }
        int low = Math.max(lowest, quantile(counts, total * RARE / 1000) - REACH);
        int high = Math.min(highest, quantile(counts, total - 1 - total * RARE / 1000) + REACH) + 1;
        return new Decades(first + Math.min(low, high - LEAST), first + high, low > lowest, high <= highest);
    }

    /** The decade of the value that so many values are before. */
    private static int quantile(int[] counts, long before) {
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen > before) {
                return i;
            }
        }
        return counts.length - 1;
    }

    /** Where a value given by its log10 stands, from 0 to 1. */
    double share(double level) {
        return (level - low) / (high - low);
    }
}
