package nablascope.experiment;

/**
 * The weight penalties, added up, and the gradient-norm penalty. A penalty with λ = 0 is off.
 *
 * @param applyToAll false: tensors with two or more dimensions only (no biases, no gamma/beta)
 * @param l1 λ of λ·Σ|w|
 * @param l1Proximal {@code l1.proximal} in the file: w ← sign(w)·max(|w| - η·λ, 0) after the update in place of the
 *     sub-gradient, which gives exact zeros (ISTA, Daubechies et al. 2004); the penalty's value is the same
 * @param l2 λ of λ·Σw², or of λ/2·Σw² with {@code l2Half}
 * @param l2Norm λ of the un-squared λ·‖w‖₂, over all tensors together or per tensor
 * @param elasticNet λ of λ·(a·Σ|w| + (1-a)/2·Σw²) with a = {@code l1Ratio}
 * @param gradientNorm λ of λ·‖∇(data loss)‖₂
 * @param gradientNormRadius r of the finite difference along the gradient, the only {@code method} there is
 * @param adaptiveDecay k of the penalty λₜ/2·Σw² with λₜ = k·‖∇(data loss)‖/‖w‖ over the penalised tensors, set anew at
 *     each step and then held (Ghiasi, Shafahi and Ardekani 2022, arXiv 2210.00094)
 * @param schedule what every λ (and k) is multiplied with, step by step: constant, step or cosine
 */
public record RegularizationSpec(
        boolean applyToAll,
        double l1,
        boolean l1Proximal,
        double l2,
        boolean l2Half,
        double l2Norm,
        boolean l2NormPerTensor,
        double elasticNet,
        double l1Ratio,
        double gradientNorm,
        double gradientNormRadius,
        double adaptiveDecay,
        Schedule schedule) {

    /** No penalty at all. */
    public static final RegularizationSpec NONE =
            new RegularizationSpec(false, 0, false, 0, false, 0, false, 0, 0.5, 0, 0.05, 0, Schedule.CONSTANT);

    public RegularizationSpec {
        Check.nonNegative("regularization.l1.lambda", l1);
        Check.nonNegative("regularization.l2.lambda", l2);
        Check.nonNegative("regularization.l2norm.lambda", l2Norm);
        Check.nonNegative("regularization.elasticNet.lambda", elasticNet);
        Check.within("regularization.elasticNet.l1Ratio", l1Ratio, 0, 1);
        Check.nonNegative("regularization.gradientNorm.lambda", gradientNorm);
        Check.positive("regularization.gradientNorm.r", gradientNormRadius);
        Check.nonNegative("regularization.adaptiveDecay", adaptiveDecay);
        if (schedule instanceof Schedule.Warmup || schedule instanceof Schedule.InverseTime) {
            throw new InvalidExperimentException("regularization.schedule.type", Misfit.LEARNING_RATE_SCHEDULE.with());
        }
    }

    /** These penalties to begin with. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    public RegularizationSpec withL1(double lambda) {
        return toBuilder().l1(lambda).build();
    }

    public RegularizationSpec withL2(double lambda, boolean half) {
        return toBuilder().l2(lambda).l2Half(half).build();
    }

    public RegularizationSpec withL2Norm(double lambda, boolean perTensor) {
        return toBuilder().l2Norm(lambda).l2NormPerTensor(perTensor).build();
    }

    public RegularizationSpec withElasticNet(double lambda, double newL1Ratio) {
        return toBuilder().elasticNet(lambda).l1Ratio(newL1Ratio).build();
    }

    /** Collects hyper-parameters; {@link #build} checks them. */
    public static final class Builder {
        private boolean applyToAll;
        private double l1;
        private boolean l1Proximal;
        private double l2;
        private boolean l2Half;
        private double l2Norm;
        private boolean l2NormPerTensor;
        private double elasticNet;
        private double l1Ratio;
        private double gradientNorm;
        private double gradientNormRadius;
        private double adaptiveDecay;
        private Schedule schedule;

        private Builder(RegularizationSpec start) {
            applyToAll = start.applyToAll;
            l1 = start.l1;
            l1Proximal = start.l1Proximal;
            l2 = start.l2;
            l2Half = start.l2Half;
            l2Norm = start.l2Norm;
            l2NormPerTensor = start.l2NormPerTensor;
            elasticNet = start.elasticNet;
            l1Ratio = start.l1Ratio;
            gradientNorm = start.gradientNorm;
            gradientNormRadius = start.gradientNormRadius;
            adaptiveDecay = start.adaptiveDecay;
            schedule = start.schedule;
        }

        public Builder applyToAll(boolean value) {
            applyToAll = value;
            return this;
        }

        public Builder l1(double value) {
            l1 = value;
            return this;
        }

        public Builder l1Proximal(boolean value) {
            l1Proximal = value;
            return this;
        }

        public Builder l2(double value) {
            l2 = value;
            return this;
        }

        public Builder l2Half(boolean value) {
            l2Half = value;
            return this;
        }

        public Builder l2Norm(double value) {
            l2Norm = value;
            return this;
        }

        public Builder l2NormPerTensor(boolean value) {
            l2NormPerTensor = value;
            return this;
        }

        public Builder elasticNet(double value) {
            elasticNet = value;
            return this;
        }

        public Builder l1Ratio(double value) {
            l1Ratio = value;
            return this;
        }

        public Builder gradientNorm(double value) {
            gradientNorm = value;
            return this;
        }

        public Builder gradientNormRadius(double value) {
            gradientNormRadius = value;
            return this;
        }

        public Builder adaptiveDecay(double value) {
            adaptiveDecay = value;
            return this;
        }

        public Builder schedule(Schedule value) {
            schedule = value;
            return this;
        }

        /** @throws InvalidExperimentException if they cannot go together */
        public RegularizationSpec build() {
            return new RegularizationSpec(
                    applyToAll,
                    l1,
                    l1Proximal,
                    l2,
                    l2Half,
                    l2Norm,
                    l2NormPerTensor,
                    elasticNet,
                    l1Ratio,
                    gradientNorm,
                    gradientNormRadius,
                    adaptiveDecay,
                    schedule);
        }
    }
}
