package nablascope.session;

import java.nio.file.Path;
import java.util.List;
import nablascope.experiment.Experiment;
import nablascope.experiment.ScheduledChange;
import nablascope.library.Breakdown;
import nablascope.library.RunSource;
import nablascope.library.StoredCheckpoint;
import nablascope.timeline.Timeline;
import nablascope.train.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * A session's run since its last restart, as a recorder sees it.
 *
 * @param sharedSteps those that another recorder has kept already: what was trained before it was taken back, or come back to
 * @param engine that trains it or did
 */
record SessionSource(Run run, Path dataFolder, long sharedSteps, Engine engine) implements RunSource {
    /** Of the run at hand. */
    static SessionSource of(Engine engine, Path folder) {
        Run current = engine.current();
        return new SessionSource(current, folder, current.resumedAt(), engine);
    }

    @Override
    public Experiment experiment() {
        return run.experiment();
    }

    @Override
    public Timeline timeline() {
        return run.timeline();
    }

    @Override
    public List<ScheduledChange> changes(int from) {
        return run.history().since(from);
    }

    @Override
    public @Nullable StoredCheckpoint checkpoint() {
        Checkpoint healthy = run.healthy();
        return healthy == null ? null : new StoredCheckpoint(healthy.steps(), healthy.state());
    }

    @Override
    public Progress progress() {
        boolean failed = run.equals(engine.current()) && engine.state() == SessionStatus.State.FAILED;
        Breakdown diverged = TimelineFeed.breakdown(run.breakdown());
        Breakdown exploded = diverged == null ? TimelineFeed.breakdown(run.excursion()) : diverged;
        return new Progress(run.finished(), failed, exploded);
    }
}
