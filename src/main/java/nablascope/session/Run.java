package nablascope.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSchedule;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.NumberArray;
import nablascope.experiment.ScheduledChange;
import nablascope.probe.GradientCheck;
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
    /** Later than any step. */
    static final long NEVER = Long.MAX_VALUE;

    private final Experiment experiment;
    private final Trainer trainer;
    private final Timeline timeline;
    private final List<ScheduledChange> changes = new ArrayList<>();
    private final Checkpoints checkpoints;
    private volatile @Nullable Run parent;
    private volatile long forkedAt;
    private volatile int number;
    private volatile long resumedAt;
    private final CheckpointClock clock = new CheckpointClock();
    private Knobs knobs;
    private long nextStep;
    private int nextScheduled;
    private long skipsFrom = NEVER;
    private long skipsUntil = -1;
    private volatile @Nullable Divergence breakdown;
    private volatile @Nullable Checkpoint healthy;
    private volatile boolean finished;

    Run(Experiment experiment, Split data, int threads) {
        this.experiment = experiment;
        this.trainer = new Trainer(experiment, data, threads);
        this.timeline = TimelineFeed.timeline(experiment, trainer);
        this.knobs = experiment.knobs();
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
        changes.addAll(parent.changesBefore(at));
        knobs = changes.isEmpty() ? experiment.knobs() : changes.getLast().knobs();
        nextStep = at;
        if (at > parent.skipsFrom) {
            skipsFrom = parent.skipsFrom;
            skipsUntil = parent.skipsUntil;
        }
        nextScheduled = scheduledBefore(at);
    }

    /** Another run that shares so many steps with this one, and stands after them once it {@link #fetchTrainer fetched}. */
    Run fork(long steps, int itsNumber) {
        return new Run(this, steps, itsNumber);
    }

    /** Takes the trainer to where this run stands. False if that was abandoned on the way: the trainer is nowhere. */
    boolean fetchTrainer(BooleanSupplier abandoned) {
        trainer.restore(checkpoints.before(steps()));
        KnobSchedule past = new KnobSchedule(experiment.withSchedule(changesBefore(steps())));
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

    /** The first step that both have done with different knobs; {@link #NEVER}: they are the same as far as both go. */
    long partsFrom(Run other) {
        long both = Math.min(steps(), other.steps());
        List<ScheduledChange> mine = changesBefore(both);
        List<ScheduledChange> others = other.changesBefore(both);
        for (int i = 0; i < Math.max(mine.size(), others.size()); i++) {
            long here = i < mine.size() ? mine.get(i).step() : NEVER;
            long there = i < others.size() ? others.get(i).step() : NEVER;
            if (here != there || !mine.get(i).equals(others.get(i))) {
                return Math.min(here, there);
            }
        }
        return NEVER;
    }

    /** The knobs of a step. */
    Knobs knobsAt(long step) {
        List<ScheduledChange> until = changesBefore(step + 1);
        return until.isEmpty() ? experiment.knobs() : until.getLast().knobs();
    }

    /** Hangs it elsewhere in the tree. */
    void adopt(@Nullable Run itsParent, long at, int itsNumber) {
        parent = itsParent;
        forkedAt = at;
        number = itsNumber;
    }

    private synchronized List<ScheduledChange> changesBefore(long step) {
        return changes.stream().filter(change -> change.step() < step).toList();
    }

    /** The first step after one that knobs changed for; empty: they did not. */
    synchronized OptionalLong firstChangeAfter(long step) {
        return changes.stream()
                .mapToLong(ScheduledChange::step)
                .filter(at -> at > step)
                .findFirst();
    }

    /** The experiment's own changes up to a step are not made from here on: somebody knows better. */
    void skipChanges(long until) {
        skipsFrom = steps();
        skipsUntil = until;
        nextScheduled = scheduledBefore(steps());
    }

    private int scheduledBefore(long step) {
        return (int) experiment.schedule().stream()
                .filter(change -> change.step() < step || change.step() <= skipsUntil)
                .count();
    }

    /** Steps done. */
    synchronized long steps() {
        return nextStep;
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
        Experiment recorded = experiment.withSchedule(changesBefore(lastStep + 1));
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

    /** The changes of the experiment's own schedule that take effect before the next step, in order. */
    synchronized List<ScheduledChange> dueChanges() {
        List<ScheduledChange> schedule = experiment.schedule();
        int first = nextScheduled;
        while (nextScheduled < schedule.size() && schedule.get(nextScheduled).step() <= trainer.steps()) {
            nextScheduled++;
        }
        return first == nextScheduled ? List.of() : schedule.subList(first, nextScheduled);
    }

    /** One step with the given knobs, recorded as a change if they differ from the last step's. */
    StepReport step(Knobs next) {
        if (!next.equals(knobs) || clock.due()) {
            keepCheckpoint();
        }
        note(next);
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
    void recall(List<Checkpoint> others, Timeline.History history) {
        Checkpoint last = others.getLast();
        trainer.restore(last);
        timeline.recall(last.steps(), history);
        others.forEach(checkpoints::add);
        for (ScheduledChange change : experiment.schedule()) {
            if (change.step() < last.steps()) {
                nextStep = change.step();
                note(change.knobs());
                nextScheduled++;
            }
        }
        nextStep = last.steps();
        healthy = last;
    }

    private synchronized void note(Knobs next) {
        if (!next.equals(knobs)) {
            changes.add(changeTo(next));
            knobs = next;
        }
        nextStep++;
    }

    private ScheduledChange changeTo(Knobs next) {
        return new ScheduledChange(nextStep, KnobsJson.difference(knobs, next), next, null);
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

    /** Whether its last step was the last there is. Any thread. */
    boolean finished() {
        return finished;
    }

    /** The changes since the first {@code from}. Any thread. */
    synchronized List<ScheduledChange> changes(int from) {
        return List.copyOf(changes.subList(Math.min(from, changes.size()), changes.size()));
    }

    /** The knobs of the last step, or those that the run starts with. */
    synchronized Knobs knobs() {
        return knobs;
    }

    /** How often knobs changed. */
    synchronized int changeCount() {
        return changes.size();
    }

    /**
     * The experiment that replays the run so far, goes on with the given knobs, and then with what is left of its
     * schedule. Any thread.
     */
    synchronized Experiment recorded(Knobs next) {
        List<ScheduledChange> all = new ArrayList<>(changes);
        if (!next.equals(knobs)) {
            all.add(changeTo(next));
        }
        List<ScheduledChange> schedule = experiment.schedule();
        all.addAll(KnobsJson.rebase(schedule.subList(nextScheduled, schedule.size()), next));
        return experiment.withSchedule(all);
    }
}
