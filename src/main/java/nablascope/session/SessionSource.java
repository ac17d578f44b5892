package nablascope.session;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import nablascope.experiment.Experiment;
import nablascope.experiment.ScheduledChange;
import nablascope.library.RunSource;
import nablascope.library.StoredCheckpoint;
import nablascope.timeline.Timeline;
import nablascope.train.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * A session's run since its last restart, as a recorder sees it.
 *
 * @param sharedSteps those that another recorder has kept already: what was trained before it was taken back, or come back to
 */
record SessionSource(Run run, Path dataFolder, long sharedSteps, Supplier<Progress> state) implements RunSource {
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
        return state.get();
    }
}
