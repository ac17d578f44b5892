package nablascope.ui.app;

import nablascope.experiment.Experiment;
import nablascope.library.Digest;
import nablascope.library.RunExport;
import nablascope.session.TrainingSession;
import nablascope.timeline.Timeline;

/**
 * The run on screen as a file is to hold it.
 *
 * @param recorded with every change made until now
 * @param steps of the timeline that it replays; 0: the file is to say nothing of how they came out
 */
record SavedRun(Experiment recorded, Timeline timeline, long steps) {
    /** As it is this moment; training goes on meanwhile. */
    static SavedRun of(TrainingSession session) {
        Timeline timeline = session.timeline();
        // First the steps: the changes of each are recorded by the time it counts.
        long steps = timeline.steps();
        Experiment recorded = session.recorded();
        return new SavedRun(recorded, timeline, timeline.equals(session.timeline()) ? steps : 0);
    }

    /** With the fingerprint of its metrics, so that whoever opens it can verify it. Takes a while for a long run. */
    Experiment withDigest() {
        return RunExport.withDigest(recorded, steps == 0 ? null : Digest.of(timeline, steps));
    }
}
