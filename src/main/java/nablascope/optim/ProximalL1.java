package nablascope.optim;

import java.util.List;
import nablascope.experiment.RegularizationSpec;
import nablascope.math.Norms;
import nablascope.nn.Parameter;

/**
 * The L1 penalty as a proximal step: after the update w ← sign(w)·max(|w| - η·λ, 0), which sets small weights to zero
 * exactly (ISTA, Daubechies et al. 2004). η is the learning rate itself, also where an optimizer scales its steps.
 * Allocates at its first use only. Engine thread.
 */
public final class ProximalL1 {
    private final List<Parameter> parameters;
    private final Penalty penalty;
    private float[][] before = {};

    /** @param parameters of the network, those of {@code penalty} */
    public ProximalL1(List<Parameter> parameters, Penalty penalty) {
        this.parameters = List.copyOf(parameters);
        this.penalty = penalty;
    }

    private static boolean on(RegularizationSpec spec) {
        return spec.l1Proximal() && spec.l1() > 0;
    }

    /** λ·Σ|w| at the present weights; 0 when L1 is off or a sub-gradient. */
    public double value(RegularizationSpec spec, double lambda) {
        if (!on(spec)) {
            return 0;
        }
        double sum = 0;
        List<Parameter> penalised = penalty.penalised(spec);
        for (int k = 0; k < penalised.size(); k++) {
            Parameter p = penalised.get(k);
            for (int i = 0; i < p.size(); i++) {
                sum += Math.abs(p.value().data[i]);
            }
        }
        return lambda * sum;
    }

    /** Remembers the weights before the optimizer's step, to know afterwards how far they went in all. */
    public void beforeUpdate(RegularizationSpec spec) {
        if (!on(spec)) {
            return;
        }
        if (before.length == 0) {
            before = parameters.stream().map(p -> new float[p.size()]).toArray(float[][]::new);
        }
        for (int k = 0; k < before.length; k++) {
            System.arraycopy(parameters.get(k).value().data, 0, before[k], 0, before[k].length);
        }
    }

    /**
     * Shrinks the weights that the optimizer has just moved.
     *
     * @param threshold η·λ
     * @param optimizer whose record of the step is brought up to date
     */
    public void afterUpdate(RegularizationSpec spec, double threshold, Optimizer optimizer) {
        if (!on(spec)) {
            return;
        }
        List<Parameter> penalised = penalty.penalised(spec);
        for (int k = 0; k < penalised.size(); k++) {
            shrink(penalised.get(k).value().data, penalised.get(k).size(), (float) threshold);
        }
        for (int k = 0; k < before.length; k++) {
            optimizer.updateNorms()[k] = distance(parameters.get(k), before[k]);
            optimizer.weightNorms()[k] =
                    Math.sqrt(Norms.sumOfSquares(parameters.get(k).value()));
        }
    }

    /** NaN stays NaN. */
    private static void shrink(float[] w, int n, float threshold) {
        for (int i = 0; i < n; i++) {
            w[i] = Math.signum(w[i]) * Math.max(Math.abs(w[i]) - threshold, 0);
        }
    }

    private static double distance(Parameter p, float[] from) {
        double squares = 0;
        for (int i = 0; i < from.length; i++) {
            double change = (double) p.value().data[i] - from[i];
            squares += change * change;
        }
        return Math.sqrt(squares);
    }
}
