package nablascope.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSchedule;
import nablascope.experiment.Knobs;
import nablascope.experiment.NumberArray;
import nablascope.probe.GradientCheck;
import nablascope.timeline.Metrics;
import nablascope.timeline.Timeline;
import nablascope.train.Checkpoint;
import nablascope.train.Divergence;
import nablascope.train.FlightRecorder;
import nablascope.train.StepReport;
import nablascope.train.Trainer;
import org.jspecify.annotations.Nullable;

/**
 * What exists from one restart or step back to the next: a trainer, the timeline it fills, the knobs it was given, and
 * the way back. The {@link Branches} of a run share its trainer, which stands where the present one of them does. Written by the
 * engine thread; the timeline and the recorded experiment may be read by any.
 */
final class Run {
    private final Experiment experiment;
    private final Trainer trainer;
    private final Timeline timeline;
    private final KnobHistory history;
    private final Checkpoints checkpoints;
    private volatile @Nullable Run parent;
    private volatile long forkedAt;
    private volatile int number;
    private volatile long resumedAt;
    private final CheckpointClock clock = new CheckpointClock();
    private volatile @Nullable Divergence breakdown;
    private volatile @Nullable Excursion excursion;
    private volatile @Nullable Checkpoint healthy;
    private volatile boolean finished;

    Run(Experiment experiment, Split data, int threads) {
        this.experiment = experiment;
        this.trainer = new Trainer(experiment, data, threads);
        this.timeline = TimelineFeed.timeline(experiment, trainer);
        this.history = new KnobHistory(experiment);
        this.checkpoints = new Checkpoints();
        checkpoints.add(trainer.checkpoint());
    }

    private Run(Run parent, long at, int number) {
        this.parent = parent;
        this.number = number;
        forkedAt = at;
        experiment = parent.experiment;
        trainer = parent.trainer;
        timeline = parent.timeline.branch(at);
        checkpoints = parent.checkpoints.until(at);
        history = new KnobHistory(parent.history, at);
        Excursion before = parent.excursion;
        excursion = before == null || before.step() >= at ? null : before;
    }

    /** Another run that shares so many steps with this one, and stands after them once it {@link #fetchTrainer fetched}. */
    Run fork(long steps, int itsNumber) {
        return new Run(this, steps, itsNumber);
    }

    /** Takes the trainer to where this run stands. False if that was abandoned on the way: the trainer is nowhere. */
    boolean fetchTrainer(BooleanSupplier abandoned) {
        trainer.restore(checkpoints.before(steps()));
        KnobSchedule past = new KnobSchedule(experiment.withSchedule(history.before(steps())));
        while (trainer.steps() < steps()) {
            if (abandoned.getAsBoolean()) {
                return false;
            }
            trainer.step(past.at(trainer.steps()));
        }
        breakdown = trainer.report().divergence();
        resumedAt = steps();
        return true;
    }

    /** Hangs it elsewhere in the tree. */
    void adopt(@Nullable Run itsParent, long at, int itsNumber) {
        parent = itsParent;
        forkedAt = at;
        number = itsNumber;
    }

    /** With which knobs it did its steps. Any thread. */
    KnobHistory history() {
        return history;
    }

    /** Steps done. */
    long steps() {
        return history.steps();
    }

    /** Of the present weights, on the next step's batch, or the last one's where the file lists no more. */
    GradientCheck gradientCheck(Split data, Knobs with) {
        Map<String, NumberArray> weights = new LinkedHashMap<>(trainer.weights());
        weights.putAll(trainer.buffers());
        long last = Math.max(0, experiment.training().steps() - 1);
        return new GradientCheck(experiment, data, weights, with, Math.min(steps(), last));
    }

    /** Of the steps up to one that was done; empty: this run has not done it. */
    Optional<FlightReplay> flight(Split data, long lastStep) {
        if (lastStep < 0 || lastStep >= steps()) {
            return Optional.empty();
        }
        Experiment recorded = experiment.withSchedule(history.before(lastStep + 1));
        long first = Math.max(0, lastStep - FlightRecorder.STEPS + 1);
        return Optional.of(new FlightReplay(recorded, data, checkpoints.before(first), lastStep));
    }

    /** Counts the branches of a tree from 0. */
    int number() {
        return number;
    }

    /** Steps done when training it began, or began again. */
    long resumedAt() {
        return resumedAt;
    }

    /** Where it was taken back from {@link #parent}, in steps done; 0 without one. */
    long forkedAt() {
        return forkedAt;
    }

    /** The run that this one is a branch of; null: it began at its beginning, or that one is no longer kept. */
    @Nullable
    Run parent() {
        return parent;
    }

    /** One step with the given knobs, recorded as a change if they differ from the last step's. */
    StepReport step(Knobs next) {
        if (!next.equals(history.knobs()) || clock.due()) {
            keepCheckpoint();
        }
        history.add(next);
        StepReport report = trainer.step(next);
        TimelineFeed.append(report, timeline);
        breakdown = report.divergence();
        finished = trainer.finished();
        return report;
    }

    /** Of where the trainer stands. */
    void keepCheckpoint() {
        clock.begin();
        Checkpoint now = trainer.checkpoint();
        checkpoints.add(now);
        clock.end();
        healthy = now.divergence() == null ? now : healthy;
    }

    /** The newest checkpoint without a number that is none; null: there is none yet. Any thread. */
    @Nullable
    Checkpoint healthy() {
        return healthy;
    }

    /** Stands, before its first step, where the last of another run's checkpoints was made. */
    void recall(List<Checkpoint> others, Metrics known) {
        Checkpoint last = others.getLast();
        trainer.restore(last);
        timeline.recall(last.steps(), known);
        others.forEach(checkpoints::add);
        history.follow(last.steps());
        healthy = last;
    }

    List<Checkpoint> checkpoints() {
        return checkpoints.all();
    }

    Trainer trainer() {
        return trainer;
    }

    Timeline timeline() {
        return timeline;
    }

    /** As started. Any thread. */
    Experiment experiment() {
        return experiment;
    }

    /** The first non-finite value; null: none yet. Any thread. */
    @Nullable
    Divergence breakdown() {
        return breakdown;
    }

    /** Takes note of an explosion in the making; the first one counts. */
    void exploded(Excursion found) {
        excursion = excursion == null ? found : excursion;
    }

    /** The first explosion in the making that was told of; null: none yet. Any thread. */
    @Nullable
    Excursion excursion() {
        return excursion;
    }

    /** Whether its last step was the last there is. Any thread. */
    boolean finished() {
        return finished;
    }
}
