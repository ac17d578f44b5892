package nablascope.race;

/**
 * One series of one entrant over the seeds, stretch by stretch of a {@link Course}: median and quartiles of those that
 * have not diverged, NaN where all have. Read only as far as the course says.
 */
public final class Band {
    private final double[] lower;
    private final double[] median;
    private final double[] upper;

    Band(int stretches) {
        lower = new double[stretches];
        median = new double[stretches];
        upper = new double[stretches];
    }

    /** @param values one of each seed; what is not finite is left out */
    void set(int stretch, double... values) {
        Spread spread = Spread.of(values);
        lower[stretch] = spread.lowerQuartile();
        median[stretch] = spread.median();
        upper[stretch] = spread.upperQuartile();
    }

    /** The lower quartile. */
    public double lower(int stretch) {
        return lower[stretch];
    }

    public double median(int stretch) {
        return median[stretch];
    }

    /** The upper quartile. */
    public double upper(int stretch) {
        return upper[stretch];
    }
}
