package nablascope.train;

import java.util.List;
import nablascope.experiment.RegularizationSpec;
import nablascope.math.Norms;
import nablascope.nn.Parameter;

/**
 * The penalty λ·‖∇L‖₂ on the data loss L by finite difference (Zhao, Zhang and Hu 2022, arXiv 2202.03599): with
 * g₁ = ∇L(w) and g₂ = ∇L(w + r·g₁/‖g₁‖) the gradient becomes (1-a)·g₁ + a·g₂, a = λ/r. a = 1 is SAM. Engine thread.
 */
final class GradientNormPenalty {
    /** Computes dL/dw at the parameters' present values into their gradients. */
    interface DataGradient {
        void compute();
    }

    private static final double NORM_GUARD = 1e-12;

    private final List<Parameter> parameters;
    private float[][] weights = {};
    private float[][] gradients = {};

    GradientNormPenalty(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /**
     * Replaces the data gradient by the penalised one; weights end as they began.
     *
     * @return λ·‖g₁‖
     */
    double apply(RegularizationSpec spec, DataGradient atPresentWeights) {
        if (weights.length == 0) {
            weights = copies();
            gradients = copies();
        }
        double squares = 0;
        for (Parameter p : parameters) {
            squares += Norms.sumOfSquares(p.grad());
        }
        double norm = Math.sqrt(squares);
        moveAlongGradient((float) (spec.gradientNormRadius() / (norm + NORM_GUARD)));
        atPresentWeights.compute();
        mix((float) (spec.gradientNorm() / spec.gradientNormRadius()));
        return spec.gradientNorm() * norm;
    }

    private float[][] copies() {
        return parameters.stream().map(p -> new float[p.size()]).toArray(float[][]::new);
    }

    private void moveAlongGradient(float factor) {
        for (int k = 0; k < weights.length; k++) {
            Parameter p = parameters.get(k);
            System.arraycopy(p.value().data, 0, weights[k], 0, p.size());
            System.arraycopy(p.grad().data, 0, gradients[k], 0, p.size());
            for (int i = 0; i < p.size(); i++) {
                p.value().data[i] += factor * p.grad().data[i];
            }
        }
    }

    private void mix(float a) {
        for (int k = 0; k < weights.length; k++) {
            Parameter p = parameters.get(k);
            System.arraycopy(weights[k], 0, p.value().data, 0, p.size());
            float[] g = p.grad().data;
            for (int i = 0; i < p.size(); i++) {
                g[i] = (1 - a) * gradients[k][i] + a * g[i];
            }
        }
    }
}
