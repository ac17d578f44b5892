package nablascope.ui.charts;

/**
 * A stretch of steps where a series has values that the value axis has no place for, as a chart marks it at an edge.
 *
 * @param series name in the timeline
 * @param run name of the run; empty: the chart's own
 * @param fromStep the pixel column of the first such value begins here
 * @param toStep the pixel column of the last such value ends before this step
 */
public record EdgeMark(String series, String run, Kind kind, long fromStep, long toStep) {
    EdgeMark(String series, Kind kind, long fromStep, long toStep) {
        this(series, "", kind, fromStep, toStep);
    }

    /** What the value is. */
    public enum Kind {
        NAN("NaN"),
        POSITIVE_INFINITY("+∞"),
        NEGATIVE_INFINITY("−∞"),
        /** On a logarithmic axis, which has no place for zero and below. */
        NOT_POSITIVE("≤ 0");

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
