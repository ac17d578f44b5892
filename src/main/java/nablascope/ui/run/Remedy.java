package nablascope.ui.run;

import java.math.BigDecimal;
import java.math.MathContext;
import nablascope.experiment.ClipMode;
import nablascope.experiment.Knobs;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.RegularizationSpec;
import nablascope.session.SessionEvent.Circumstances;

/** What may be tried in place of what went wrong. */
public enum Remedy {
    /**
     * Clip the gradient's norm at the median of the last healthy steps; where the learning rate was raised since, so much
     * lower that a clipped step is no longer than those were. With momentum it would be: the raised rate multiplies the
     * gradients of before too, which nobody clipped.
     */
    CLIP {
        @Override
        public boolean applies(Circumstances then, double medianNorm) {
            return medianNorm > 0
                    && shortens(then)
                    && threshold(then, medianNorm)
                            < ClipMode.NORM.threshold(then.knobs().clip());
        }

        private boolean shortens(Circumstances then) {
            OptimizerSpec rule = then.knobs().optimizer();
            return rule.type().scalesWithGradient() && (rule.momentum() == 0 || rule.lr() == usualRate(then));
        }

        @Override
        public Knobs apply(Circumstances then, double medianNorm) {
            return then.knobs().withClip(ClipMode.NORM.with(then.knobs().clip(), threshold(then, medianNorm)));
        }

        private double threshold(Circumstances then, double medianNorm) {
            double raised = then.knobs().optimizer().lr() / usualRate(then);
            return BigDecimal.valueOf(medianNorm / raised).round(DIGITS).doubleValue();
        }

        @Override
        double value(Knobs with) {
            return ClipMode.NORM.threshold(with.clip());
        }
    },
    /** Half the learning rate; where that was raised before, half of what it was before. */
    HALF_RATE {
        @Override
        public boolean applies(Circumstances then, double medianNorm) {
            return usualRate(then) > 0;
        }

        @Override
        public Knobs apply(Circumstances then, double medianNorm) {
            return then.knobs().withOptimizer(then.knobs().optimizer().withLr(usualRate(then) / 2));
        }

        @Override
        double value(Knobs with) {
            return with.optimizer().lr();
        }
    },
    /** A tenth of a learning rate that was not raised: no lower one is known to be good, and half may be too much. */
    TENTH_RATE {
        @Override
        public boolean applies(Circumstances then, double medianNorm) {
            double rate = then.knobs().optimizer().lr();
            return rate > 0 && rate == usualRate(then);
        }

        @Override
        public Knobs apply(Circumstances then, double medianNorm) {
            return then.knobs().withOptimizer(then.knobs().optimizer().withLr(usualRate(then) / 10));
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

    /** The learning rate from before it was raised; that of then, if it was not, or if there was none before. */
    public static double usualRate(Circumstances then) {
        double before = then.before().optimizer().lr();
        double rate = then.knobs().optimizer().lr();
        return before > 0 ? Math.min(before, rate) : rate;
    }

    /** The number that it has set in these knobs; NaN: none. */
    abstract double value(Knobs with);
}
