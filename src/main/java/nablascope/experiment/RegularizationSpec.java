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
            throw new InvalidExperimentException(
                    "regularization.schedule.type", "is one for learning rates; it must be constant, step or cosine");
        }
    }

    public RegularizationSpec withL1(double lambda) {
        return new RegularizationSpec(
                applyToAll,
                lambda,
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

    /** The L1 penalty as a proximal step after the update, or as a sub-gradient. */
    public RegularizationSpec withL1Proximal(boolean proximal) {
        return new RegularizationSpec(
                applyToAll,
                l1,
                proximal,
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

    public RegularizationSpec withL2(double lambda, boolean half) {
        return new RegularizationSpec(
                applyToAll,
                l1,
                l1Proximal,
                lambda,
                half,
                l2Norm,
                l2NormPerTensor,
                elasticNet,
                l1Ratio,
                gradientNorm,
                gradientNormRadius,
                adaptiveDecay,
                schedule);
    }

    public RegularizationSpec withL2Norm(double lambda, boolean perTensor) {
        return new RegularizationSpec(
                applyToAll,
                l1,
                l1Proximal,
                l2,
                l2Half,
                lambda,
                perTensor,
                elasticNet,
                l1Ratio,
                gradientNorm,
                gradientNormRadius,
                adaptiveDecay,
                schedule);
    }

    public RegularizationSpec withElasticNet(double lambda, double newL1Ratio) {
        return new RegularizationSpec(
                applyToAll,
                l1,
                l1Proximal,
                l2,
                l2Half,
                l2Norm,
                l2NormPerTensor,
                lambda,
                newL1Ratio,
                gradientNorm,
                gradientNormRadius,
                adaptiveDecay,
                schedule);
    }

    public RegularizationSpec withGradientNorm(double lambda) {
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
                lambda,
                gradientNormRadius,
                adaptiveDecay,
                schedule);
    }

    public RegularizationSpec withAdaptiveDecay(double k) {
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
                k,
                schedule);
    }

    public RegularizationSpec withSchedule(Schedule newSchedule) {
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
                newSchedule);
    }
}
