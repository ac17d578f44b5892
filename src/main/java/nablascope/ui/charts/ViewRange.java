package nablascope.ui.charts;

/** What a chart shows: steps from left to right, values from bottom to top. */
public record ViewRange(double fromStep, double toStep, double low, double high) {
    /** The largest value in sight, of either sign. */
    double most() {
        return Math.max(Math.abs(low), Math.abs(high));
    }
}
