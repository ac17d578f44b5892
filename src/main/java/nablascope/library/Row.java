package nablascope.library;

/**
 * A row of {@code metrics.csv} without its checksum.
 *
 * @param from first step
 * @param to step after the last
 * @param whole whether it covers all the steps that its bucket has
 */
record Row(long from, long to, boolean whole, String text) {}
