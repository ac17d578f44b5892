package nablascope.session;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.library.RunSource;
import nablascope.session.SessionStatus.State;
import nablascope.timeline.Timeline;
import nablascope.train.Divergence;
import nablascope.train.StepReport;
import nablascope.train.TrainingData;

/**
 * A live run of one experiment on a thread of its own. Every method may be called from any thread, returns at once and
 * never waits for a training step, except where it says so.
 */
public final class TrainingSession implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TrainingSession.class.getName());
    private static final long CLOSE_MILLIS = 2000;

    private final Experiment experiment;
    private final Split data;
    private final Requests requests;
    private final ConcurrentLinkedQueue<SessionEvent> events = new ConcurrentLinkedQueue<>();
    private final PaceKeeper paceKeeper = new PaceKeeper();
    private final Thread engine;
    private volatile Pace pace = Pace.FULL_SPEED;
    private volatile boolean closed;
    private volatile State state = State.PAUSED;
    private volatile long epoch;
    private volatile double rate;
    private volatile Run run;

    private TrainingSession(Experiment experiment, Split data) {
        this.experiment = experiment;
        this.data = data;
        this.requests = new Requests(experiment.knobs());
        this.run = new Run(experiment, data);
        events.add(new SessionEvent.Restarted(experiment.knobs()));
        this.engine = Thread.ofPlatform().name("engine").daemon().unstarted(this::runEngine);
    }

    /**
     * Loads the data and builds the network; waits for both. The session stands paused before its first step.
     *
     * @param folder what the data's relative paths are relative to
     * @throws nablascope.experiment.InvalidExperimentException if data, model and loss do not fit each other
     * @throws nablascope.data.InvalidDataException if the data cannot be read
     */
    public static TrainingSession open(Experiment experiment, Path folder) {
        TrainingSession session = new TrainingSession(experiment, TrainingData.load(experiment, folder));
        session.engine.start();
        return session;
    }

    /** The experiment as opened. */
    public Experiment experiment() {
        return experiment;
    }

    /** The experiment that replays this run: knobs as at its start; every change since, and those to come, scheduled. */
    public Experiment recorded() {
        synchronized (requests) {
            return run.recorded(requests.knobs());
        }
    }

    /**
     * The run since the last restart, for a recorder to keep; each restart begins another.
     *
     * @param folder what the data's relative paths are relative to
     */
    public RunSource source(Path folder) {
        Run current = run;
        return new SessionSource(current, folder, () -> progress(current));
    }

    private RunSource.Progress progress(Run current) {
        State now = current == run ? state : State.PAUSED;
        boolean ended = now == State.FINISHED
                || current.timeline().steps() >= experiment.training().steps();
        return new RunSource.Progress(ended, now == State.FAILED, TimelineFeed.breakdown(current.breakdown()));
    }

    public Split data() {
        return data;
    }

    /** The trainable tensors in order, such as {@code layers.0.weight}. */
    public List<String> parameterNames() {
        return run.trainer().parameterNames();
    }

    /** How many numbers are trained. */
    public long parameterCount() {
        return run.trainer().parameterCount();
    }

    /** Trains on, at the pace set; after a divergence too. Does nothing once the last step is done. */
    public void play() {
        requests.play();
        wakeEngine();
    }

    public void pause() {
        requests.pause();
        wakeEngine();
    }

    /** Pauses and does one step. */
    public void step() {
        requests.step();
        wakeEngine();
    }

    /** Back before the first step with the same seed and the present knobs; goes on running if it ran. */
    public void restart() {
        requests.restart();
        wakeEngine();
    }

    /**
     * Changes knobs for the next step: what differs between the two is applied to the present knobs, so that a change
     * which the schedule made meanwhile stays. The latest call wins.
     *
     * @param before what the caller took for the present knobs
     * @param after what it wants instead
     */
    public void changeKnobs(Knobs before, Knobs after) {
        requests.changeKnobs(before, after);
    }

    /** The knobs that the next step will use. */
    public Knobs knobs() {
        return requests.knobs();
    }

    public void setPace(Pace newPace) {
        pace = newPace;
        wakeEngine();
    }

    public Pace pace() {
        return pace;
    }

    public SessionStatus status() {
        State now = state;
        return new SessionStatus(now, run.timeline().steps(), epoch, now == State.RUNNING ? rate : 0);
    }

    /** The series of the run since its last restart; another object after each restart. */
    public Timeline timeline() {
        return run.timeline();
    }

    /** Hands over the events since the last call, in order. One thread at a time. */
    public void drainEvents(Consumer<SessionEvent> consumer) {
        for (SessionEvent event = events.poll(); event != null; event = events.poll()) {
            consumer.accept(event);
        }
    }

    /** Ends the engine thread; waits for the step in progress, at most two seconds. */
    @Override
    public void close() {
        closed = true;
        wakeEngine();
        try {
            engine.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run at hand, for tests of its exact numbers. */
    Run run() {
        return run;
    }

    private void wakeEngine() {
        LockSupport.unpark(engine);
    }

    private void runEngine() {
        while (!closed) {
            try {
                turn();
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.ERROR, "training stopped", e);
                pause();
                events.add(new SessionEvent.Failed(e));
                state = State.FAILED;
            }
        }
        state = State.CLOSED;
    }

    /** One turn of the engine's loop: a restart, a step, or waiting for a reason to do either. */
    private void turn() {
        if (requests.takeRestart()) {
            restart(requests.knobs());
        } else if (state == State.FAILED || run.trainer().finished()) {
            requests.forgetSteps();
            LockSupport.park(this);
        } else if (requests.playing()) {
            trainOn();
        } else if (requests.takeStep()) {
            step(run);
        } else {
            rest();
        }
    }

    private void trainOn() {
        if (state != State.RUNNING) {
            paceKeeper.start();
            state = State.RUNNING;
        }
        if (paceKeeper.awaitStep(pace)) {
            step(run);
            paceKeeper.stepDone(pace);
            rate = paceKeeper.rate();
        }
    }

    private void rest() {
        if (state == State.RUNNING) {
            state = State.PAUSED;
        }
        LockSupport.park(this);
    }

    private void restart(Knobs knobs) {
        run = new Run(experiment.withKnobs(knobs), data);
        epoch = 0;
        state = State.PAUSED;
        events.add(new SessionEvent.Restarted(knobs));
    }

    private void step(Run current) {
        Knobs before = current.knobs();
        Knobs next = scheduled(current);
        boolean wasFinite = current.trainer().report().divergence() == null;
        StepReport report = current.step(next);
        epoch = report.epoch();
        if (!next.equals(before)) {
            events.add(new SessionEvent.KnobsChanged(current.changeCount(), report.step(), before, next));
        }
        Divergence divergence = report.divergence();
        if (divergence != null && wasFinite) {
            events.add(new SessionEvent.Diverged(divergence));
            if (experiment.training().stopOnNonFinite()) {
                pause();
                state = State.DIVERGED;
            }
        }
        if (current.trainer().finished()) {
            // The event first: who sees the state must find its reason.
            events.add(new SessionEvent.Finished(
                    report.step() + 1, current.trainer().earlyStop()));
            state = state == State.DIVERGED ? state : State.FINISHED;
        }
    }

    /** The knobs of the next step. One change for {@link #recorded}, which must find each change asked for or to come. */
    private Knobs scheduled(Run current) {
        synchronized (requests) {
            return requests.knobsWith(current.dueChanges());
        }
    }
}
