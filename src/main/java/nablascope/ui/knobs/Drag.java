package nablascope.ui.knobs;

import nablascope.experiment.Knobs;
import org.jspecify.annotations.Nullable;

/** Which changes were made in one movement of the mouse, from press to release. JavaFX thread. */
public final class Drag {
    private int number;
    private boolean held;
    private @Nullable Knobs last;

    /** The mouse was pressed on something that turns a knob. */
    public void begin() {
        number++;
        held = true;
        last = null;
    }

    public void end() {
        held = false;
    }

    void moved(Knobs now) {
        if (held) {
            last = now;
        }
    }

    /** The number of the drag, from 1, that a change belongs to; the last one arrives after the release. 0: none. */
    public int of(Knobs after) {
        return held || after.equals(last) ? number : 0;
    }
}
