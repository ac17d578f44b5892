package nablascope.math;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that helps whoever claims it first with work of some microseconds to milliseconds, for which executors are
 * too slow and allocate. It waits for the next work spinning, and after a while parked; before that it does what was
 * offered to be done ahead. It keeps no program alive. Any thread.
 */
final class HelperThread {
    private static final HelperThread OF_ALL = new HelperThread();

    /** How long it stays awake: about as long as a training step does what is not shared. */
    private static final long SPIN_NANOS = 100_000;

    private static final int SPINS_PER_LOOK = 64;

    private enum State {
        FREE,
        CLAIMED,
        WAITING_FOR_HELPER,
        RUNNING,
        DONE
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.FREE);
    private @Nullable Runnable work;
    private @Nullable Throwable failure;
    private volatile @Nullable Ahead spare;
    private volatile boolean parked;
    private volatile @Nullable Thread thread;

    /**
     * Who helps one that may compute on some threads: the one helper of the program, because with more, trainers side by
     * side would take the cores from each other.
     *
     * @return null: nobody
     */
    static @Nullable HelperThread of(int threads) {
        return threads > 1 ? OF_ALL : null;
    }

    /** Whether the caller may now {@link #start} something; false: the helper is busy with another's. */
    boolean claim() {
        return state.get() == State.FREE && state.compareAndSet(State.FREE, State.CLAIMED);
    }

    /** Has the helper run something as soon as it can. */
    void start(Runnable newWork) {
        work = newWork;
        failure = null;
        state.set(State.WAITING_FOR_HELPER);
        if (thread == null) {
            startThread();
        } else if (parked) {
            LockSupport.unpark(thread);
        }
    }

    /** Has the helper do something while it waits for work; false: it sleeps, and is not woken. */
    boolean offer(Ahead ahead) {
        spare = ahead;
        if (thread == null || parked) {
            spare = null; // else it would be kept from the collector
            return false;
        }
        return true;
    }

    /**
     * Ends what the caller started: waits for the helper if it has begun, takes the work back if not.
     *
     * @throws IllegalStateException with what the work threw in the helper
     */
    void join() {
        if (!state.compareAndSet(State.WAITING_FOR_HELPER, State.CLAIMED)) {
            for (int spins = 1; state.get() != State.DONE; spins++) {
                pause(spins);
            }
        }
        Throwable thrown = failure;
        work = null;
        failure = null;
        state.set(State.FREE);
        if (thrown != null) {
            throw new IllegalStateException("in the helper thread", thrown);
        }
    }

    /** On a busy machine both may have been given the same core: leaves it to the other now and then. */
    @SuppressWarnings("ThreadPriorityCheck") // only speed depends on it
    static void pause(int spins) {
        if (spins % SPINS_PER_LOOK == 0) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }

    /** Called by the one who has claimed the helper. */
    private void startThread() {
        Thread started = new Thread(this::help, "engine helper");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void help() {
        while (true) {
            awaitWork();
            if (state.compareAndSet(State.WAITING_FOR_HELPER, State.RUNNING)) {
                runWork();
                state.set(State.DONE);
            }
        }
    }

    private void awaitWork() {
        long end = System.nanoTime() + SPIN_NANOS;
        for (int spins = 1; state.get() != State.WAITING_FOR_HELPER; spins++) {
            if (doSpareWork()) {
                end = System.nanoTime() + SPIN_NANOS;
            } else if (System.nanoTime() < end) {
                pause(spins);
            } else {
                parked = true;
                // Looks again after saying so: who starts work either sees that it is parked or is seen here.
                if (state.get() != State.WAITING_FOR_HELPER && spare == null) {
                    LockSupport.park(this);
                }
                parked = false;
                // If it came too late for this work it may be in time for the next.
                end = System.nanoTime() + SPIN_NANOS;
            }
        }
    }

    /** A block of it; false: there is nothing to do. */
    private boolean doSpareWork() {
        Ahead ahead = spare;
        if (ahead == null) {
            return false;
        }
        if (!ahead.help()) {
            spare = null; // and with it, seldom, what another has offered right now, who does it without help then
            if (ahead.waits()) {
                spare = ahead;
            }
        }
        return true;
    }

    private void runWork() {
        Runnable mine = work;
        try {
            if (mine != null) {
                mine.run();
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }
}
