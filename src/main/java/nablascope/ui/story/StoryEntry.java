package nablascope.ui.story;

import nablascope.session.SessionEvent;

/**
 * One thing that happened.
 *
 * @param number of the knob change, as on the chart's marker; 0 for everything else
 * @param step where it happened, counted from 0
 */
public record StoryEntry(int number, long step, SessionEvent event) {
    /** Whether training exploded there, or set about to. */
    public boolean explosion() {
        return event instanceof SessionEvent.Explosion;
    }

    /** Whether a branch was discarded. */
    boolean discard() {
        return event instanceof SessionEvent.Discarded;
    }
}
