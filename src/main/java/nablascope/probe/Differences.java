package nablascope.probe;

import java.util.function.DoubleSupplier;

/**
 * Derivatives of a scalar by central differences (f(x + h) - f(x - h))/2h. The differences to both sides must agree but
 * for the curvature, which shrinks with h; where they do not however small h gets, there is a kink.
 */
final class Differences {
    private static final double[] STEPS = {1e-4, 1e-5, 1e-6};
    private static final double SMOOTH = 1e-4;
    private static final double KINK = 1e-2;

    /** Share of the scale below which a jump is rounding. */
    private static final double ROUNDING = 1e-8;

    private final DoubleSupplier function;
    private final double scale;

    /** @param scale of values and derivatives of the function */
    Differences(DoubleSupplier function, double scale) {
        this.function = function;
        this.scale = scale;
    }

    /** The derivative by element i, which ends as it was; NaN at a kink. */
    double derivative(double[] x, int i) {
        double kept = x[i];
        double middle = function.getAsDouble();
        double central = Double.NaN;
        double jump = 0;
        for (double share : STEPS) {
            double h = share * Math.max(1, Math.abs(kept));
            x[i] = kept + h;
            double above = function.getAsDouble();
            x[i] = kept - h;
            double below = function.getAsDouble();
            x[i] = kept;
            central = (above - below) / (2 * h);
            jump = Math.abs(above - 2 * middle + below) / h;
            if (jump <= SMOOTH * Math.abs(central) + ROUNDING * scale) {
                return central;
            }
        }
        return jump > KINK * Math.abs(central) + ROUNDING * scale ? Double.NaN : central;
    }
}
