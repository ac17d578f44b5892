package nablascope.ui.run;

import nablascope.experiment.Knobs;
import nablascope.session.SessionEvent.Explosion;

/**
 * A remedy with its numbers: a branch that differs by it alone from the one that exploded.
 *
 * @param knobs from {@link #start} on
 */
public record Attempt(Remedy remedy, Explosion explosion, Knobs knobs) {
    /** So many steps are shared. */
    public long start() {
        return explosion.circumstances().start();
    }

    /** The number that it sets; NaN: none. */
    public double value() {
        return remedy.value(knobs);
    }

    /** Whether it starts where knobs were changed, rather than some steps before the explosion. */
    public boolean sinceChange() {
        return start() > Rewinder.before(explosion.step());
    }
}
