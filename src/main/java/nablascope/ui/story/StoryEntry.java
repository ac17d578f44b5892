package nablascope.ui.story;

import nablascope.session.SessionEvent;

/**
 * One thing that happened.
 *
 * @param number of the knob change, as on the chart's marker; 0 for everything else
 * @param step where it happened, counted from 0
 */
public record StoryEntry(int number, long step, SessionEvent event) {
    /** Whether training went wrong there. */
    public boolean trouble() {
        return event instanceof SessionEvent.Trouble;
    }

    /** Whether a branch was discarded. */
    boolean discard() {
        return event instanceof SessionEvent.Discarded;
    }
}
