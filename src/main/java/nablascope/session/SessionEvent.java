package nablascope.session;

import nablascope.experiment.Knobs;
import nablascope.train.Divergence;
import nablascope.train.Divergence.Phase;
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

    /**
     * Somebody discarded a branch; if the session stood in it, the next event tells where it stands instead.
     *
     * @param branch its number
     * @param step so many steps are done where the session stands now
     */
    record Discarded(int branch, long step) implements SessionEvent {}

    /**
     * A discarded branch is back in the tree.
     *
     * @param branch its number
     */
    record Restored(int branch) implements SessionEvent {}

    /** Training exploded, or set about to. */
    sealed interface Explosion extends SessionEvent {
        /** Counted from 0. */
        long step();

        /** The part of the step. */
        Phase phase();

        /** The tensor in which it shows. */
        String tensor();

        Circumstances circumstances();
    }

    /**
     * What was trained when it exploded.
     *
     * @param branch its number
     * @param knobs of the step that exploded
     * @param start steps done {@value #STEPS_BACK} steps before, or from the first change of knobs since then on
     * @param before knobs of {@value #STEPS_BACK} steps before; of a shorter run those of its experiment, which somebody
     *     may have changed before the first step
     */
    record Circumstances(int branch, Knobs knobs, long start, Knobs before) {
        /** How far back a remedy begins at most. */
        public static final int STEPS_BACK = 20;
    }

    /** The first non-finite value; training paused if the experiment says so. */
    record Diverged(Divergence divergence, Circumstances circumstances) implements Explosion {
        @Override
        public long step() {
            return divergence.step();
        }

        @Override
        public Phase phase() {
            return divergence.phase();
        }

        @Override
        public String tensor() {
            return divergence.tensor();
        }
    }

    /** An explosion in the making, still finite; training paused unless somebody said that it need not. */
    record Alarmed(Excursion excursion, Circumstances circumstances) implements Explosion {
        @Override
        public long step() {
            return excursion.step();
        }

        @Override
        public Phase phase() {
            return excursion.phase();
        }

        @Override
        public String tensor() {
            return excursion.tensor();
        }
    }

    /**
     * Learning stands still: no gradient comes back through a layer.
     *
     * @param step where it was told, counted from 0
     * @param since the first step of that
     * @param layer the name of the layer
     */
    record Stalled(long step, long since, String layer) implements SessionEvent {}

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
