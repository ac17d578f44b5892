package nablascope.library;

/**
 * How many steps a row of {@code metrics.csv} covers: one at first, and twice as many each time the run has doubled, so
 * that a long run's file stays small. It depends on the step alone: whoever writes a row, at whatever time, gets the
 * same one.
 */
final class BucketWidth {
    /** Rows of one width, save for the first, which has twice as many. */
    private static final long ROWS = 2048;

    private BucketWidth() {}

    /** Steps of the row that begins with a step. */
    static long at(long step) {
        return Math.max(1, Long.highestOneBit(step) / ROWS);
    }
}
