package nablascope.race;

import java.util.Arrays;

/**
 * Where some numbers lie; NaN in all fields: there are none. Quantiles are interpolated linearly between neighbours, as
 * {@code numpy.quantile}.
 *
 * @param lowerQuartile a quarter of the numbers lies below
 * @param upperQuartile a quarter of the numbers lies above
 */
public record Spread(double min, double lowerQuartile, double median, double upperQuartile, double max) {

    /** Of the finite ones among some numbers. */
    public static Spread of(double... numbers) {
        double[] sorted =
                Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
        return new Spread(
                quantile(sorted, 0),
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                quantile(sorted, 1));
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
