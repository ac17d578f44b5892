package nablascope.experiment;

import org.jspecify.annotations.Nullable;

/** Gradient clipping, applied in this order; null is off. */
public record ClipSpec(
        @Nullable Value value,
        @Nullable Agc agc,
        @Nullable AutoClip autoclip,
        @Nullable ZClip zclip,
        @Nullable Norm norm) {

    public static final ClipSpec NONE = new ClipSpec(null, null, null);

    /** Without the thresholds that adapt to the norms seen. */
    public ClipSpec(@Nullable Value value, @Nullable Agc agc, @Nullable Norm norm) {
        this(value, agc, null, null, norm);
    }

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
        /** timm's. */
        public static final double STANDARD_EPS = 1e-3;

        public Agc {
            Check.positive("clip.agc.factor", factor);
            Check.positive("clip.agc.eps", eps);
        }
    }

    /**
     * The gradient is scaled down to a percentile of the 2-norms seen (AutoClip, Seetharaman et al. 2020, arXiv
     * 2007.14469), the present one among them.
     *
     * @param percentile 0 to 100, between neighbours by linear interpolation as {@code numpy.percentile}
     * @param window how many of the latest norms count
     */
    public record AutoClip(double percentile, int window) {
        /** The authors' percentile, of the last 2000 norms. */
        public static final AutoClip STANDARD = new AutoClip(10, 2000);

        public static final int MAX_WINDOW = 100_000;

        public AutoClip {
            Check.within("clip.autoclip.percentile", percentile, 0, 100);
            Check.within("clip.autoclip.window", (long) window, 1, MAX_WINDOW);
        }
    }

    /**
     * A gradient whose 2-norm g is a spike, (g - μ)/σ = s > z, is scaled down to μ + z²·σ/s (ZClip, Kumar et al. 2025,
     * arXiv 2504.02507); μ and σ² are running means of the norm after clipping and of its squared distance from μ.
     *
     * @param z what counts as a spike, in standard deviations
     * @param alpha what the running means keep at each step
     * @param warmup how many steps, never clipped, give the first μ and σ²
     */
    public record ZClip(double z, double alpha, int warmup) {
        /** The authors' numbers. */
        public static final ZClip STANDARD = new ZClip(2.5, 0.97, 25);

        public static final int MAX_WARMUP = 1_000_000;

        public ZClip {
            Check.positive("clip.zclip.z", z);
            Check.below("clip.zclip.alpha", alpha, 0, 1);
            Check.within("clip.zclip.warmup", (long) warmup, 1, MAX_WARMUP);
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
                throw new InvalidExperimentException("clip.norm.p", ValueFault.UNKNOWN_NORM.with(p));
            }
        }
    }

    public ClipSpec withValue(@Nullable Value newValue) {
        return new ClipSpec(newValue, agc, autoclip, zclip, norm);
    }

    public ClipSpec withAgc(@Nullable Agc newAgc) {
        return new ClipSpec(value, newAgc, autoclip, zclip, norm);
    }

    public ClipSpec withAutoclip(@Nullable AutoClip newAutoclip) {
        return new ClipSpec(value, agc, newAutoclip, zclip, norm);
    }

    public ClipSpec withZclip(@Nullable ZClip newZclip) {
        return new ClipSpec(value, agc, autoclip, newZclip, norm);
    }

    public ClipSpec withNorm(@Nullable Norm newNorm) {
        return new ClipSpec(value, agc, autoclip, zclip, newNorm);
    }
}
