package nablascope.optim;

import java.util.List;
import nablascope.experiment.RegularizationSpec;
import nablascope.math.Norms;
import nablascope.nn.Parameter;

/**
 * Weight decay in step with the data gradient: the penalty λₜ/2·‖w‖² with λₜ = k·‖∇L‖/‖w‖, so that the decay's gradient
 * always has k times the norm of the data's (Ghiasi, Shafahi and Ardekani 2022, arXiv 2210.00094, without their running
 * mean of λₜ). λₜ counts as constant within its step. Allocates nothing. Engine thread.
 */
public final class AdaptiveDecay {
    private final Penalty penalty;
    private double lambda;

    /** @param penalty which tensors are penalised */
    public AdaptiveDecay(Penalty penalty) {
        this.penalty = penalty;
    }

    /**
     * Adds λₜ·w to the gradients, which must still be those of the data loss alone.
     *
     * @param k ratio of the two gradients' norms; 0: off
     * @return λₜ/2·‖w‖²
     */
    public double addGradient(RegularizationSpec spec, double k) {
        lambda = 0;
        if (k == 0) {
            return 0;
        }
        List<Parameter> penalised = penalty.penalised(spec);
        double gradient = 0;
        double weight = 0;
        for (int i = 0; i < penalised.size(); i++) {
            gradient += Norms.sumOfSquares(penalised.get(i).grad());
            weight += Norms.sumOfSquares(penalised.get(i).value());
        }
        if (weight == 0) {
            return 0;
        }
        lambda = k * Math.sqrt(gradient) / Math.sqrt(weight);
        for (int i = 0; i < penalised.size(); i++) {
            add(penalised.get(i), (float) lambda);
        }
        return lambda / 2 * weight;
    }

    private static void add(Parameter p, float factor) {
        float[] w = p.value().data;
        float[] g = p.grad().data;
        for (int i = 0; i < p.size(); i++) {
            g[i] += factor * w[i];
        }
    }

    /** λₜ of the last step; 0 when off. */
    public double lambda() {
        return lambda;
    }
}
