package nablascope.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;
import nablascope.session.Experiments;
import nablascope.state.SavedState;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** A run whose values follow formulas, so that a test knows each without training. η changes every 500 steps. */
class FormulaRun implements RunSource {
    static final int STEPS_PER_CHANGE = 500;
    static final int EVALUATE_EVERY = 10;

    /** The first step whose loss is no number. */
    static final long BROKEN = 777;

    static final List<String> SERIES = List.of("loss", "grad_norm", "eval_accuracy");

    private final Experiment experiment = Experiments.digits();
    private final Timeline timeline = new Timeline(List.of(
            new Timeline.Series("loss", 1),
            new Timeline.Series("grad_norm", 1),
            new Timeline.Series("eval_accuracy", EVALUATE_EVERY)));
    private final List<ScheduledChange> changes = new ArrayList<>();
    private Knobs knobs = experiment.knobs();
    private volatile boolean ended;

    static float loss(long step) {
        if (step == BROKEN) {
            return Float.NaN;
        }
        return step == 4200 ? Float.POSITIVE_INFINITY : (float) (2 + Math.sin(step * 0.37) + 1.0 / (1 + step));
    }

    static float gradNorm(long step) {
        return (float) Math.abs(3 * Math.cos(step * 1.7));
    }

    static float accuracy(long step) {
        return (float) (step / (step + 100.0));
    }

    static double learningRate(long change) {
        return 0.1 / (1 + change);
    }

    /** Steps on, up to a number of steps. */
    FormulaRun stepTo(long steps) {
        for (long step = timeline.steps(); step < steps; step++) {
            if (step > 0 && step % STEPS_PER_CHANGE == 0) {
                change(step);
            }
            timeline.append(0, loss(step));
            timeline.append(1, gradNorm(step));
            if ((step + 1) % EVALUATE_EVERY == 0) {
                timeline.append(2, accuracy(step));
            }
            timeline.endStep();
        }
        return this;
    }

    private void change(long step) {
        Map<String, Object> set = Map.of("optimizer.lr", learningRate(step / STEPS_PER_CHANGE));
        knobs = KnobsJson.apply(knobs, set);
        synchronized (changes) {
            changes.add(new ScheduledChange(step, set, knobs, null));
        }
    }

    FormulaRun end() {
        ended = true;
        return this;
    }

    @Override
    public Experiment experiment() {
        return experiment;
    }

    @Override
    public Path dataFolder() {
        return Path.of(".");
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public List<ScheduledChange> changes(int from) {
        synchronized (changes) {
            return List.copyOf(changes.subList(Math.min(from, changes.size()), changes.size()));
        }
    }

    /** As of every hundredth step; its numbers follow from their place and the step. */
    static StoredCheckpoint checkpoint(long steps) {
        float[] floats = new float[3000];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.intBitsToFloat(i * 31 + (int) steps);
        }
        return new StoredCheckpoint(steps, SavedState.of(visitor -> {
            visitor.floats(floats.clone(), floats.length);
            visitor.count(steps);
        }));
    }

    @Override
    public @Nullable StoredCheckpoint checkpoint() {
        long steps = timeline.steps() / 100 * 100;
        return steps == 0 ? null : checkpoint(steps);
    }

    @Override
    public Progress progress() {
        return new Progress(ended, false, timeline.steps() > 777 ? new Breakdown(777, "forward", "loss", false) : null);
    }
}
