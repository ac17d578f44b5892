package nablascope.library;

import java.nio.file.Path;
import java.util.List;
import nablascope.experiment.Experiment;
import nablascope.experiment.ScheduledChange;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * A kept run that goes on from a replay: to the trainer, the knobs that a person once moved are a schedule; in its folder
 * it remains the experiment that it was.
 *
 * @param experiment as started
 */
record ReplayedSource(RunSource live, Experiment experiment) implements RunSource {
    @Override
    public Path dataFolder() {
        return live.dataFolder();
    }

    @Override
    public Timeline timeline() {
        return live.timeline();
    }

    @Override
    public List<ScheduledChange> changes(int from) {
        return live.changes(from);
    }

    @Override
    public Progress progress() {
        return live.progress();
    }

    @Override
    public @Nullable StoredCheckpoint checkpoint() {
        return live.checkpoint();
    }

    @Override
    public long sharedSteps() {
        return live.sharedSteps();
    }
}
