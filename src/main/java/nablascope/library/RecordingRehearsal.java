package nablascope.library;

import nablascope.timeline.Timeline;

/**
 * What recording does with the steps of a run that is not to be kept: it makes the rows and throws them away. Java has
 * compiled it then, when a run begins that is to be kept. Belongs to one thread.
 */
public final class RecordingRehearsal {
    private final RowStream rows;

    /** @param timeline of the run, before its first step */
    public RecordingRehearsal(Timeline timeline) {
        rows = new RowStream(timeline);
    }

    /** Makes a row if the last step was the last of one. To be called after each step. */
    public void stepped() {
        rows.whole();
    }
}
