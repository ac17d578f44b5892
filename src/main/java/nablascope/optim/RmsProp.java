package nablascope.optim;

import java.util.List;
import nablascope.experiment.OptimizerSpec;
import nablascope.nn.Parameter;

/**
 * s ← α·s + (1-α)·g², d = g/(√s + ε); centred: √(s - a²) with a the running mean of g; with momentum m:
 * b ← m·b + g/(√s + ε), d = b. As in PyTorch.
 */
final class RmsProp extends UpdateRule {
    RmsProp(List<Parameter> parameters) {
        super(parameters, 3);
    }

    @Override
    void direction(int tensor, float[] g, int from, int to, OptimizerSpec spec) {
        float[] squares = state(tensor)[0];
        float[] means = state(tensor)[1];
        float[] velocity = state(tensor)[2];
        float alpha = (float) spec.alpha();
        float rest = (float) (1 - spec.alpha());
        float eps = (float) spec.eps();
        float momentum = (float) spec.momentum();
        for (int i = from; i < to; i++) {
            squares[i] = alpha * squares[i] + rest * g[i] * g[i];
        }
        if (spec.centered()) {
            for (int i = from; i < to; i++) {
                means[i] = alpha * means[i] + rest * g[i];
                g[i] = g[i] / ((float) Math.sqrt(squares[i] - means[i] * means[i]) + eps);
            }
        } else {
            for (int i = from; i < to; i++) {
                g[i] = g[i] / ((float) Math.sqrt(squares[i]) + eps);
            }
        }
        if (momentum > 0) {
            for (int i = from; i < to; i++) {
                velocity[i] = momentum * velocity[i] + g[i];
                g[i] = velocity[i];
            }
        }
    }
}
