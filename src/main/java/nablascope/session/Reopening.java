package nablascope.session;

import java.util.List;
import java.util.Queue;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.ScheduledChange;
import nablascope.library.StoredCheckpoint;
import nablascope.library.StoredMetrics;
import nablascope.library.StoredRun;
import nablascope.timeline.Timeline;
import nablascope.train.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * How to stand where a kept run ended.
 *
 * @param recorded with every change of knobs at its step
 * @param steps that it did
 * @param checkpoints to begin at the last of, where their steps are told by the metrics; none: begin at the beginning
 * @param metrics null: there are no checkpoints
 */
public record Reopening(
        Experiment recorded,
        long steps,
        List<Checkpoint> checkpoints,
        @Nullable StoredMetrics metrics) {
    /** Repeats every step. */
    public Reopening(Experiment recorded, long steps) {
        this(recorded, steps, List.of(), null);
    }

    /**
     * From the newest checkpoint that leaves enough steps to repeat for the alarm to know them, and to show whether the run
     * comes out as it was kept.
     *
     * @param recorded {@link StoredRun#recorded} of the same run
     */
    public static Reopening of(StoredRun run, Experiment recorded) {
        List<Checkpoint> checkpoints = run.checkpointsUntil(run.end() - Alarm.MEMORY).stream()
                .map(Reopening::checkpoint)
                .toList();
        return new Reopening(recorded, run.end(), checkpoints, checkpoints.isEmpty() ? null : run.metrics());
    }

    /** The same without the checkpoints. */
    public Reopening whole() {
        return new Reopening(recorded, steps);
    }

    /** Steps that it need not repeat. */
    public long begin() {
        return checkpoints.isEmpty() ? 0 : checkpoints.getLast().steps();
    }

    static Checkpoint checkpoint(StoredCheckpoint stored) {
        return new Checkpoint(stored.steps(), null, stored.state());
    }

    /**
     * Takes a run that has no step yet to where it begins, and tells what happened until there.
     *
     * @throws IllegalStateException if the checkpoint or the metrics are not of such a run
     */
    void recall(Run run, Sentinel sentinel, Queue<SessionEvent> events) {
        StoredMetrics known = metrics;
        if (known == null) {
            return;
        }
        List<String> names =
                run.timeline().series().stream().map(Timeline.Series::name).toList();
        if (!names.equals(known.series())) {
            throw new IllegalStateException("the run measures other series than were kept");
        }
        run.recall(checkpoints, known);
        sentinel.start(known);
        Knobs before = recorded.knobs();
        int number = 0;
        for (ScheduledChange change : run.history().since(0)) {
            events.add(new SessionEvent.KnobsChanged(++number, change.step(), before, change.knobs()));
            before = change.knobs();
        }
    }
}
