package nablascope.optim;

import java.util.List;
import nablascope.experiment.OptimizerSpec;
import nablascope.math.Descent;
import nablascope.math.Norms;
import nablascope.nn.Parameter;
import nablascope.state.StateVisitor;

/**
 * The last links of a step: coupled weight decay, the update rule, the step itself, and what it did. Changing the rule
 * starts with an empty memory, changing a number keeps it. Allocates only when the rule changes. Engine thread.
 */
public final class Optimizer {
    private final List<Parameter> parameters;
    private final Descent descent = new Descent();
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
            update(i, keep, (float) -lr, spec);
        }
    }

    /** Block by block, so that a tensor larger than the caches is read once. */
    private void update(int tensor, float keep, float rate, OptimizerSpec spec) {
        float decay = spec.type() == OptimizerSpec.Type.ADAMW ? 0 : (float) spec.weightDecay();
        Parameter p = parameters.get(tensor);
        float[] w = p.value().data;
        float[] d = p.grad().data;
        int n = p.size();
        descent.begin();
        for (int from = 0; from < n; from += Norms.BLOCK) {
            int to = Math.min(n, from + Norms.BLOCK);
            if (decay != 0) {
                addDecay(w, d, decay, from, to);
            }
            rule.direction(tensor, d, from, to, spec);
            descent.step(w, d, keep, rate, from, to - from);
        }
        updateNorms[tensor] = Math.sqrt(descent.changeSquares());
        weightNorms[tensor] = Math.sqrt(descent.weightSquares());
    }

    /** Shows which rule is at work and what it remembers. */
    public void visit(StateVisitor visitor) {
        List<OptimizerSpec.Type> types = List.of(OptimizerSpec.Type.values());
        OptimizerSpec.Type kept = types.get((int) visitor.count(types.indexOf(type)));
        if (kept != type) {
            type = kept;
            rule = UpdateRule.of(OptimizerSpec.of(kept, 0), parameters);
        }
        rule.visit(visitor);
    }

    /** ‖w(t+1) - w(t)‖₂ of each parameter in the last step. */
    public double[] updateNorms() {
        return updateNorms;
    }

    /** ‖w(t+1)‖₂ of each parameter after the last step. */
    public double[] weightNorms() {
        return weightNorms;
    }

    private static void addDecay(float[] w, float[] g, float decay, int from, int to) {
        for (int i = from; i < to; i++) {
            g[i] += decay * w[i];
        }
    }
}
