package nablascope.optim;

import java.util.ArrayList;
import java.util.List;
import nablascope.experiment.OptimizerSpec;
import nablascope.nn.Parameter;
import nablascope.state.StateVisitor;

/**
 * Turns a gradient into the direction d of the step w ← w - η·d, keeping what it must remember per tensor. A new
 * optimizer is one subclass and one row in {@link #of}.
 */
abstract class UpdateRule {
    private final List<float[][]> states = new ArrayList<>();

    /** @param perParameter how many numbers it remembers for each number of a tensor */
    UpdateRule(List<Parameter> parameters, int perParameter) {
        for (Parameter p : parameters) {
            states.add(new float[perParameter][p.size()]);
        }
    }

    static UpdateRule of(OptimizerSpec spec, List<Parameter> parameters) {
        return switch (spec.type()) {
            case SGD -> new Sgd(parameters);
            case RMSPROP -> new RmsProp(parameters);
            case ADAGRAD -> new Adagrad(parameters, spec);
            case ADAM, ADAMW -> new Adam(parameters);
        };
    }

    /** Called once before the tensors of a step. */
    void beginStep(OptimizerSpec spec) {}

    /**
     * The direction for some elements of one tensor. Two threads may ask at a time, for other elements.
     *
     * @param tensor its position in the constructor's list
     * @param g its gradient; replaced by the direction. Modified.
     * @param from first element
     * @param to one past the last
     */
    abstract void direction(int tensor, float[] g, int from, int to, OptimizerSpec spec);

    /** Shows all that is remembered; a subclass with numbers of its own adds them. */
    void visit(StateVisitor visitor) {
        for (float[][] tensor : states) {
            for (float[] values : tensor) {
                visitor.floats(values, values.length);
            }
        }
    }

    /** What is remembered of a tensor, in an order of the subclass. */
    final float[][] state(int tensor) {
        return states.get(tensor);
    }
}
