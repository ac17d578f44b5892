package nablascope.session;

import nablascope.experiment.Knobs;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * One branch of a session's tree; an immutable snapshot, but for the timeline.
 *
 * @param number for as long as the session trains; 0 is the run that the others began with
 * @param depth how many branches it is a branch of
 * @param steps done
 * @param difference from the branch it left; null: it left none
 * @param timeline from the first step on, those it shares with others too
 */
public record Branch(
        int number,
        int depth,
        long steps,
        State state,
        @Nullable Difference difference,
        Timeline timeline) {
    /** How its last step left it. */
    public enum State {
        /** It may be trained on. */
        OPEN,
        FINISHED,
        DIVERGED
    }

    /**
     * Where two branches part.
     *
     * @param from number of the branch that was left
     * @param step the first with other knobs
     * @param there the knobs of that step in the branch that was left
     * @param here its knobs in this one
     */
    public record Difference(int from, long step, Knobs there, Knobs here) {}
}
