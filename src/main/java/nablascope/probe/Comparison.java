package nablascope.probe;

import nablascope.nn.Parameter;

/** Collects the compared elements of one tensor. */
final class Comparison {
    private final Parameter parameter;
    private double gradientSquares;
    private double differenceSquares;
    private double errorSquares;
    private double worstError = -1;
    private double worstDifference;
    private int worst = -1;
    private int checked;
    private int kinks;

    Comparison(Parameter parameter) {
        this.parameter = parameter;
    }

    /** @param difference the derivative by element i; NaN: there is a kink */
    void add(int i, double difference) {
        if (Double.isNaN(difference)) {
            kinks++;
            return;
        }
        checked++;
        double gradient = parameter.grad().data[i];
        double error = Math.abs(gradient - difference);
        gradientSquares += gradient * gradient;
        differenceSquares += difference * difference;
        errorSquares += error * error;
        if (!(error <= worstError)) {
            worstError = error;
            worstDifference = difference;
            worst = i;
        }
    }

    /**
     * @param resolution per element, below which a difference is as good as zero
     * @param noise per element, below which a gradient that should be zero is
     * @param tolerance the largest error that counts as right
     */
    GradientReport.Tensor result(double resolution, double noise, double tolerance) {
        double length = Math.sqrt(checked);
        boolean zero =
                Math.sqrt(differenceSquares) <= resolution * length && Math.sqrt(gradientSquares) <= noise * length;
        double norm = Math.sqrt(Math.max(gradientSquares, differenceSquares));
        double error = zero ? 0 : Math.sqrt(errorSquares) / norm;
        double gradient = worst < 0 ? 0 : parameter.grad().data[worst];
        return new GradientReport.Tensor(
                parameter.name(),
                parameter.size(),
                checked,
                kinks,
                error,
                tolerance,
                worst,
                gradient,
                worstDifference,
                zero);
    }
}
