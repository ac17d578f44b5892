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

    /** Training went wrong, and something else may be tried in its place. */
    sealed interface Trouble extends SessionEvent {
        /** Where it shows, counted from 0. */
        long step();

        /** Steps done where the way back leads. */
        long back();

        /** Whether it could have come otherwise with other knobs. */
        boolean avoidable();

        Circumstances circumstances();
    }

    /** Training exploded, or set about to. */
    sealed interface Explosion extends Trouble {
        /** How far back the way leads, if there are so many steps. */
        int STEPS_BACK = 20;

        /** The part of the step. */
        Phase phase();

        /** The tensor in which it shows. */
        String tensor();

        @Override
        default long back() {
            return Math.max(0, step() - STEPS_BACK);
        }

        @Override
        default boolean avoidable() {
            return true;
        }
    }

    /**
     * What was trained when it went wrong.
     *
     * @param branch its number
     * @param knobs of the step where it shows
     * @param start steps done where something else may be tried: where the way back leads, or from the first change of
     *     knobs since then on
     * @param before knobs of where the way back leads; before the first step those of the experiment, which somebody may
     *     have changed before it
     */
    record Circumstances(int branch, Knobs knobs, long start, Knobs before) {}

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
     * Learning stands still: no gradient comes back through a layer. Its units die one by one, most of them long before the
     * last: the way back leads to where the learning rate began to rise, or to the start if it did not.
     *
     * @param step the first one of that, counted from 0
     * @param layer the name of the layer
     */
    record Stalled(long step, String layer, Circumstances circumstances) implements Trouble {
        @Override
        public long back() {
            return circumstances.start();
        }

        /** The first step's forward pass knows first weights alone. */
        @Override
        public boolean avoidable() {
            return step > 0;
        }
    }

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
