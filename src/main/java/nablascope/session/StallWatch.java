package nablascope.session;

import java.util.List;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import nablascope.train.StepReport;
import org.jspecify.annotations.Nullable;

/**
 * Tells when learning stands still because gradients end on their way back: for {@value #STEPS} steps in a row they are
 * exactly 0 at the first layer's output while they are not at the last one's, as behind a layer of rectifiers that are all
 * off. Told once, until a gradient comes through again. Says of a step what the last {@value #STEPS} numbers say, so that a run
 * taken back is told the same. Engine thread.
 */
final class StallWatch {
    static final int STEPS = 50;
    private static final String GRADIENTS = "out_grad_norm/";

    /**
     * @param since the first step without a gradient
     * @param layer the name of the layer that lets none through
     */
    record Standstill(long since, String layer) {}

    private int first = -1;
    private int layers;
    private int steps;

    /** Of the step just done: learning has stood still for long enough to say so; null: it has not, or that was said. */
    @Nullable
    Standstill after(StepReport report) {
        if (first < 0) {
            find(report.series().names());
        }
        int blocking = report.value(first) == 0 ? blocking(report) : 0;
        steps = blocking == 0 ? 0 : Math.min(steps + 1, STEPS + 1);
        return steps == STEPS
                ? new Standstill(
                        report.step() - STEPS + 1,
                        report.series().names().get(first + blocking).substring(GRADIENTS.length()))
                : null;
    }

    private void find(List<String> names) {
        layers = (int) names.stream().filter(name -> name.startsWith(GRADIENTS)).count();
        first = names.indexOf(names.stream()
                .filter(name -> name.startsWith(GRADIENTS))
                .findFirst()
                .orElseThrow());
    }

    /** The first layer with a gradient at its output, which lets none through; 0: there is none. */
    private int blocking(StepReport report) {
        for (int layer = 1; layer < layers; layer++) {
            if (report.value(first + layer) != 0) {
                return layer;
            }
        }
        return 0;
    }

    /** Stands where it stood after the timeline's steps. */
    void goBack(Timeline timeline) {
        List<String> names =
                timeline.series().stream().map(Timeline.Series::name).toList();
        List<Integer> gradients = names.stream()
                .filter(name -> name.startsWith(GRADIENTS))
                .map(names::indexOf)
                .toList();
        steps = 0;
        for (long step = timeline.steps() - 1; steps <= STEPS && step >= 0; step--) {
            boolean atFirst = at(timeline, gradients.getFirst(), step) != 0;
            boolean atLast = at(timeline, gradients.getLast(), step) != 0;
            if (atFirst || !atLast) {
                return;
            }
            steps++;
        }
    }

    private static float at(Timeline timeline, int series, long step) {
        Sample sample = timeline.at(series, step);
        return sample == null || sample.step() != step ? Float.NaN : sample.value();
    }
}
