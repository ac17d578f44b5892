package nablascope.session;

import java.util.function.BooleanSupplier;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSchedule;
import nablascope.train.Checkpoint;
import nablascope.train.FlightRecorder;
import nablascope.train.FlightRecording;
import nablascope.train.Trainer;
import org.jspecify.annotations.Nullable;

/**
 * Trains the last steps up to one again, on a copy, and keeps every tensor of them. Independent of the run that it
 * comes from, which may train on meanwhile.
 *
 * @param experiment with the run's changes of knobs as its schedule
 * @param from before the first step that is kept
 */
public record FlightReplay(Experiment experiment, Split data, Checkpoint from, long lastStep) {
    /**
     * On the calling thread; takes as long as the steps since the checkpoint.
     *
     * @param cancelled asked before every step
     * @return null if it was cancelled
     */
    public @Nullable FlightRecording run(BooleanSupplier cancelled) {
        Trainer copy = new Trainer(experiment, data);
        copy.restore(from);
        return FlightRecorder.record(copy, lastStep, new KnobSchedule(experiment)::at, cancelled);
    }
}
