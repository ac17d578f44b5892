package nablascope.session;

import java.util.ArrayList;
import java.util.List;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;
import nablascope.timeline.Timeline;
import nablascope.train.Divergence;
import nablascope.train.StepReport;
import nablascope.train.Trainer;
import org.jspecify.annotations.Nullable;

/**
 * What exists from one restart to the next: a trainer, the timeline it fills, and the knobs it was given. Written by
 * the engine thread; the timeline and the recorded experiment may be read by any.
 */
final class Run {
    private final Experiment experiment;
    private final Trainer trainer;
    private final Timeline timeline;
    private final List<ScheduledChange> changes = new ArrayList<>();
    private Knobs knobs;
    private long nextStep;
    private int nextScheduled;
    private volatile @Nullable Divergence breakdown;

    Run(Experiment experiment, Split data) {
        this.experiment = experiment;
        this.trainer = new Trainer(experiment, data);
        this.timeline = TimelineFeed.timeline(experiment, trainer);
        this.knobs = experiment.knobs();
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
        note(next);
        StepReport report = trainer.step(next);
        TimelineFeed.append(report, timeline);
        breakdown = report.divergence();
        return report;
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
