package nablascope.optim;

import java.util.Arrays;
import java.util.List;
import nablascope.experiment.OptimizerSpec;
import nablascope.nn.Parameter;
import nablascope.state.StateVisitor;

/** s ← s + g², d = g/(√s + ε)/(1 + (t-1)·decay). As in PyTorch. */
final class Adagrad extends UpdateRule {
    private long steps;

    Adagrad(List<Parameter> parameters, OptimizerSpec spec) {
        super(parameters, 1);
        for (int i = 0; i < parameters.size(); i++) {
            Arrays.fill(state(i)[0], (float) spec.initialAccumulator());
        }
    }

    @Override
    void beginStep(OptimizerSpec spec) {
        steps++;
    }

    @Override
    void visit(StateVisitor visitor) {
        super.visit(visitor);
        steps = visitor.count(steps);
    }

    @Override
    void direction(int tensor, float[] g, int from, int to, OptimizerSpec spec) {
        float[] squares = state(tensor)[0];
        float eps = (float) spec.eps();
        float decay = (float) (1 / (1 + (steps - 1) * spec.lrDecay()));
        for (int i = from; i < to; i++) {
            squares[i] += g[i] * g[i];
            g[i] = decay * g[i] / ((float) Math.sqrt(squares[i]) + eps);
        }
    }
}
