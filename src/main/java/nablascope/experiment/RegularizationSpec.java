package nablascope.experiment;

/**
 * The weight penalties, added up, and the gradient-norm penalty. A penalty with λ = 0 is off.
 *
 * @param applyToAll false: tensors with two or more dimensions only (no biases, no gamma/beta)
 * @param l1 λ of λ·Σ|w|
 * @param l2 λ of λ·Σw², or of λ/2·Σw² with {@code l2Half}
 * @param l2Norm λ of the un-squared λ·‖w‖₂, over all tensors together or per tensor
 * @param elasticNet λ of λ·(a·Σ|w| + (1-a)/2·Σw²) with a = {@code l1Ratio}
 * @param gradientNorm λ of λ·‖∇(data loss)‖₂
 * @param gradientNormRadius r of the finite difference along the gradient
 * @param gradientNormExact differentiate twice instead of by finite difference
 */
public record RegularizationSpec(
        boolean applyToAll,
        double l1,
        double l2,
        boolean l2Half,
        double l2Norm,
        boolean l2NormPerTensor,
        double elasticNet,
        double l1Ratio,
        double gradientNorm,
        double gradientNormRadius,
        boolean gradientNormExact) {

    /** No penalty at all. */
    public static final RegularizationSpec NONE =
            new RegularizationSpec(false, 0, 0, false, 0, false, 0, 0.5, 0, 0.05, false);

    public RegularizationSpec {
        Check.nonNegative("regularization.l1.lambda", l1);
        Check.nonNegative("regularization.l2.lambda", l2);
        Check.nonNegative("regularization.l2norm.lambda", l2Norm);
        Check.nonNegative("regularization.elasticNet.lambda", elasticNet);
        Check.within("regularization.elasticNet.l1Ratio", l1Ratio, 0, 1);
        Check.nonNegative("regularization.gradientNorm.lambda", gradientNorm);
        Check.positive("regularization.gradientNorm.r", gradientNormRadius);
    }

    public RegularizationSpec withL1(double lambda) {
        return new RegularizationSpec(
                applyToAll,
                lambda,
                l2,
                l2Half,
                l2Norm,
                l2NormPerTensor,
                elasticNet,
                l1Ratio,
                gradientNorm,
                gradientNormRadius,
                gradientNormExact);
    }

    public RegularizationSpec withL2(double lambda, boolean half) {
        return new RegularizationSpec(
                applyToAll,
                l1,
                lambda,
                half,
                l2Norm,
                l2NormPerTensor,
                elasticNet,
                l1Ratio,
                gradientNorm,
                gradientNormRadius,
                gradientNormExact);
    }

    public RegularizationSpec withL2Norm(double lambda, boolean perTensor) {
        return new RegularizationSpec(
                applyToAll,
                l1,
                l2,
                l2Half,
                lambda,
                perTensor,
                elasticNet,
                l1Ratio,
                gradientNorm,
                gradientNormRadius,
                gradientNormExact);
    }

    public RegularizationSpec withElasticNet(double lambda, double newL1Ratio) {
        return new RegularizationSpec(
                applyToAll,
                l1,
                l2,
                l2Half,
                l2Norm,
                l2NormPerTensor,
                lambda,
                newL1Ratio,
                gradientNorm,
                gradientNormRadius,
                gradientNormExact);
    }

    public RegularizationSpec withGradientNorm(double lambda) {
        return new RegularizationSpec(
                applyToAll,
                l1,
                l2,
                l2Half,
                l2Norm,
                l2NormPerTensor,
                elasticNet,
                l1Ratio,
                lambda,
                gradientNormRadius,
                gradientNormExact);
    }
}
