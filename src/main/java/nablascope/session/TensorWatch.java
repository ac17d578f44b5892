package nablascope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nablascope.experiment.NumberArray;
import nablascope.library.TensorHistogram;
import nablascope.train.Trainer;

/** Histograms of all weights and their updates at some steps of a replay, which a kept run's rows do not hold. */
final class TensorWatch {
    private static final int MOMENTS = 20;

    private final long last;
    private final List<TensorHistogram> taken = new ArrayList<>();
    private int moments;

    /** @param steps of the run; moments are spread evenly from its first step to its last */
    TensorWatch(long steps) {
        this.last = steps - 1;
    }

    /** To be called after every step. */
    void look(Trainer trainer) {
        long step = trainer.steps() - 1;
        if (step >= last * moments / MOMENTS) {
            take(step, "weights/", trainer.weights());
            take(step, "updates/", trainer.updates());
            while (moments <= MOMENTS && step >= last * moments / MOMENTS) {
                moments++;
            }
        }
    }

    private void take(long step, String kind, Map<String, NumberArray> tensors) {
        tensors.forEach((name, tensor) -> {
            TensorHistogram histogram = TensorHistogram.of(kind + name, step, tensor.values());
            if (histogram != null) {
                taken.add(histogram);
            }
        });
    }

    List<TensorHistogram> taken() {
        return taken;
    }
}
