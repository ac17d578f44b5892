package nablascope.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;
import nablascope.library.Breakdown;
import nablascope.library.RunSource;
import nablascope.timeline.Timeline;
import nablascope.train.Divergence;
import nablascope.train.StepReport;
import nablascope.train.StepSeries;
import nablascope.train.Trainer;
import org.jspecify.annotations.Nullable;

/**
 * Fills a timeline from a trainer that somebody else steps: a run of the command line, or a replay. {@link #add} belongs
 * to the training's thread, the rest to any.
 */
public final class TimelineFeed implements RunSource {
    private final Experiment experiment;
    private final Path dataFolder;
    private final Timeline timeline;
    private final List<ScheduledChange> changes = new ArrayList<>();
    private Knobs knobs;
    private volatile Progress progress = new Progress(false, false, null);

    public TimelineFeed(Experiment experiment, Path dataFolder, Trainer trainer) {
        this.experiment = experiment;
        this.dataFolder = dataFolder;
        this.timeline = timeline(experiment, trainer);
        this.knobs = experiment.knobs();
    }

    /** An empty timeline for all that a trainer measures. */
    static Timeline timeline(Experiment experiment, Trainer trainer) {
        List<Timeline.Series> all = new ArrayList<>();
        List<String> names = trainer.report().series().names();
        for (int i = 0; i < names.size(); i++) {
            boolean evaluated = StepSeries.evaluated(i);
            all.add(new Timeline.Series(names.get(i), evaluated ? Math.max(1, experiment.evaluateEvery()) : 1));
        }
        return new Timeline(all);
    }

    /** Adds what a step measured. */
    static void append(StepReport report, Timeline timeline) {
        for (int i = 0; i < timeline.series().size(); i++) {
            // A timeline has a sample for every step, measured or not; only evaluations are spaced wider.
            if (report.measured(i) || !StepSeries.evaluated(i)) {
                timeline.append(i, report.value(i));
            }
        }
        timeline.endStep();
    }

    /** @param used the knobs that the step was done with */
    public void add(StepReport report, Knobs used) {
        if (!used.equals(knobs)) {
            note(new ScheduledChange(report.step(), KnobsJson.difference(knobs, used), used, null));
            knobs = used;
        }
        append(report, timeline);
        if (report.divergence() != null && progress.breakdown() == null) {
            progress = new Progress(false, false, breakdown(report.divergence()));
        }
    }

    private void note(ScheduledChange change) {
        synchronized (changes) {
            changes.add(change);
        }
    }

    /** Says that no more steps come. */
    public void end() {
        progress = new Progress(true, false, progress.breakdown());
    }

    /** A divergence in the library's words. */
    static @Nullable Breakdown breakdown(@Nullable Divergence d) {
        return d == null ? null : breakdown(d.step(), d.phase(), d.tensor(), false);
    }

    /** An explosion in the making in the library's words. */
    static @Nullable Breakdown breakdown(@Nullable Excursion e) {
        return e == null ? null : breakdown(e.step(), e.phase(), e.tensor(), true);
    }

    private static Breakdown breakdown(long step, Divergence.Phase phase, String tensor, boolean finite) {
        return new Breakdown(step, phase.name().toLowerCase(Locale.ROOT), tensor, finite);
    }

    @Override
    public Experiment experiment() {
        return experiment;
    }

    @Override
    public Path dataFolder() {
        return dataFolder;
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

    @Override
    public Progress progress() {
        return progress;
    }
}
