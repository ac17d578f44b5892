package nablascope.session;

import java.util.concurrent.locks.LockSupport;

/** Makes the engine thread wait for its next step, and measures how many steps a second it does. Engine thread only. */
final class PaceKeeper {
    /** How far behind its plan a slow engine may fall before the plan moves: it must not race to catch up. */
    private static final long MAX_LAG = 100_000_000;

    /** Over how long the rate is measured, in nanoseconds. */
    private static final long RATE_WINDOW = 400_000_000;

    /** Steps per second beyond which not every one is timed. */
    private static final double FAST = 10_000;

    private long due = System.nanoTime();
    private long windowStart = due;
    private long windowSteps;
    private double rate;

    /** Forgets the past: the next step is due at once. */
    void start() {
        due = System.nanoTime();
        windowStart = due;
        windowSteps = 0;
        rate = 0;
    }

    /** Whether the next step is due. If not, waits until it is or until somebody wakes the thread. */
    boolean awaitStep(Pace pace) {
        if (pace.fullSpeed()) {
            return true;
        }
        long now = System.nanoTime();
        long interval = (long) (1e9 / pace.stepsPerSecond());
        // A pace raised in the middle of a long wait takes effect now.
        due = Math.min(due, now + interval);
        if (due > now) {
            LockSupport.parkNanos(this, due - now);
            return false;
        }
        due = Math.max(due, now - MAX_LAG) + interval;
        return true;
    }

    /** Counts a step. */
    void stepDone(Pace pace) {
        windowSteps++;
        // The clock costs as much as a small network's layer: at high rates it is read now and then.
        if (rate < FAST || !pace.fullSpeed() || windowSteps % 64 == 0) {
            long now = System.nanoTime();
            if (now - windowStart >= RATE_WINDOW) {
                rate = windowSteps * 1e9 / (now - windowStart);
                windowStart = now;
                windowSteps = 0;
            }
        }
    }

    /** Steps per second over the last moments; 0 until the first of them is over. */
    double rate() {
        return rate;
    }
}
