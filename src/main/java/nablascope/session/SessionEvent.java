package nablascope.session;

import nablascope.experiment.Knobs;
import nablascope.train.Divergence;
import nablascope.train.EarlyStop;
import org.jspecify.annotations.Nullable;

/** What happens rarely and must reach the window, each exactly once and in order. */
public sealed interface SessionEvent {

    /**
     * The run stands before its first step: it was just opened or restarted.
     *
     * @param knobs that it begins with
     */
    record Restarted(Knobs knobs) implements SessionEvent {}

    /**
     * Knobs took effect.
     *
     * @param number counts the run's changes from 1
     * @param step the first step that used {@code after}
     */
    record KnobsChanged(int number, long step, Knobs before, Knobs after) implements SessionEvent {}

    /**
     * The run stands again where it stood before: a branch begins, which shares everything up to here with the run that
     * it leaves.
     *
     * @param step so many steps are done
     * @param knobs of the last of them
     * @param reached so many were done when it went back
     */
    record Rewound(long step, Knobs knobs, long reached) implements SessionEvent {}

    /** The first non-finite value; training paused if the experiment says so. */
    record Diverged(Divergence divergence) implements SessionEvent {}

    /** An explosion in the making, still finite; training paused unless somebody said that it need not. */
    record Alarmed(Excursion excursion) implements SessionEvent {}

    /**
     * Nothing is left to train.
     *
     * @param early why that is before the experiment's last step; null: it was the last
     */
    record Finished(long steps, @Nullable EarlyStop early) implements SessionEvent {
        public Finished(long steps) {
            this(steps, null);
        }
    }

    /** The engine stopped on an unexpected error; the session can only be closed or restarted. */
    record Failed(Throwable cause) implements SessionEvent {}
}
