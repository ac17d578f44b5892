package nablascope.optim;

import java.util.List;
import nablascope.experiment.OptimizerSpec;
import nablascope.nn.Parameter;
import nablascope.state.StateVisitor;

/**
 * m and v are running means of g and g²; d = m/(1-β₁ᵗ) / (√v/√(1-β₂ᵗ) + ε). AMSGrad takes the largest v so far. As in
 * PyTorch; AdamW differs only in its decay, which the {@link Optimizer} applies.
 */
final class Adam extends UpdateRule {
    private long steps;
    private float correction1;
    private float correction2;

    Adam(List<Parameter> parameters) {
        super(parameters, 3);
    }

    @Override
    void beginStep(OptimizerSpec spec) {
        steps++;
        correction1 = (float) (1 / (1 - StrictMath.pow(spec.beta1(), (double) steps)));
        correction2 = (float) StrictMath.sqrt(1 - StrictMath.pow(spec.beta2(), (double) steps));
    }

    @Override
    void visit(StateVisitor visitor) {
        super.visit(visitor);
        steps = visitor.count(steps);
    }

    @Override
    void direction(int tensor, float[] g, int from, int to, OptimizerSpec spec) {
        float[] m = state(tensor)[0];
        float[] v = state(tensor)[1];
        float[] largest = state(tensor)[2];
        float keep1 = (float) spec.beta1();
        float take1 = (float) (1 - spec.beta1());
        float keep2 = (float) spec.beta2();
        float take2 = (float) (1 - spec.beta2());
        float eps = (float) spec.eps();
        for (int i = from; i < to; i++) {
            m[i] = keep1 * m[i] + take1 * g[i];
            v[i] = keep2 * v[i] + take2 * g[i] * g[i];
            // Kept without AMSGrad too, so that switching it on later starts from the true maximum.
            largest[i] = Math.max(largest[i], v[i]);
        }
        float[] second = spec.amsgrad() ? largest : v;
        float scale1 = correction1;
        float scale2 = correction2;
        for (int i = from; i < to; i++) {
            g[i] = scale1 * m[i] / ((float) Math.sqrt(second[i]) / scale2 + eps);
        }
    }
}
