package nablascope.session;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.session.Requests.Disposal;
import nablascope.session.Requests.Rewind;
import nablascope.session.SessionStatus.State;
import nablascope.train.Divergence;
import nablascope.train.StepReport;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a session's thread: it looks at what is asked for, does a step if one is wanted, and tells what happened.
 * Its state may be read by any thread.
 */
final class Engine implements Runnable {
    private static final System.Logger LOG = System.getLogger(Engine.class.getName());

    /** First a new window is drawn, which wants the machine for itself; in nanoseconds. */
    private static final long REHEARSAL_DELAY = 1_000_000_000;

    /** It ends by then, however slow its steps are; in nanoseconds. */
    private static final long REHEARSAL = 10_000_000_000L;

    /** The copy of a network larger than this would cost memory that the run may need. */
    private static final long MOST_PARAMETERS = 5_000_000;

    private final Experiment experiment;
    private final Split data;
    private final Requests requests;
    private final ConcurrentLinkedQueue<SessionEvent> events;
    private final Questions questions = new Questions();
    private final PaceKeeper paceKeeper = new PaceKeeper();
    private volatile int threads;
    private volatile Pace pace = Pace.FULL_SPEED;
    private volatile boolean closed;
    private volatile State state = State.PAUSED;
    private volatile long epoch;
    private volatile double rate;
    private volatile Run run;
    private volatile Branches branches;
    private volatile @Nullable Rehearsal rehearsal;
    private final Sentinel sentinel;

    Engine(
            Experiment experiment,
            Split data,
            int threads,
            Requests requests,
            ConcurrentLinkedQueue<SessionEvent> events) {
        this.experiment = experiment;
        this.data = data;
        this.threads = threads;
        this.requests = requests;
        this.events = events;
        this.sentinel = new Sentinel(events);
        this.run = new Run(experiment, data, threads);
        this.branches = new Branches(run);
        events.add(new SessionEvent.Restarted(experiment.knobs()));
    }

    /** The run at hand; another after each restart and each step back. */
    Run current() {
        return run;
    }

    /** Of the runs since the last restart. */
    Branches branches() {
        return branches;
    }

    State state() {
        return state;
    }

    SessionStatus status() {
        State now = state;
        return new SessionStatus(now, run.timeline().steps(), epoch, now == State.RUNNING ? rate : 0);
    }

    Pace pace() {
        return pace;
    }

    void setPace(Pace newPace) {
        pace = newPace;
    }

    /** From the next restart on. */
    void setThreads(int atMost) {
        threads = atMost;
    }

    Sentinel sentinel() {
        return sentinel;
    }

    Questions questions() {
        return questions;
    }

    /** Has what steps run compiled while the run waits before its first. */
    void rehearse() {
        if (run.trainer().parameterCount() <= MOST_PARAMETERS) {
            rehearsal = new Rehearsal(
                    () -> new Run(experiment, data, threads), REHEARSAL_DELAY, REHEARSAL, Rehearsal.ENOUGH);
        }
    }

    /** Ends the loop after the step in progress. */
    void close() {
        closed = true;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                turn();
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.ERROR, "training stopped", e);
                requests.pause();
                events.add(new SessionEvent.Failed(e));
                state = State.FAILED;
            }
        }
        state = State.CLOSED;
        questions.end();
    }

    /** One turn of the engine's loop: a restart, a step, or waiting for a reason to do either. */
    private void turn() {
        questions.answer();
        dispose();
        Rewind back = state == State.FAILED ? null : requests.takeRewind();
        if (requests.takeRestart()) {
            restart(requests.knobs());
        } else if (back != null) {
            goBack(back, branches.trained());
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
            rehearsal = null;
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
        Rehearsal now = rehearsal;
        if (now == null) {
            LockSupport.park(this);
        } else if (run.steps() > 0 || !now.goOn()) {
            rehearsal = null;
        }
    }

    private void restart(Knobs knobs) {
        run = new Run(experiment.withKnobs(knobs), data, threads);
        sentinel.restart();
        branches = new Branches(run);
        epoch = 0;
        state = State.PAUSED;
        events.add(new SessionEvent.Restarted(knobs));
    }

    /**
     * Does the steps of a recorded run again, on the calling thread, before the engine's own begins.
     *
     * @param goOn asked now and then
     * @return whether it got there
     */
    boolean repeat(Reopening kept, BooleanSupplier goOn) {
        long steps = kept.steps();
        kept.recall(run, sentinel, events);
        requests.rewound(run.history().knobs(), null);
        sentinel.goBack(run.timeline());
        Lookout lookout = new Lookout();
        boolean wanted = goOn.getAsBoolean();
        while (wanted && run.steps() < steps && !run.trainer().finished()) {
            step(run);
            wanted = !lookout.due() || goOn.getAsBoolean();
        }
        state = standing(run);
        return wanted && goOn.getAsBoolean() && run.steps() == steps;
    }

    private void dispose() {
        for (Disposal wanted = requests.takeDisposal(); wanted != null; wanted = requests.takeDisposal()) {
            if (state == State.FAILED) {
                continue; // nobody knows what the trainer is worth
            }
            if (!wanted.undo()) {
                discard(wanted.branch());
            } else if (branches.restore(wanted.branch())) {
                events.add(new SessionEvent.Restored(wanted.branch()));
            }
        }
    }

    private void discard(int branch) {
        int left = branches.trained();
        if (branches.discard(branch)) {
            long steps = branches.stands();
            events.add(new SessionEvent.Discarded(branch, steps));
            if (!branches.hasTrainer()) {
                requests.pause();
                goBack(new Rewind(Requests.PRESENT, steps), left);
            }
        }
    }

    /**
     * Takes as long as the steps from the nearest checkpoint on; another wish or the end of the session cuts it short.
     *
     * @param left number of the branch that was trained until now
     */
    private void goBack(Rewind back, int left) {
        Run there = branches.go(back.branch(), back.toSteps(), () -> closed || requests.superseded());
        if (there == null) {
            return;
        }
        if (back.trainOnWith() != null) {
            there.history().skip(back.skipUntil());
        }
        requests.rewound(there.history().knobs(), back.trainOnWith());
        run = there;
        sentinel.goBack(there.timeline());
        epoch = there.trainer().epoch();
        state = standing(there);
        events.add(new SessionEvent.Rewound(
                there.steps(), there.history().knobs(), left, branches.standsIn(), branches.reach()));
    }

    /** Of a run that does no step. */
    private State standing(Run there) {
        boolean diverged = there.breakdown() != null && experiment.training().stopOnNonFinite();
        return diverged ? State.DIVERGED : there.trainer().finished() ? State.FINISHED : State.PAUSED;
    }

    private void step(Run current) {
        Knobs before = current.history().knobs();
        Knobs next = scheduled(current);
        boolean wasFinite = current.trainer().report().divergence() == null;
        StepReport report = current.step(next);
        branches.stepped();
        epoch = report.epoch();
        if (!next.equals(before)) {
            events.add(new SessionEvent.KnobsChanged(current.history().count(), report.step(), before, next));
        }
        if (sentinel.look(report, current, branches.standsIn())) {
            requests.pause();
        }
        Divergence divergence = report.divergence();
        if (divergence != null && wasFinite) {
            events.add(new SessionEvent.Diverged(divergence, Sentinel.circumstances(current, branches.standsIn())));
            if (experiment.training().stopOnNonFinite()) {
                requests.pause();
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

    /** The knobs of the next step. One change for {@link TrainingSession#recorded}, which must find each change asked for or to come. */
    private Knobs scheduled(Run current) {
        synchronized (requests) {
            return requests.knobsWith(current.history().due(current.steps()));
        }
    }
}
