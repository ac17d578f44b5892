package nablascope.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nablascope.experiment.Experiment;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;
import org.jspecify.annotations.Nullable;

/**
 * A kept run, read whole. Immutable.
 *
 * @param info as the list shows it, with every damage found
 * @param experiment as started; null: it is damaged
 * @param changes of knobs, up to the first that is damaged
 * @param changesComplete whether those are all
 * @param checkpoints those that are intact, by their steps
 * @param dataFolder what the relative paths of its data are relative to; null where {@code run.json} is damaged
 * @param digest null: it did not end, or not all of its metrics were kept
 * @param environment what it ran on
 */
public record StoredRun(
        RunInfo info,
        @Nullable Experiment experiment,
        List<ScheduledChange> changes,
        boolean changesComplete,
        StoredMetrics metrics,
        List<StoredCheckpoint> checkpoints,
        @Nullable Path dataFolder,
        @Nullable Digest digest,
        Map<String, String> environment) {
    public StoredRun {
        changes = List.copyOf(changes);
        checkpoints = List.copyOf(checkpoints);
    }

    /** The version of the program that kept it, whose last bits may not be ours; null: it is this one, or unknown. */
    @Nullable
    String otherVersion() {
        String version = environment.get(Environment.PROGRAM);
        return Environment.version().equals(version) ? null : version;
    }

    /** Steps that are known to have been done. */
    public long steps() {
        return Math.max(info.summary().steps(), metrics.steps());
    }

    /** Steps after which it can be gone on with: those done, and the one for which knobs were last changed. */
    public long end() {
        return changes.isEmpty() ? steps() : Math.max(steps(), changes.getLast().step() + 1);
    }

    /** Checkpoints that cannot be used: what they would have spared is repeated. */
    public List<Damage> damagedCheckpoints() {
        return info.damages().stream()
                .filter(damage -> CheckpointFile.steps(damage.file()) >= 0)
                .toList();
    }

    /**
     * The checkpoints from which it can be gone on with, all of whose steps are among the rows.
     *
     * @param atMost steps that the newest of them may have
     */
    public List<StoredCheckpoint> checkpointsUntil(long atMost) {
        boolean whole = metrics.missingSteps() == 0;
        return checkpoints.stream()
                .filter(checkpoint -> whole && checkpoint.steps() <= Math.min(atMost, metrics.steps()))
                .toList();
    }

    /**
     * The experiment that replays this run: every change so far in its schedule, then what is left of its own; null:
     * something that it takes is damaged.
     */
    public @Nullable Experiment recorded() {
        if (experiment == null || !changesComplete) {
            return null;
        }
        long done = end();
        List<ScheduledChange> all = new ArrayList<>(changes);
        Knobs knobs = changes.isEmpty() ? experiment.knobs() : changes.getLast().knobs();
        List<ScheduledChange> left = experiment.schedule().stream()
                .filter(change -> change.step() >= done)
                .toList();
        all.addAll(KnobsJson.rebase(left, knobs));
        return experiment.withSchedule(all);
    }

    /** @throws InvalidExperimentException if a change is none that this experiment allows */
    static List<ScheduledChange> changes(Experiment experiment, List<ChangeLog.Change> log) {
        List<ScheduledChange> changes = new ArrayList<>();
        Knobs knobs = experiment.knobs();
        for (ChangeLog.Change change : log) {
            knobs = KnobsJson.apply(knobs, change.set());
            changes.add(new ScheduledChange(change.step(), set(change), knobs, change.note()));
        }
        return changes;
    }

    @SuppressWarnings("NullAway") // the values of a change may be null, which its type cannot say
    private static Map<String, Object> set(ChangeLog.Change change) {
        Map<String, Object> set = new LinkedHashMap<>();
        change.set().forEach(set::put);
        return set;
    }
}
