package nablascope.optim;

import java.util.List;
import nablascope.experiment.OptimizerSpec;
import nablascope.nn.Parameter;
import nablascope.state.StateVisitor;

/**
 * Gradient descent with momentum as in PyTorch: v ← m·v + (1-dampening)·g, the first v being g itself; d = v, or g + m·v
 * with Nesterov. Momentum 0 leaves v as it is, to be used again when momentum returns.
 */
final class Sgd extends UpdateRule {
    private boolean moving;
    private boolean firstMove;

    Sgd(List<Parameter> parameters) {
        super(parameters, 1);
    }

    @Override
    void beginStep(OptimizerSpec spec) {
        firstMove = spec.momentum() != 0 && !moving;
        moving |= firstMove;
    }

    @Override
    void visit(StateVisitor visitor) {
        super.visit(visitor);
        moving = visitor.flag(moving);
    }

    @Override
    void direction(int tensor, float[] g, int from, int to, OptimizerSpec spec) {
        if (spec.momentum() == 0) {
            return;
        }
        float[] v = state(tensor)[0];
        float m = (float) spec.momentum();
        float undamped = firstMove ? 1 : (float) (1 - spec.dampening());
        if (spec.nesterov()) {
            for (int i = from; i < to; i++) {
                v[i] = m * v[i] + undamped * g[i];
                g[i] = g[i] + m * v[i];
            }
        } else {
            for (int i = from; i < to; i++) {
                v[i] = m * v[i] + undamped * g[i];
                g[i] = v[i];
            }
        }
    }
}
