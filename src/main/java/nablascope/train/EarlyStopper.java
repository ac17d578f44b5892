package nablascope.train;

import java.util.List;
import java.util.stream.Stream;
import nablascope.experiment.EarlyStopping;
import nablascope.nn.Network;
import nablascope.nn.Parameter;
import nablascope.state.StateVisitor;
import org.jspecify.annotations.Nullable;

/** Watches the evaluations of a run, keeps the best weights, and says when to end. Engine thread. */
final class EarlyStopper {
    private final EarlyStopping spec;
    private final List<Parameter> tensors;
    private final float[][] best;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private long bestSteps = -1;
    private long fruitless;
    private @Nullable EarlyStop stop;

    EarlyStopper(EarlyStopping spec, Network network) {
        this.spec = spec;
        this.tensors = Stream.concat(network.parameters().stream(), network.buffers().stream())
                .toList();
        this.best = new float[spec.restoreBest() ? tensors.size() : 0][];
        for (int k = 0; k < best.length; k++) {
            best[k] = new float[tensors.get(k).size()];
        }
    }

    /** Takes note of an evaluation after so many steps; a loss that is NaN is no improvement. */
    void evaluated(double loss, long steps) {
        if (loss < bestLoss - spec.minDelta()) {
            bestLoss = loss;
            bestSteps = steps;
            fruitless = 0;
            for (int k = 0; k < best.length; k++) {
                System.arraycopy(tensors.get(k).value().data, 0, best[k], 0, best[k].length);
            }
        } else {
            fruitless++;
            if (fruitless >= spec.patience()) {
                stop = new EarlyStop(steps, bestSteps, bestLoss);
            }
        }
    }

    void visit(StateVisitor visitor) {
        bestLoss = visitor.number(bestLoss);
        bestSteps = visitor.count(bestSteps);
        fruitless = visitor.count(fruitless);
        long stopped = visitor.count(stop == null ? 0 : stop.steps());
        stop = stopped == 0 ? null : new EarlyStop(stopped, bestSteps, bestLoss);
        for (float[] values : best) {
            visitor.floats(values, values.length);
        }
    }

    /** The end of the run; null: it goes on. */
    @Nullable
    EarlyStop stop() {
        return stop;
    }

    /** Puts the best weights back, if they are to be and there was an evaluation. */
    void restore() {
        for (int k = 0; k < best.length && bestSteps >= 0; k++) {
            System.arraycopy(best[k], 0, tensors.get(k).value().data, 0, best[k].length);
        }
    }
}
