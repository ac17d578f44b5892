package nablascope.optim;

import java.util.List;
import nablascope.experiment.RegularizationSpec;
import nablascope.math.Norms;
import nablascope.nn.Parameter;

/**
 * The weight penalties: their value and, added to the data gradient, their sub-gradient with sign(0) = 0 and w/‖w‖ = 0
 * at w = 0. Allocates nothing. Engine thread.
 */
public final class Penalty {
    private final List<Parameter> all;
    private final List<Parameter> weights;

    /** @param parameters of the network; those with fewer than two dimensions only count under {@code applyTo: all} */
    public Penalty(List<Parameter> parameters) {
        this.all = List.copyOf(parameters);
        this.weights = parameters.stream().filter(p -> p.dimensions() >= 2).toList();
    }

    /**
     * Adds the penalties' gradient to the parameters' gradients.
     *
     * @return the penalties' value at the present weights
     */
    public double addGradient(RegularizationSpec spec) {
        return addGradient(spec, 1);
    }

    /**
     * The same with every λ multiplied by a factor; without the L1 penalty where that is a proximal step.
     *
     * @see ProximalL1
     */
    public double addGradient(RegularizationSpec spec, double scale) {
        List<Parameter> penalised = penalised(spec);
        double linear = scale * ((spec.l1Proximal() ? 0 : spec.l1()) + spec.elasticNet() * spec.l1Ratio());
        double quadratic =
                scale * ((spec.l2Half() ? spec.l2() / 2 : spec.l2()) + spec.elasticNet() * (1 - spec.l1Ratio()) / 2);
        double norm = scale * spec.l2Norm();
        double value = 0;
        for (int i = 0; i < penalised.size(); i++) {
            Parameter p = penalised.get(i);
            if (linear != 0) {
                value += linear * addSign(p, (float) linear);
            }
            if (quadratic != 0) {
                value += quadratic * addProportional(p, (float) (2 * quadratic));
            }
        }
        if (norm != 0) {
            value += spec.l2NormPerTensor() ? addEachNorm(penalised, norm) : addNorm(penalised, norm);
        }
        return value;
    }

    /** The tensors that count. */
    List<Parameter> penalised(RegularizationSpec spec) {
        return spec.applyToAll() ? all : weights;
    }

    /** g += factor·sign(w); returns Σ|w|. */
    private static double addSign(Parameter p, float factor) {
        float[] w = p.value().data;
        float[] g = p.grad().data;
        double sum = 0;
        for (int i = 0; i < p.size(); i++) {
            sum += Math.abs(w[i]);
            g[i] += factor * Math.signum(w[i]);
        }
        return sum;
    }

    /** g += factor·w; returns Σw². */
    private static double addProportional(Parameter p, float factor) {
        addScaled(p.value().data, factor, p.grad().data, p.size());
        return Norms.sumOfSquares(p.value());
    }

    private static void addScaled(float[] w, float factor, float[] g, int n) {
        for (int i = 0; i < n; i++) {
            g[i] += factor * w[i];
        }
    }

    private static double addNorm(List<Parameter> penalised, double lambda) {
        double squares = 0;
        for (int i = 0; i < penalised.size(); i++) {
            squares += Norms.sumOfSquares(penalised.get(i).value());
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < penalised.size(); i++) {
            addDirection(penalised.get(i), lambda, norm);
        }
        return lambda * norm;
    }

    private static double addEachNorm(List<Parameter> penalised, double lambda) {
        double sum = 0;
        for (int i = 0; i < penalised.size(); i++) {
            double norm = Math.sqrt(Norms.sumOfSquares(penalised.get(i).value()));
            addDirection(penalised.get(i), lambda, norm);
            sum += norm;
        }
        return lambda * sum;
    }

    private static void addDirection(Parameter p, double lambda, double norm) {
        if (norm == 0) {
            return;
        }
        float factor = (float) (lambda / norm);
        addScaled(p.value().data, factor, p.grad().data, p.size());
    }
}
