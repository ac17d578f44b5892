package nablascope.ui.charts;

/**
 * Where values stand between the bottom and the top of the data area; the same as JFreeChart's axis draws.
 *
 * @param low value at the bottom; positive if {@code log}
 * @param high value at the top
 * @param height in pixels of the caller
 */
record ValueScale(double low, double high, boolean log, double height) {
    /** Far outside the picture, yet safe to compute with. */
    private static final double FAR = 1e5;

    /** Pixels below the top edge; a value that a log scale cannot show is far below the bottom. */
    double y(double value) {
        double share = log
                ? (value > 0 ? Math.log(value / low) / Math.log(high / low) : Double.NEGATIVE_INFINITY)
                : (value - low) / (high - low);
        return Math.clamp((1 - share) * height, -FAR, FAR);
    }

    double value(double y) {
        double share = 1 - y / height;
        return log ? low * Math.pow(high / low, share) : low + share * (high - low);
    }

    /** Moves the range by a share of its length. */
    ValueScale shifted(double share) {
        return new ValueScale(value(height * (1 - share)), value(-height * share), log, height);
    }

    /** Makes the range {@code factor} times as long, the value at {@code y} staying where it is. */
    ValueScale zoomed(double factor, double y) {
        return new ValueScale(value(y + (height - y) * factor), value(y - y * factor), log, height);
    }
}
