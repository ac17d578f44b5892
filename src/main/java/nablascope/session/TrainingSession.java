package nablascope.session;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.timeline.Timeline;

/**
 * A live run of one experiment on a thread of its own. Every method may be called from any thread, returns at once and
 * never waits for a training step, except where it says so.
 */
public final class TrainingSession implements AutoCloseable {

    private TrainingSession() {}

    /**
     * Loads the data and builds the network; waits for both. The session stands paused before its first step.
     *
     * @param folder what the data's relative paths are relative to
     * @throws nablascope.experiment.InvalidExperimentException if data, model and loss do not fit each other
     * @throws nablascope.data.InvalidDataException if the data cannot be read
     */
    public static TrainingSession open(Experiment experiment, Path folder) {
        throw new UnsupportedOperationException("not written yet: " + experiment + folder);
    }

    /** The experiment as opened. */
    public Experiment experiment() {
        throw new UnsupportedOperationException();
    }

    /** The experiment that replays this run: knobs as at its start, every change since in the schedule. */
    public Experiment recorded() {
        throw new UnsupportedOperationException();
    }

    public Split data() {
        throw new UnsupportedOperationException();
    }

    /** The trainable tensors in order, such as {@code layers.0.weight}. */
    public List<String> parameterNames() {
        throw new UnsupportedOperationException();
    }

    /** How many numbers are trained. */
    public long parameterCount() {
        throw new UnsupportedOperationException();
    }

    public void play() {
        throw new UnsupportedOperationException();
    }

    public void pause() {
        throw new UnsupportedOperationException();
    }

    /** Pauses and does one step. */
    public void step() {
        throw new UnsupportedOperationException();
    }

    /** Back before the first step with the same seed and the present knobs; goes on running if it ran. */
    public void restart() {
        throw new UnsupportedOperationException();
    }

    /** Knobs for the next step; the latest call wins. */
    public void setKnobs(Knobs knobs) {
        throw new UnsupportedOperationException("" + knobs);
    }

    /** The knobs that the next step will use. */
    public Knobs knobs() {
        throw new UnsupportedOperationException();
    }

    public void setPace(Pace pace) {
        throw new UnsupportedOperationException("" + pace);
    }

    public Pace pace() {
        throw new UnsupportedOperationException();
    }

    public SessionStatus status() {
        throw new UnsupportedOperationException();
    }

    /** The series of the run since its last restart; another object after each restart. */
    public Timeline timeline() {
        throw new UnsupportedOperationException();
    }

    /** Hands over the events since the last call, in order. One thread at a time. */
    public void drainEvents(Consumer<SessionEvent> consumer) {
        throw new UnsupportedOperationException("" + consumer);
    }

    /** Ends the engine thread; waits for the step in progress, at most two seconds. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
