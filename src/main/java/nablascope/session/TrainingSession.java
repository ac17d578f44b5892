package nablascope.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import nablascope.data.DataLoader;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.LossSpec;
import nablascope.session.SessionStatus.State;
import nablascope.timeline.Timeline;
import nablascope.train.Divergence;
import nablascope.train.StepReport;
import org.jspecify.annotations.Nullable;

/**
 * A live run of one experiment on a thread of its own. Every method may be called from any thread, returns at once and
 * never waits for a training step, except where it says so.
 */
public final class TrainingSession implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TrainingSession.class.getName());
    private static final long CLOSE_MILLIS = 2000;

    private final Experiment experiment;
    private final Split data;
    private final AtomicInteger singleSteps = new AtomicInteger();
    private final AtomicBoolean restartRequested = new AtomicBoolean();
    private final ConcurrentLinkedQueue<SessionEvent> events = new ConcurrentLinkedQueue<>();
    private final PaceKeeper paceKeeper = new PaceKeeper();
    private final Thread engine;
    private final Object knobLock = new Object();
    private volatile Knobs requested;
    private volatile Pace pace = Pace.FULL_SPEED;
    private volatile boolean playing;
    private volatile boolean closed;
    private volatile State state = State.PAUSED;
    private volatile long epoch;
    private volatile double rate;
    private volatile Run run;

    private TrainingSession(Experiment experiment, Split data) {
        this.experiment = experiment;
        this.data = data;
        this.requested = experiment.knobs();
        this.run = new Run(experiment, data);
        events.add(new SessionEvent.Restarted());
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
        boolean classification = experiment.loss().type() == LossSpec.Type.CROSS_ENTROPY;
        Split data = DataLoader.load(experiment.data(), experiment.seed(), folder, classification);
        TrainingSession session = new TrainingSession(experiment, data);
        session.engine.start();
        return session;
    }

    /** The experiment as opened. */
    public Experiment experiment() {
        return experiment;
    }

    /** The experiment that replays this run: knobs as at its start, every change since in the schedule. */
    public Experiment recorded() {
        return run.recorded();
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
        playing = true;
        wakeEngine();
    }

    public void pause() {
        playing = false;
        wakeEngine();
    }

    /** Pauses and does one step. */
    public void step() {
        playing = false;
        singleSteps.incrementAndGet();
        wakeEngine();
    }

    /** Back before the first step with the same seed and the present knobs; goes on running if it ran. */
    public void restart() {
        restartRequested.set(true);
        wakeEngine();
    }

    /** Knobs for the next step; the latest call wins. */
    public void setKnobs(Knobs knobs) {
        synchronized (knobLock) {
            requested = knobs;
        }
    }

    /** Scheduled changes that are due join the knobs that the window asked for. */
    private void applySchedule(Run current) {
        Map<String, Object> due = current.dueChanges();
        if (!due.isEmpty()) {
            synchronized (knobLock) {
                requested = KnobsJson.apply(requested, due);
            }
        }
    }

    /** The knobs that the next step will use. */
    public Knobs knobs() {
        return requested;
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
                playing = false;
                state = State.FAILED;
                events.add(new SessionEvent.Failed(e));
            }
        }
        state = State.CLOSED;
    }

    /** One turn of the engine's loop: a restart, a step, or waiting for a reason to do either. */
    private void turn() {
        if (restartRequested.compareAndSet(true, false)) {
            restart(requested);
        } else if (state == State.FAILED || run.trainer().finished()) {
            // Nothing is left to train; a request to do so is void, or it would fire after the next restart.
            playing = false;
            singleSteps.set(0);
            LockSupport.park(this);
        } else if (playing) {
            if (state != State.RUNNING) {
                paceKeeper.start();
                state = State.RUNNING;
            }
            if (paceKeeper.awaitStep(pace)) {
                step(run);
                paceKeeper.stepDone();
                rate = paceKeeper.rate();
            }
        } else if (singleSteps.get() > 0) {
            singleSteps.decrementAndGet();
            step(run);
        } else {
            rest();
        }
    }

    private void rest() {
        if (state == State.RUNNING) {
            state = State.PAUSED;
        }
        LockSupport.park(this);
    }

    private void restart(Knobs knobs) {
        singleSteps.set(0);
        run = new Run(experiment.withKnobs(knobs), data);
        epoch = 0;
        state = State.PAUSED;
        events.add(new SessionEvent.Restarted());
    }

    private void step(Run current) {
        applySchedule(current);
        Knobs before = current.knobs();
        Knobs next = requested;
        @Nullable Divergence known = current.trainer().report().divergence();
        StepReport report = current.step(next);
        epoch = report.epoch();
        if (!next.equals(before)) {
            events.add(new SessionEvent.KnobsChanged(current.changeCount(), report.step(), before, next));
        }
        if (report.divergence() != null && known == null) {
            events.add(new SessionEvent.Diverged(report.divergence()));
            if (experiment.training().stopOnNonFinite()) {
                playing = false;
                state = State.DIVERGED;
            }
        }
        if (current.trainer().finished()) {
            state = State.FINISHED;
            events.add(new SessionEvent.Finished(
                    report.step() + 1, current.trainer().earlyStop()));
        }
    }
}
