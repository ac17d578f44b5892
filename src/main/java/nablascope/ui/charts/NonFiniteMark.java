package nablascope.ui.charts;

/**
 * A stretch of steps where a series has values that are no numbers, as a chart shows it.
 *
 * @param series name in the timeline
 * @param fromStep the pixel column of the first such value begins here
 * @param toStep the pixel column of the last such value ends before this step
 */
public record NonFiniteMark(String series, Kind kind, long fromStep, long toStep) {
    /** What the value is instead of a number. */
    public enum Kind {
        NAN("NaN"),
        POSITIVE_INFINITY("+∞"),
        NEGATIVE_INFINITY("−∞");

        private final String symbol;

        Kind(String symbol) {
            this.symbol = symbol;
        }

        /** As written on screen. */
        public String symbol() {
            return symbol;
        }
    }
}
