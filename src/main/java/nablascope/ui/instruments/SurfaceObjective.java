package nablascope.ui.instruments;

import nablascope.experiment.ModelSpec;
import nablascope.experiment.RegularizationSpec;

/**
 * What training on a surface minimises at a moment: the function and the penalties on its two parameters. The adaptive
 * decay is no function of the parameters alone and is left out.
 *
 * @param scale of every λ at that moment, from its schedule
 */
public record SurfaceObjective(ModelSpec.Surface surface, RegularizationSpec penalty, double scale) {

    /** The objective at a step. */
    public static SurfaceObjective at(ModelSpec.Surface surface, RegularizationSpec penalty, long step) {
        return new SurfaceObjective(surface, penalty, penalty.schedule().factor(step));
    }

    /** The value at a point. */
    double value(double x, double y) {
        double absolute = Math.abs(x) + Math.abs(y);
        double squares = x * x + y * y;
        double sum = penalty.l1() * absolute
                + penalty.l2() * (penalty.l2Half() ? squares / 2 : squares)
                + penalty.elasticNet() * (penalty.l1Ratio() * absolute + (1 - penalty.l1Ratio()) / 2 * squares);
        if (penalty.l2Norm() > 0) {
            sum += penalty.l2Norm() * Math.sqrt(squares);
        }
        if (penalty.gradientNorm() > 0) {
            sum += penalty.gradientNorm() * Math.hypot(surface.slopeX(x, y), surface.slopeY(x, y));
        }
        return surface.value(x, y) + scale * sum;
    }

    /** First parameter of a minimum of the function alone. */
    double minimumX() {
        return switch (surface.kind()) {
            case QUADRATIC, ABS_SUM, QUARTIC -> 0;
            case FACTORIZATION -> surface.a() * surface.b() > 0 ? Math.sqrt(surface.b() / surface.a()) : 0;
            case ROSENBROCK -> 1;
        };
    }

    /** Second parameter of that minimum: equal to the first in every function on offer. */
    double minimumY() {
        return minimumX();
    }
}
