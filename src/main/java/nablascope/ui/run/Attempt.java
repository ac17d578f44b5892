package nablascope.ui.run;

import nablascope.experiment.Knobs;
import nablascope.session.SessionEvent.Trouble;

/**
 * A remedy with its numbers: a branch that differs by it alone from the one that went wrong.
 *
 * @param knobs from {@link #start} on
 */
public record Attempt(Remedy remedy, Trouble trouble, Knobs knobs) {
    /** So many steps are shared. */
    public long start() {
        return trouble.circumstances().start();
    }

    /** The number that it sets; NaN: none. */
    public double value() {
        return remedy.value(knobs);
    }

    /** Whether it starts where knobs were changed, rather than where the way back leads. */
    public boolean sinceChange() {
        return start() > trouble.back();
    }
}
