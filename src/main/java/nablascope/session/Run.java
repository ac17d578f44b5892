package nablascope.session;

import java.util.ArrayList;
import java.util.List;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;
import nablascope.timeline.Timeline;
import nablascope.train.StepReport;
import nablascope.train.StepSeries;
import nablascope.train.Trainer;

/**
 * What exists from one restart to the next: a trainer, the timeline it fills, and the knobs it was given. Written by
 * the engine thread; the timeline and the recorded experiment may be read by any.
 */
final class Run {
    private final Experiment experiment;
    private final Trainer trainer;
    private final StepSeries series;
    private final Timeline timeline;
    private final List<ScheduledChange> changes = new ArrayList<>();
    private Knobs knobs;
    private long nextStep;
    private int nextScheduled;

    Run(Experiment experiment, Split data) {
        this.experiment = experiment;
        this.trainer = new Trainer(experiment, data);
        this.series = trainer.report().series();
        this.timeline = new Timeline(timelineSeries(experiment, series));
        this.knobs = experiment.knobs();
    }

    private static List<Timeline.Series> timelineSeries(Experiment experiment, StepSeries series) {
        List<Timeline.Series> all = new ArrayList<>();
        for (int i = 0; i < series.names().size(); i++) {
            boolean evaluated = StepSeries.evaluated(i);
            long every = evaluated ? Math.max(1, experiment.evaluateEvery()) : 1;
            all.add(new Timeline.Series(series.names().get(i), every));
        }
        return all;
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
        for (int i = 0; i < series.names().size(); i++) {
            // A timeline has a sample for every step, measured or not; only evaluations are spaced wider.
            if (report.measured(i) || !StepSeries.evaluated(i)) {
                timeline.append(i, report.value(i));
            }
        }
        timeline.endStep();
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
