package nablascope.nn;

import nablascope.experiment.LayerSpec;

/**
 * A non-linearity that acts on each element alone, with PyTorch's values and derivatives, its choices at kinks and at
 * ±∞ and NaN included. The arrays of one call are distinct; only their first {@code length} elements count.
 *
 * <p>Where PyTorch selects a derivative of 0 rather than multiplying by it, so do the implementations: an infinite
 * gradient is then cut off instead of becoming NaN. Stateless.
 */
interface Pointwise {

    /** y = f(x). */
    void value(float[] x, float[] y, int length);

    /** dx = dy·f'(x), from whichever of x and y = f(x) gives it more exactly. */
    void gradient(float[] x, float[] y, float[] dy, float[] dx, int length);

    /** The function of an activation, with the specified slope or scale. */
    static Pointwise of(LayerSpec.Activate spec) {
        return switch (spec.activation()) {
            case IDENTITY -> new PiecewiseLinear.Identity();
            case SIGMOID -> new Saturating.Sigmoid();
            case TANH -> new Saturating.Tanh();
            case RELU -> new PiecewiseLinear.Relu();
            case LEAKY_RELU -> new PiecewiseLinear.LeakyRelu((float) spec.slope());
            case ELU -> new SmoothRectifiers.Elu((float) spec.alpha(), 1);
            case SELU -> SmoothRectifiers.Elu.SELU;
            case GELU -> new SmoothRectifiers.Gelu();
            case SILU -> new SmoothRectifiers.Silu();
            case SOFTPLUS -> new SmoothRectifiers.Softplus();
            case SOFTSIGN -> new Saturating.Softsign();
            case MISH -> new SmoothRectifiers.Mish();
            case HARDTANH -> new PiecewiseLinear.Hardtanh();
            case RELU6 -> new PiecewiseLinear.Relu6();
        };
    }
}
