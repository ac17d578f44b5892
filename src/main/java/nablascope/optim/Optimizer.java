package nablascope.optim;

import java.util.List;
import nablascope.experiment.OptimizerSpec;
import nablascope.math.Norms;
import nablascope.nn.Parameter;

/**
 * The last links of a step: coupled weight decay, the update rule, the step itself, and what it did. Changing the rule
 * starts with an empty memory, changing a number keeps it. Allocates only when the rule changes. Engine thread.
 */
public final class Optimizer {
    private final List<Parameter> parameters;
    private final double[] updateNorms;
    private final double[] weightNorms;
    private OptimizerSpec.Type type;
    private UpdateRule rule;

    public Optimizer(List<Parameter> parameters, OptimizerSpec spec) {
        this.parameters = List.copyOf(parameters);
        this.updateNorms = new double[parameters.size()];
        this.weightNorms = new double[parameters.size()];
        this.type = spec.type();
        this.rule = UpdateRule.of(spec, parameters);
    }

    /** A step at the specification's learning rate. */
    public void step(OptimizerSpec spec) {
        step(spec, spec.lr());
    }

    /**
     * Moves every parameter by its gradient. Modified: values; gradients become the directions of the step.
     *
     * @param lr the learning rate in force, in place of the specification's
     */
    public void step(OptimizerSpec spec, double lr) {
        if (spec.type() != type) {
            type = spec.type();
            rule = UpdateRule.of(spec, parameters);
        }
        boolean decoupled = type == OptimizerSpec.Type.ADAMW;
        float keep = decoupled ? (float) (1 - lr * spec.weightDecay()) : 1;
        rule.beginStep(spec);
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            if (!decoupled && spec.weightDecay() != 0) {
                addDecay(p, (float) spec.weightDecay());
            }
            rule.direction(i, p.grad().data, p.size(), spec);
            updateNorms[i] = Math.sqrt(descend(p, keep, (float) -lr));
            weightNorms[i] = Math.sqrt(Norms.sumOfSquares(p.value()));
        }
    }

    /** ‖w(t+1) - w(t)‖₂ of each parameter in the last step. */
    public double[] updateNorms() {
        return updateNorms;
    }

    /** ‖w(t+1)‖₂ of each parameter after the last step. */
    public double[] weightNorms() {
        return weightNorms;
    }

    private static void addDecay(Parameter p, float decay) {
        float[] w = p.value().data;
        float[] g = p.grad().data;
        for (int i = 0; i < p.size(); i++) {
            g[i] += decay * w[i];
        }
    }

    /** w ← keep·w + rate·d; leaves the change in d's place and returns its sum of squares. */
    private static double descend(Parameter p, float keep, float rate) {
        float[] w = p.value().data;
        float[] d = p.grad().data;
        for (int i = 0; i < p.size(); i++) {
            float moved = Math.fma(rate, d[i], keep * w[i]);
            d[i] = moved - w[i];
            w[i] = moved;
        }
        return Norms.sumOfSquares(p.grad());
    }
}
