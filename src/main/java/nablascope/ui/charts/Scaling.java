package nablascope.ui.charts;

/**
 * How values become heights.
 *
 * @param decades whether equal distances are equal factors
 * @param calm if {@code decades}: 0, the axis begins above zero; else both signs have a place, as on a symmetric log
 *     scale: decades beyond ±calm, nearly equal distances between
 */
record Scaling(boolean decades, double calm) {
    static final Scaling LINEAR = new Scaling(false, 0);
    static final Scaling LOG = new Scaling(true, 0);

    /** Whether it has no place for zero and below. */
    boolean positive() {
        return decades && calm == 0;
    }

    /** Height of a value as a share of the height from low to high. */
    double share(double value, double low, double high) {
        if (!decades) {
            return (value - low) / (high - low);
        }
        if (calm == 0) {
            return value > 0 ? Math.log(value / low) / Math.log(high / low) : Double.NEGATIVE_INFINITY;
        }
        double bottom = bend(low);
        return (bend(value) - bottom) / (bend(high) - bottom);
    }

    /** The value at a height. */
    double value(double share, double low, double high) {
        if (!decades) {
            return low + share * (high - low);
        }
        if (calm == 0) {
            return low * Math.pow(high / low, share);
        }
        double bottom = bend(low);
        double bent = bottom + share * (bend(high) - bottom);
        return Math.signum(bent) * calm * Math.expm1(Math.abs(bent));
    }

    private double bend(double value) {
        return Math.signum(value) * Math.log1p(Math.abs(value) / calm);
    }
}
