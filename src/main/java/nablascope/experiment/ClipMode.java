package nablascope.experiment;

/** The ways of clipping that the c knob can stand for. A threshold of positive infinity is off. */
public enum ClipMode {
    NORM {
        @Override
        public double threshold(ClipSpec clip) {
            return clip.norm() == null || clip.norm().perTensor()
                    ? OFF
                    : clip.norm().max();
        }

        @Override
        public ClipSpec with(ClipSpec clip, double threshold) {
            double p = clip.norm() == null ? 2 : clip.norm().p();
            return clip.withNorm(threshold == OFF ? null : new ClipSpec.Norm(threshold, p, false));
        }
    },
    NORM_PER_TENSOR {
        @Override
        public double threshold(ClipSpec clip) {
            return clip.norm() == null || !clip.norm().perTensor()
                    ? OFF
                    : clip.norm().max();
        }

        @Override
        public ClipSpec with(ClipSpec clip, double threshold) {
            double p = clip.norm() == null ? 2 : clip.norm().p();
            return clip.withNorm(threshold == OFF ? null : new ClipSpec.Norm(threshold, p, true));
        }
    },
    VALUE {
        @Override
        public double threshold(ClipSpec clip) {
            return clip.value() == null ? OFF : clip.value().max();
        }

        @Override
        public ClipSpec with(ClipSpec clip, double threshold) {
            return clip.withValue(threshold == OFF ? null : new ClipSpec.Value(threshold));
        }
    },
    AGC {
        @Override
        public double threshold(ClipSpec clip) {
            return clip.agc() == null ? OFF : clip.agc().factor();
        }

        @Override
        public ClipSpec with(ClipSpec clip, double threshold) {
            double eps =
                    clip.agc() == null ? ClipSpec.Agc.STANDARD_EPS : clip.agc().eps();
            return clip.withAgc(threshold == OFF ? null : new ClipSpec.Agc(threshold, eps));
        }
    };

    /** The threshold that never clips. */
    public static final double OFF = Double.POSITIVE_INFINITY;

    /** The threshold of this mode, {@link #OFF} when it does not clip. */
    public abstract double threshold(ClipSpec clip);

    /** The same clipping with this mode's threshold changed; {@link #OFF} switches it off. */
    public abstract ClipSpec with(ClipSpec clip, double threshold);

    /** The first mode that is on, or {@code otherwise} where none is. */
    public static ClipMode of(ClipSpec clip, ClipMode otherwise) {
        for (ClipMode mode : values()) {
            if (mode.threshold(clip) < OFF) {
                return mode;
            }
        }
        return otherwise;
    }
}
