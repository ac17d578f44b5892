package nablascope.ui.charts;

/**
 * Where values stand between the bottom and the top of the data area; the same as JFreeChart's axis draws.
 *
 * @param low value at the bottom; positive if the scaling has no place for others
 * @param high value at the top
 * @param height in pixels of the caller
 */
record ValueScale(double low, double high, Scaling scaling, double height) {
    /** Far outside the picture, yet safe to compute with. */
    private static final double FAR = 1e5;

    ValueScale(double low, double high, boolean log, double height) {
        this(low, high, log ? Scaling.LOG : Scaling.LINEAR, height);
    }

    /** Pixels below the top edge; a value that a log scale cannot show is far below the bottom. */
    double y(double value) {
        return Math.clamp((1 - scaling.share(value, low, high)) * height, -FAR, FAR);
    }

    double value(double y) {
        return scaling.value(1 - y / height, low, high);
    }

    /** Moves the range by a share of its length. */
    ValueScale shifted(double share) {
        return new ValueScale(value(height * (1 - share)), value(-height * share), scaling, height);
    }

    /** Makes the range {@code factor} times as long, the value at {@code y} staying where it is. */
    ValueScale zoomed(double factor, double y) {
        return new ValueScale(value(y + (height - y) * factor), value(y - y * factor), scaling, height);
    }
}
