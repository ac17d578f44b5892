package nablascope.experiment;

import org.jspecify.annotations.Nullable;

/** Gradient clipping, applied in this order; null is off. */
public record ClipSpec(
        @Nullable Value value, @Nullable Agc agc, @Nullable Norm norm) {

    public static final ClipSpec NONE = new ClipSpec(null, null, null);

    /** Every element is clamped to [-max, max]. */
    public record Value(double max) {
        public Value {
            Check.positive("clip.value.max", max);
        }
    }

    /**
     * Adaptive gradient clipping: a unit (output row) whose gradient norm exceeds {@code factor·max(‖w‖, eps)} is
     * scaled down to it.
     */
    public record Agc(double factor, double eps) {
        public Agc {
            Check.positive("clip.agc.factor", factor);
            Check.positive("clip.agc.eps", eps);
        }
    }

    /**
     * The gradient is scaled down to a p-norm of {@code max}.
     *
     * @param p 1, 2 or positive infinity
     * @param perTensor each tensor by its own norm instead of all by the norm of all
     */
    public record Norm(double max, double p, boolean perTensor) {
        public Norm {
            Check.positive("clip.norm.max", max);
            if (p != 1 && p != 2 && p != Double.POSITIVE_INFINITY) {
                throw new InvalidExperimentException("clip.norm.p", "is " + p + "; it must be 1, 2 or \"inf\"");
            }
        }
    }

    public ClipSpec withValue(@Nullable Value newValue) {
        return new ClipSpec(newValue, agc, norm);
    }

    public ClipSpec withAgc(@Nullable Agc newAgc) {
        return new ClipSpec(value, newAgc, norm);
    }

    public ClipSpec withNorm(@Nullable Norm newNorm) {
        return new ClipSpec(value, agc, newNorm);
    }
}
