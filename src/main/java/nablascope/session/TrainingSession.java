package nablascope.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.library.Breakdown;
import nablascope.library.RunSource;
import nablascope.probe.GradientCheck;
import nablascope.session.SessionStatus.State;
import nablascope.timeline.Timeline;
import nablascope.train.TrainingData;
import org.jspecify.annotations.Nullable;

/**
 * A live run of one experiment on a thread of its own. Every method may be called from any thread, returns at once and
 * never waits for a training step, except where it says so.
 */
public final class TrainingSession implements AutoCloseable {
    private static final long CLOSE_MILLIS = 2000;

    private final Experiment experiment;
    private final Split data;
    private final Requests requests;
    private final ConcurrentLinkedQueue<SessionEvent> events = new ConcurrentLinkedQueue<>();
    private final Engine engine;
    private final Thread thread;

    private TrainingSession(Experiment experiment, Split data, int threads) {
        this.experiment = experiment;
        this.data = data;
        this.requests = new Requests(experiment.knobs());
        this.engine = new Engine(experiment, data, threads, requests, events);
        this.thread = Thread.ofPlatform().name("engine").daemon().unstarted(engine);
    }

    /**
     * Loads the data and builds the network; waits for both. The session stands paused before its first step.
     *
     * @param folder what the data's relative paths are relative to
     * @throws nablascope.experiment.InvalidExperimentException if data, model and loss do not fit each other
     * @throws nablascope.data.InvalidDataException if the data cannot be read
     */
    public static TrainingSession open(Experiment experiment, Path folder) {
        return open(experiment, folder, 1);
    }

    /**
     * {@link #open(Experiment, Path)}.
     *
     * @param threads how many may compute at most, from 1; the bits do not depend on it
     */
    public static TrainingSession open(Experiment experiment, Path folder, int threads) {
        TrainingSession session = new TrainingSession(experiment, TrainingData.load(experiment, folder), threads);
        session.thread.start();
        return session;
    }

    /**
     * Opens a kept run where it ended: does its steps again, from the beginning or a checkpoint, on the calling thread, and
     * stands paused after them. The story of what happened on the way is told as if it had just happened.
     *
     * @param threads how many may compute at most, from 1
     * @param goOn asked now and then with the timeline so far; belongs to the calling thread
     * @return null if that did not want to, or there are not so many steps
     * @throws IllegalStateException if the checkpoint is of another program's network
     */
    public static @Nullable TrainingSession reopen(Reopening kept, Path folder, int threads, Predicate<Timeline> goOn) {
        Experiment recorded = kept.recorded();
        TrainingSession session = new TrainingSession(recorded, TrainingData.load(recorded, folder), threads);
        if (!session.engine.repeat(kept, () -> goOn.test(session.timeline()))) {
            return null;
        }
        session.thread.start();
        return session;
    }

    /** The experiment as opened. */
    public Experiment experiment() {
        return experiment;
    }

    /** The experiment that replays this run: knobs as at its start; every change since, and those to come, scheduled. */
    public Experiment recorded() {
        synchronized (requests) {
            return run().history().recorded(requests.knobs());
        }
    }

    /** The experiment that replays a branch of {@link #branches}; of one that is no longer there, {@link #recorded()}. */
    public Experiment recorded(int branch) {
        return engine.branches()
                .find(branch)
                .map(run -> run.history().recorded(run.history().knobs()))
                .orElseGet(this::recorded);
    }

    /**
     * The run at hand, for a recorder to keep; each restart and each step back begins another. Those of the same run have
     * the same timeline.
     *
     * @param folder what the data's relative paths are relative to
     */
    public RunSource source(Path folder) {
        Run current = run();
        return new SessionSource(current, folder, current.resumedAt(), () -> progress(current));
    }

    private RunSource.Progress progress(Run current) {
        boolean failed = current == run() && engine.state() == State.FAILED;
        Breakdown diverged = TimelineFeed.breakdown(current.breakdown());
        Breakdown exploded = diverged == null ? TimelineFeed.breakdown(current.excursion()) : diverged;
        return new RunSource.Progress(current.finished(), failed, exploded);
    }

    public Split data() {
        return data;
    }

    /** How many numbers are trained. */
    public long parameterCount() {
        return run().trainer().parameterCount();
    }

    /** Trains on, at the pace set; after a divergence too. Does nothing once the last step is done. */
    public void play() {
        requests.play();
        wakeEngine();
    }

    /**
     * Uses the wait before the first step to have Java compile what steps run: some seconds of one thread, cut short by
     * any request.
     */
    public void rehearse() {
        engine.rehearse();
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
     * Pauses and goes back to where the run stood after so many steps; the knobs are those of then. Training on from
     * there repeats the run bit for bit until a knob is moved, which begins a branch of it; until then a later call may
     * also go forth again. The latest call wins; an event tells when the run is there.
     */
    public void rewind(long toSteps) {
        requests.rewind(new Requests.Rewind(Requests.PRESENT, Math.max(0, toSteps)));
        wakeEngine();
    }

    /**
     * {@link #rewind} in another branch of {@link #branches}: pauses and stands where that one stood after so many steps.
     * One that is no longer there is the present one.
     */
    public void goTo(int branch, long steps) {
        requests.rewind(new Requests.Rewind(branch, Math.max(0, steps)));
        wakeEngine();
    }

    /**
     * {@link #goTo}, then trains on from there with the given knobs.
     *
     * @param until the experiment's own changes of knobs up to this step are not made
     */
    public void trainFrom(int branch, long steps, Knobs knobs, long until) {
        requests.rewind(new Requests.Rewind(branch, Math.max(0, steps), knobs, until));
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
        engine.setPace(newPace);
        wakeEngine();
    }

    /** How many threads may compute at most, from the next restart on. */
    public void setThreads(int threads) {
        engine.setThreads(threads);
    }

    public Pace pace() {
        return engine.pace();
    }

    public SessionStatus status() {
        return engine.status();
    }

    /** The series of the run since its last restart; another object after each restart and step back. */
    public Timeline timeline() {
        return run().timeline();
    }

    /** The last step that {@link #rewind} can go to: that of the branch which the session stands in. */
    public long reach() {
        return engine.branches().reach();
    }

    /** What was trained since the last restart. */
    public BranchTree branches() {
        return engine.branches().tree();
    }

    /** A check of the gradients at the present weights, on the batch of the next step; the caller runs it where it likes. */
    public CompletableFuture<GradientCheck> gradientCheck() {
        CompletableFuture<GradientCheck> answer = engine.ask(() -> run().gradientCheck(data, requests.knobs()));
        wakeEngine();
        return answer;
    }

    /**
     * The way to everything about the last steps up to one of the run at hand; empty where the run has not done that step.
     * The caller runs it where it likes.
     */
    public CompletableFuture<Optional<FlightReplay>> flight(long lastStep) {
        CompletableFuture<Optional<FlightReplay>> answer =
                engine.ask(() -> engine.branches().whole().flight(data, lastStep));
        wakeEngine();
        return answer;
    }

    /** Whether training pauses where an {@link Excursion} begins, as it does unless told otherwise. */
    public void setPauseOnAlarm(boolean pause) {
        engine.sentinel().setPauseOnAlarm(pause);
    }

    /** No more {@link Excursion}s are told of, or paused at, until the next restart. */
    public void muteAlarm() {
        engine.sentinel().muteAlarm();
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
        engine.close();
        wakeEngine();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run at hand, for tests of its exact numbers. */
    Run run() {
        return engine.current();
    }

    private void wakeEngine() {
        LockSupport.unpark(thread);
    }
}
