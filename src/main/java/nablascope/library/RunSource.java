package nablascope.library;

import java.nio.file.Path;
import java.util.List;
import nablascope.experiment.Experiment;
import nablascope.experiment.ScheduledChange;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * A run that trains now, as its recorder sees it from a thread of its own. Every method may be called from any thread and
 * never waits for a training step.
 */
public interface RunSource {
    /** As started: the knobs of its first step, and its own schedule. */
    Experiment experiment();

    /** What the relative paths of its data are relative to. */
    Path dataFolder();

    /** The series; the same object as long as the run lasts. */
    Timeline timeline();

    /**
     * The changes of knobs that took effect, in order, those of its own schedule too. A step's change is there before
     * the timeline shows that step.
     *
     * @param from leaves out so many of the first
     */
    List<ScheduledChange> changes(int from);

    Progress progress();

    /** The newest checkpoint of which every number is finite; null: there is none. Of steps that the timeline shows. */
    default @Nullable StoredCheckpoint checkpoint() {
        return null;
    }

    /**
     * The steps that a branch shares with the run it left; 0: it is none. It is kept only once it has one of its own, and
     * then with those it shares.
     */
    default long sharedSteps() {
        return 0;
    }

    /**
     * How far the run came.
     *
     * @param ended whether nothing is left to train
     * @param failed whether an unexpected error ended it
     * @param breakdown the first non-finite value; null: none yet
     */
    record Progress(boolean ended, boolean failed, @Nullable Breakdown breakdown) {}
}
