package nablascope.session;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains a copy of a run while it waits to be started, and throws it away: by the first step that anyone sees Java has
 * compiled what steps run, and the first second is not a slow one. A new copy follows after every power of two of steps:
 * what only a first step does would else be compiled as what never happens, and the run itself would start by
 * compiling everything again. Engine thread.
 */
final class Rehearsal {
    private final Supplier<Run> copier;
    private final long begin;
    private final long end;
    private @Nullable Run copy;
    private long steps;

    /**
     * @param copier makes the copy, before its first step
     * @param delay how long it waits first, in nanoseconds
     * @param duration how long it may train, in nanoseconds
     */
    Rehearsal(Supplier<Run> copier, long delay, long duration) {
        this.copier = copier;
        begin = System.nanoTime() + delay;
        end = begin + duration;
    }

    /** Does a step, or waits until the first is due or somebody wakes the thread. False: there is nothing left to do. */
    boolean goOn() {
        long now = System.nanoTime();
        if (now < begin) {
            LockSupport.parkNanos(this, begin - now);
            return true;
        }
        Run run = copy;
        if (run == null || Long.bitCount(steps) == 1) {
            run = copier.get();
            copy = run;
        }
        if (now > end || run.trainer().finished()) {
            return false;
        }
        run.step(run.experiment().knobs());
        steps++;
        return true;
    }
}
