package nablascope.probe;

import java.util.function.DoubleUnaryOperator;
import nablascope.experiment.LayerSpec;

/** The activations in double precision, written down once more from their definitions. */
final class DoubleActivation {
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;

    /** Where erf rounds to 1. */
    private static final double ERF_END = 6;

    private DoubleActivation() {}

    static DoubleUnaryOperator of(LayerSpec.Activate spec) {
        double slope = spec.slope();
        double alpha = spec.alpha();
        return switch (spec.activation()) {
            case IDENTITY -> x -> x;
            case SIGMOID -> DoubleActivation::sigmoid;
            case TANH -> StrictMath::tanh;
            case RELU -> x -> Math.max(0, x);
            case LEAKY_RELU -> x -> x > 0 ? x : slope * x;
            case ELU -> x -> x > 0 ? x : alpha * StrictMath.expm1(x);
            case SELU -> x -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * StrictMath.expm1(x));
            case GELU -> x -> x * (1 + erf(x / StrictMath.sqrt(2))) / 2;
            case SILU -> x -> x * sigmoid(x);
            case SOFTPLUS -> DoubleActivation::softplus;
            case SOFTSIGN -> x -> x / (1 + Math.abs(x));
            case MISH -> x -> x * StrictMath.tanh(softplus(x));
            case HARDTANH -> x -> Math.max(-1, Math.min(1, x));
            case RELU6 -> x -> Math.max(0, Math.min(6, x));
        };
    }

    static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static double softplus(double x) {
        return x > 20 ? x : StrictMath.log1p(StrictMath.exp(x));
    }

    /** 2/√π·e^(-x²)·Σ 2ⁿx²ⁿ⁺¹/(2n+1)!!, a series without cancellation (Abramowitz and Stegun 7.1.6). */
    static double erf(double x) {
        if (Math.abs(x) > ERF_END) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / StrictMath.sqrt(StrictMath.PI) * StrictMath.exp(-x * x) * sum;
    }
}
