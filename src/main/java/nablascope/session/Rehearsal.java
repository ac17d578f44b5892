package nablascope.session;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import nablascope.library.RecordingRehearsal;
import org.jspecify.annotations.Nullable;

/**
 * Trains a copy of a run while it waits to be started, and throws it away: by the first step that anyone sees Java has
 * compiled what steps run, and the first second is not a slow one. It begins again with a new copy after every power of
 * two of steps: the first step of a run sets what later ones find set, and code compiled from later steps alone would be
 * thrown away at the run's first. It ends when steps have stopped getting faster. Engine thread.
 */
final class Rehearsal {
    /** Java compiles what has been called some five thousand times, more while other methods wait for it. */
    static final long ENOUGH = 50_000;

    private record Copy(Run run, RecordingRehearsal recording) {}

    private final Supplier<Run> copier;
    private final long begin;
    private final long end;
    private final long enough;
    private final Plateau plateau = new Plateau();
    private @Nullable Copy copy;
    private long steps;
    private long renewal;

    /**
     * @param copier makes the copy, before its first step
     * @param delay how long it waits first, in nanoseconds
     * @param duration how long it may train, in nanoseconds
     * @param enough steps, after which it ends in any case
     */
    Rehearsal(Supplier<Run> copier, long delay, long duration, long enough) {
        this.copier = copier;
        this.enough = enough;
        begin = System.nanoTime() + delay;
        end = begin + duration;
    }

    /** Makes a copy, does a step, or waits until the first is due or somebody wakes the thread. False: nothing is left to do. */
    boolean goOn() {
        long now = System.nanoTime();
        if (now < begin) {
            LockSupport.parkNanos(this, begin - now);
            return true;
        }
        Copy present = copy;
        if (now > end
                || steps == enough
                || (present != null && present.run.trainer().finished())) {
            return false;
        }
        if (present == null || steps == renewal) {
            if (plateau.endSpan()) {
                return false;
            }
            renew();
        } else {
            step(present, now);
        }
        return true;
    }

    private void step(Copy present, long begun) {
        present.run.step(present.run.experiment().knobs());
        present.recording.stepped();
        steps++;
        plateau.stepped(System.nanoTime() - begun);
    }

    private void renew() {
        copy = null; // a large one makes room for the next
        Run next = copier.get();
        copy = new Copy(next, new RecordingRehearsal(next.timeline()));
        renewal = Math.max(1, 2 * steps);
    }
}
