package nablascope.optim;

import java.util.List;
import nablascope.experiment.OptimizerSpec;
import nablascope.math.BlockPass;
import nablascope.math.Descent;
import nablascope.math.Norms;
import nablascope.math.SharedRange;
import nablascope.nn.Parameter;
import nablascope.state.StateVisitor;

/**
 * The last links of a step: what is left of clipping, coupled weight decay, the update rule, the step itself, and what it
 * did. Changing the rule starts with an empty memory, changing a number keeps it. Allocates only in the first step and
 * when the rule changes. Engine thread.
 */
public final class Optimizer {
    private final List<Parameter> parameters;
    private final BlockPass pass;
    private final double[] sums = new double[2];
    private final double[] updateNorms;
    private final double[] weightNorms;
    private OptimizerSpec.Type type;
    private UpdateRule rule;

    /** The step at hand, and of its tensors the one. */
    private OptimizerSpec spec;

    private float clip;
    private float keep;
    private float rate;
    private float decay;
    private int tensor;

    public Optimizer(List<Parameter> parameters, OptimizerSpec spec) {
        this(parameters, spec, SharedRange.of(1));
    }

    /** @param range between whom large tensors are shared */
    public Optimizer(List<Parameter> parameters, OptimizerSpec spec, SharedRange range) {
        this.parameters = List.copyOf(parameters);
        this.updateNorms = new double[parameters.size()];
        this.weightNorms = new double[parameters.size()];
        this.type = spec.type();
        this.rule = UpdateRule.of(spec, parameters);
        this.spec = spec;
        this.pass = new BlockPass(range, this::updateBlock);
    }

    /** A step at the specification's learning rate. */
    public void step(OptimizerSpec spec) {
        step(spec, spec.lr(), 1);
    }

    /**
     * Moves every parameter by its gradient. Modified: values; gradients become the directions of the step.
     *
     * @param lr the learning rate in force, in place of the specification's
     * @param newClip what the gradients are multiplied by first, see {@link Clipping#apply}
     */
    @SuppressWarnings("ReferenceEquality") // writing a reference costs the collector's book-keeping
    public void step(OptimizerSpec newSpec, double lr, float newClip) {
        if (spec != newSpec) {
            spec = newSpec;
        }
        if (spec.type() != type) {
            type = spec.type();
            rule = UpdateRule.of(spec, parameters);
        }
        clip = newClip;
        boolean decoupled = type == OptimizerSpec.Type.ADAMW;
        keep = decoupled ? (float) (1 - lr * spec.weightDecay()) : 1;
        rate = (float) -lr;
        decay = decoupled ? 0 : (float) spec.weightDecay();
        rule.beginStep(spec);
        for (int i = 0; i < parameters.size(); i++) {
            update(i);
        }
    }

    private void update(int i) {
        tensor = i;
        int n = parameters.get(i).size();
        if (n <= Norms.BLOCK) { // small networks have no time for passes
            updateBlock(0, n, sums, 0);
            updateNorms[i] = Math.sqrt(sums[0]);
            weightNorms[i] = Math.sqrt(sums[1]);
        } else {
            pass.run(n);
            updateNorms[i] = Math.sqrt(pass.first());
            weightNorms[i] = Math.sqrt(pass.second());
        }
    }

    /** Block by block, so that a tensor larger than the caches is read once. */
    private void updateBlock(int from, int n, double[] blockSums, int at) {
        Parameter p = parameters.get(tensor);
        float[] w = p.value().data;
        float[] d = p.grad().data;
        if (clip != 1) {
            Clipping.scale(d, from, n, clip);
        }
        if (decay != 0) {
            addDecay(w, d, decay, from, from + n);
        }
        rule.direction(tensor, d, from, from + n, spec);
        Descent.step(w, d, keep, rate, from, n, blockSums, at);
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
