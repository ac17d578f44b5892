package nablascope.train;

import java.util.List;
import nablascope.experiment.RegularizationSpec;
import nablascope.math.Norms;
import nablascope.nn.Parameter;

/**
 * What is gained from looking at the gradient of the data loss L a little further along itself, with g₁ = ∇L(w) and
 * g(s) = ∇L(w + s·g₁/‖g₁‖).
 *
 * <p>The penalty λ·‖∇L‖₂ by finite difference (Zhao, Zhang and Hu 2022, arXiv 2202.03599) makes the gradient
 * (1-a)·g₁ + a·g(r) with a = λ/r. Sharpness-aware minimisation (Foret et al. 2020, arXiv 2010.01412) is the case a = 1
 * without a penalty: the gradient g(ρ). With both on it is g(ρ) + a·(g(r) - g₁). Engine thread.
 */
final class GradientNormPenalty {
    /** Computes dL/dw at the parameters' present values into their gradients. */
    interface DataGradient {
        void compute();
    }

    private static final double NORM_GUARD = 1e-12;

    private final List<Parameter> parameters;
    private final DataGradient dataGradient;
    private float[][] weights = {};
    private float[][] gradients = {};
    private float[][] additions = {};

    GradientNormPenalty(List<Parameter> parameters, DataGradient dataGradient) {
        this.parameters = parameters;
        this.dataGradient = dataGradient;
    }

    /**
     * Replaces the data gradient by the one of the penalised or sharpness-aware loss; weights end as they began.
     *
     * @param lambda of the gradient norm; 0: no penalty
     * @param rho of sharpness-aware minimisation; 0: off
     * @return λ·‖g₁‖
     */
    double apply(RegularizationSpec spec, double lambda, double rho) {
        if (lambda == 0 && rho == 0) {
            return 0;
        }
        double norm = keep();
        if (lambda > 0) {
            computeAhead(spec.gradientNormRadius(), norm);
            mix((float) (lambda / spec.gradientNormRadius()));
        }
        if (rho > 0) {
            boolean both = lambda > 0;
            if (both) {
                keepAddition();
            }
            computeAhead(rho, norm);
            if (both) {
                add();
            }
        }
        return lambda * norm;
    }

    /** Whether the data gradient at the present weights is not finite; gradients and weights stay as they are. */
    boolean dataGradientBroken() {
        keep();
        dataGradient.compute();
        boolean broken = parameters.stream().anyMatch(p -> !Double.isFinite(Norms.sumOfSquares(p.grad())));
        for (int k = 0; k < gradients.length; k++) {
            System.arraycopy(gradients[k], 0, parameters.get(k).grad().data, 0, gradients[k].length);
        }
        return broken;
    }

    /** Remembers weights and gradients, and returns the norm of these. */
    private double keep() {
        if (weights.length == 0) {
            weights = copies();
            gradients = copies();
        }
        double squares = 0;
        for (int k = 0; k < weights.length; k++) {
            Parameter p = parameters.get(k);
            System.arraycopy(p.value().data, 0, weights[k], 0, p.size());
            System.arraycopy(p.grad().data, 0, gradients[k], 0, p.size());
            squares += Norms.sumOfSquares(p.grad());
        }
        return Math.sqrt(squares);
    }

    private float[][] copies() {
        return parameters.stream().map(p -> new float[p.size()]).toArray(float[][]::new);
    }

    /** The gradient at a distance along the first one; back to the weights afterwards. */
    private void computeAhead(double distance, double norm) {
        float factor = (float) (distance / (norm + NORM_GUARD));
        for (int k = 0; k < weights.length; k++) {
            float[] w = parameters.get(k).value().data;
            for (int i = 0; i < weights[k].length; i++) {
                w[i] = weights[k][i] + factor * gradients[k][i];
            }
        }
        dataGradient.compute();
        for (int k = 0; k < weights.length; k++) {
            System.arraycopy(weights[k], 0, parameters.get(k).value().data, 0, weights[k].length);
        }
    }

    private void mix(float a) {
        for (int k = 0; k < weights.length; k++) {
            float[] g = parameters.get(k).grad().data;
            for (int i = 0; i < weights[k].length; i++) {
                g[i] = (1 - a) * gradients[k][i] + a * g[i];
            }
        }
    }

    private void keepAddition() {
        if (additions.length == 0) {
            additions = copies();
        }
        for (int k = 0; k < additions.length; k++) {
            float[] g = parameters.get(k).grad().data;
            for (int i = 0; i < additions[k].length; i++) {
                additions[k][i] = g[i] - gradients[k][i];
            }
        }
    }

    private void add() {
        for (int k = 0; k < additions.length; k++) {
            float[] g = parameters.get(k).grad().data;
            for (int i = 0; i < additions[k].length; i++) {
                g[i] += additions[k][i];
            }
        }
    }
}
