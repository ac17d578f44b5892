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
     * The session stands again where a branch of its tree stood before; training on from there with other knobs begins a
     * branch of that one.
     *
     * @param step so many steps are done
     * @param knobs of the last of them
     * @param left number of the branch that was trained until now; {@link #NONE}: nothing was since the last time
     * @param branch number of the one in which it stands now
     * @param end so many steps that one has
     */
    record Rewound(long step, Knobs knobs, int left, int branch, long end) implements SessionEvent {
        public static final int NONE = -1;
    }

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
