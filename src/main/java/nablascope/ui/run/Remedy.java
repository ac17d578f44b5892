package nablascope.ui.run;

import nablascope.experiment.ClipMode;
import nablascope.experiment.Knobs;
import nablascope.experiment.RegularizationSpec;

/** What may be tried before a training blows up. */
public enum Remedy {
    /** Clip the gradient's norm at the median of the last healthy steps. */
    CLIP {
        @Override
        public boolean applies(Knobs knobs, double medianNorm) {
            return medianNorm > 0 && medianNorm < ClipMode.NORM.threshold(knobs.clip());
        }

        @Override
        public Knobs apply(Knobs knobs, double medianNorm) {
            return knobs.withClip(ClipMode.NORM.with(knobs.clip(), medianNorm));
        }
    },
    /** Half the learning rate. */
    HALF_RATE {
        @Override
        public boolean applies(Knobs knobs, double medianNorm) {
            return knobs.optimizer().lr() > 0;
        }

        @Override
        public Knobs apply(Knobs knobs, double medianNorm) {
            return knobs.withOptimizer(
                    knobs.optimizer().withLr(knobs.optimizer().lr() / 2));
        }
    },
    /** No penalty at all. */
    NO_PENALTY {
        @Override
        public boolean applies(Knobs knobs, double medianNorm) {
            return !knobs.regularization().equals(RegularizationSpec.NONE);
        }

        @Override
        public Knobs apply(Knobs knobs, double medianNorm) {
            return knobs.withRegularization(RegularizationSpec.NONE);
        }
    };

    /**
     * Whether it would change anything.
     *
     * @param medianNorm of the gradient over the last healthy steps; NaN: unknown
     */
    public abstract boolean applies(Knobs knobs, double medianNorm);

    /** The knobs with it; meant for those that it {@link #applies} to. */
    public abstract Knobs apply(Knobs knobs, double medianNorm);
}
