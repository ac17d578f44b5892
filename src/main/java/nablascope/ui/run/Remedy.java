package nablascope.ui.run;

import java.math.BigDecimal;
import java.math.MathContext;
import nablascope.experiment.ClipMode;
import nablascope.experiment.Knobs;
import nablascope.experiment.RegularizationSpec;
import nablascope.session.SessionEvent.Circumstances;

/** What may be tried against an explosion, in place of what exploded. */
public enum Remedy {
    /**
     * Clip the gradient's norm at the median of the last healthy steps; where the learning rate was raised since, so much
     * lower that a clipped step is no longer than those were.
     */
    CLIP {
        @Override
        public boolean applies(Circumstances then, double medianNorm) {
            return medianNorm > 0
                    && threshold(then, medianNorm)
                            < ClipMode.NORM.threshold(then.knobs().clip());
        }

        @Override
        public Knobs apply(Circumstances then, double medianNorm) {
            return then.knobs().withClip(ClipMode.NORM.with(then.knobs().clip(), threshold(then, medianNorm)));
        }

        private double threshold(Circumstances then, double medianNorm) {
            double raised =
                    then.knobs().optimizer().lr() / then.before().optimizer().lr();
            return BigDecimal.valueOf(raised > 1 ? medianNorm / raised : medianNorm)
                    .round(DIGITS)
                    .doubleValue();
        }

        @Override
        double value(Knobs with) {
            return ClipMode.NORM.threshold(with.clip());
        }
    },
    /** Half the learning rate; where that was raised just before the explosion, half of what it was before. */
    HALF_RATE {
        @Override
        public boolean applies(Circumstances then, double medianNorm) {
            return healthy(then) > 0;
        }

        @Override
        public Knobs apply(Circumstances then, double medianNorm) {
            return then.knobs().withOptimizer(then.knobs().optimizer().withLr(healthy(then) / 2));
        }

        private double healthy(Circumstances then) {
            return Math.min(
                    then.knobs().optimizer().lr(), then.before().optimizer().lr());
        }

        @Override
        double value(Knobs with) {
            return with.optimizer().lr();
        }
    },
    /** No penalty at all. */
    NO_PENALTY {
        @Override
        public boolean applies(Circumstances then, double medianNorm) {
            return !then.knobs().regularization().equals(RegularizationSpec.NONE);
        }

        @Override
        public Knobs apply(Circumstances then, double medianNorm) {
            return then.knobs().withRegularization(RegularizationSpec.NONE);
        }

        @Override
        double value(Knobs with) {
            return Double.NaN;
        }
    };

    /** For the reader. */
    private static final MathContext DIGITS = new MathContext(2);

    /**
     * Whether it would change anything.
     *
     * @param medianNorm of the gradient over the last healthy steps; NaN: unknown
     */
    public abstract boolean applies(Circumstances then, double medianNorm);

    /** The knobs with it; meant for those that it {@link #applies} to. */
    public abstract Knobs apply(Circumstances then, double medianNorm);

    /** The number that it has set in these knobs; NaN: none. */
    abstract double value(Knobs with);
}
