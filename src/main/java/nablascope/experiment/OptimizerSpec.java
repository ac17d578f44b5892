package nablascope.experiment;

/**
 * The update rule and its hyper-parameters, with PyTorch's names and defaults. Those that a type does not use keep
 * their defaults.
 *
 * @param lr learning rate η
 * @param weightDecay coupled decay (added to the gradient after clipping); decoupled for {@link Type#ADAMW}
 * @param lrDecay Adagrad's 1/t decay of the learning rate
 * @param initialAccumulator Adagrad's start value of the squared sums
 * @param sam ρ of sharpness-aware minimisation: the gradient of the data loss is taken at w + ρ·g/‖g‖ (Foret et al. 2020,
 *     arXiv 2010.01412); 0: off
 * @param schedule what η is multiplied with, step by step
 */
public record OptimizerSpec(
        Type type,
        double lr,
        double weightDecay,
        double momentum,
        double dampening,
        boolean nesterov,
        double alpha,
        boolean centered,
        double eps,
        double beta1,
        double beta2,
        boolean amsgrad,
        double lrDecay,
        double initialAccumulator,
        double sam,
        Schedule schedule) {

    /** The update rules. */
    public enum Type {
        SGD,
        RMSPROP,
        ADAGRAD,
        ADAM,
        ADAMW;

        /**
         * Whether a step is as many times longer as the gradient is. The other rules divide by the size that gradients have
         * had: scaled all alike, as by clipping, they make nearly the same steps.
         */
        public boolean scalesWithGradient() {
            return this == SGD;
        }
    }

    public OptimizerSpec {
        Check.nonNegative("optimizer.lr", lr);
        Check.nonNegative("optimizer.weightDecay", weightDecay);
        Check.within("optimizer.momentum", momentum, 0, 1);
        Check.within("optimizer.dampening", dampening, 0, 1);
        Check.within("optimizer.alpha", alpha, 0, 1);
        Check.nonNegative("optimizer.eps", eps);
        Check.below("optimizer.beta1", beta1, 0, 1);
        Check.below("optimizer.beta2", beta2, 0, 1);
        Check.nonNegative("optimizer.lrDecay", lrDecay);
        Check.nonNegative("optimizer.initialAccumulator", initialAccumulator);
        Check.nonNegative("optimizer.sam", sam);
        if (nesterov && dampening != 0) {
            throw new InvalidExperimentException("optimizer.dampening", Misfit.NESTEROV.with(dampening));
        }
    }

    /** The given rule with PyTorch's defaults. */
    public static OptimizerSpec of(Type type, double lr) {
        return new OptimizerSpec(
                type,
                lr,
                type == Type.ADAMW ? 0.01 : 0,
                0,
                0,
                false,
                0.99,
                false,
                type == Type.ADAGRAD ? 1e-10 : 1e-8,
                0.9,
                0.999,
                false,
                0,
                0,
                0,
                Schedule.CONSTANT);
    }

    /** These hyper-parameters to begin with. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    public OptimizerSpec withLr(double newLr) {
        return toBuilder().lr(newLr).build();
    }

    public OptimizerSpec withMomentum(double newMomentum) {
        return toBuilder().momentum(newMomentum).build();
    }

    /** Another rule at the same learning rate with the same schedule and SAM; everything else at its defaults. */
    public OptimizerSpec withType(Type newType) {
        return newType == type
                ? this
                : of(newType, lr).toBuilder().sam(sam).schedule(schedule).build();
    }

    /** Collects hyper-parameters; {@link #build} checks them. */
    public static final class Builder {
        private Type type;
        private double lr;
        private double weightDecay;
        private double momentum;
        private double dampening;
        private boolean nesterov;
        private double alpha;
        private boolean centered;
        private double eps;
        private double beta1;
        private double beta2;
        private boolean amsgrad;
        private double lrDecay;
        private double initialAccumulator;
        private double sam;
        private Schedule schedule;

        private Builder(OptimizerSpec start) {
            type = start.type;
            lr = start.lr;
            weightDecay = start.weightDecay;
            momentum = start.momentum;
            dampening = start.dampening;
            nesterov = start.nesterov;
            alpha = start.alpha;
            centered = start.centered;
            eps = start.eps;
            beta1 = start.beta1;
            beta2 = start.beta2;
            amsgrad = start.amsgrad;
            lrDecay = start.lrDecay;
            initialAccumulator = start.initialAccumulator;
            sam = start.sam;
            schedule = start.schedule;
        }

        public Builder type(Type value) {
            type = value;
            return this;
        }

        public Builder lr(double value) {
            lr = value;
            return this;
        }

        public Builder weightDecay(double value) {
            weightDecay = value;
            return this;
        }

        public Builder momentum(double value) {
            momentum = value;
            return this;
        }

        public Builder dampening(double value) {
            dampening = value;
            return this;
        }

        public Builder nesterov(boolean value) {
            nesterov = value;
            return this;
        }

        public Builder alpha(double value) {
            alpha = value;
            return this;
        }

        public Builder centered(boolean value) {
            centered = value;
            return this;
        }

        public Builder eps(double value) {
            eps = value;
            return this;
        }

        public Builder beta1(double value) {
            beta1 = value;
            return this;
        }

        public Builder beta2(double value) {
            beta2 = value;
            return this;
        }

        public Builder amsgrad(boolean value) {
            amsgrad = value;
            return this;
        }

        public Builder lrDecay(double value) {
            lrDecay = value;
            return this;
        }

        public Builder initialAccumulator(double value) {
            initialAccumulator = value;
            return this;
        }

        public Builder sam(double value) {
            sam = value;
            return this;
        }

        public Builder schedule(Schedule value) {
            schedule = value;
            return this;
        }

        /** @throws InvalidExperimentException if they cannot go together */
        public OptimizerSpec build() {
            return new OptimizerSpec(
                    type,
                    lr,
                    weightDecay,
                    momentum,
                    dampening,
                    nesterov,
                    alpha,
                    centered,
                    eps,
                    beta1,
                    beta2,
                    amsgrad,
                    lrDecay,
                    initialAccumulator,
                    sam,
                    schedule);
        }
    }
}
