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
        ADAMW
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
            throw new InvalidExperimentException(
                    "optimizer.dampening", "is " + dampening + "; with nesterov it must be 0");
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

    public OptimizerSpec withLr(double newLr) {
        return new OptimizerSpec(
                type,
                newLr,
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

    public OptimizerSpec withMomentum(double newMomentum) {
        return new OptimizerSpec(
                type,
                lr,
                weightDecay,
                newMomentum,
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

    public OptimizerSpec withSam(double rho) {
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
                rho,
                schedule);
    }

    public OptimizerSpec withSchedule(Schedule newSchedule) {
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
                newSchedule);
    }

    /** Another rule at the same learning rate with the same schedule and SAM; everything else at its defaults. */
    public OptimizerSpec withType(Type newType) {
        return newType == type ? this : of(newType, lr).withSam(sam).withSchedule(schedule);
    }
}
