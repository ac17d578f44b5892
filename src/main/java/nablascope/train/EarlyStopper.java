package nablascope.train;

import java.util.List;
import java.util.stream.Stream;
import nablascope.experiment.EarlyStopping;
import nablascope.nn.Network;
import nablascope.nn.Parameter;
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
