package nablascope.ui.charts;

import java.util.List;
import java.util.Random;
import nablascope.timeline.Timeline;
import nablascope.timeline.Timeline.Series;

/** A made-up run: noisy falling loss, clipped gradients, an evaluation every 200 steps, at the end an explosion. */
final class DemoRun {
    static final int EVALUATION = 200;

    private final Random random = new Random(7);
    private final Timeline timeline = new Timeline(List.of(
            new Series("data_loss", 1),
            new Series("penalty", 1),
            new Series("loss", 1),
            new Series("grad_norm", 1),
            new Series("grad_norm_clipped", 1),
            new Series("clip_share", 1),
            new Series("eval_loss", EVALUATION)));
    private long step;

    Timeline timeline() {
        return timeline;
    }

    DemoRun steps(int count, double threshold) {
        for (int i = 0; i < count; i++) {
            double trend = 0.25 + 2.2 * Math.exp(-step / 3000.0);
            double loss = trend * Math.exp(0.3 * random.nextGaussian());
            double norm = 3 * trend * Math.exp(0.5 * random.nextGaussian());
            record(loss, norm, Math.min(norm, threshold));
        }
        return this;
    }

    /** Grows a thousandfold, overflows, and is no number for the rest. */
    DemoRun explode(int count) {
        for (int i = 0; i < count; i++) {
            double loss = Math.exp(i / 2.0);
            record(
                    i < 40 ? loss : i < 60 ? Double.POSITIVE_INFINITY : Double.NaN,
                    i < 40 ? 10 * loss : Double.NaN,
                    i < 40 ? 5 : Double.NaN);
        }
        return this;
    }

    void record(double loss, double norm, double clipped) {
        double penalty = 0.05 + 0.1 * step / (step + 5000.0);
        timeline.append(0, loss);
        timeline.append(1, penalty);
        timeline.append(2, loss + penalty);
        timeline.append(3, norm);
        timeline.append(4, clipped);
        timeline.append(5, 0.37);
        if ((step + 1) % EVALUATION == 0) {
            timeline.append(6, 0.35 + 2.1 * Math.exp(-step / 3000.0) + 0.01 * random.nextGaussian());
        }
        timeline.endStep();
        step++;
    }
}
