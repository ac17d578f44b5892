package nablascope.ui.knobs;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import nablascope.experiment.Knobs;
import org.jspecify.annotations.Nullable;

/**
 * Which changes were made in one movement: of the mouse, from press to release, or of one knob's arrow keys, pressed one
 * soon after the other. JavaFX thread.
 */
public final class Drag {
    private static final long PAUSE = Duration.ofMillis(1500).toNanos();

    private final LongSupplier clock;
    private final Set<Knobs> made = new HashSet<>();
    private int number;
    private boolean held;
    private @Nullable Object tapped;
    private long tappedAt;

    public Drag() {
        this(System::nanoTime);
    }

    /** @param clock in nanoseconds */
    Drag(LongSupplier clock) {
        this.clock = clock;
    }

    /** The mouse was pressed on something that turns a knob. */
    public void begin() {
        number++;
        held = true;
        tapped = null;
        made.clear();
    }

    public void end() {
        held = false;
    }

    /**
     * An arrow key was pressed.
     *
     * @param knob which is turned; the same as before without a pause goes on with the movement
     */
    void tap(Object knob, Runnable change) {
        long now = clock.getAsLong();
        if (!knob.equals(tapped) || now - tappedAt > PAUSE) {
            begin();
        }
        held = true;
        change.run();
        held = false;
        tapped = knob;
        tappedAt = now;
    }

    /** Other knobs were handed over. */
    void moved(Knobs now) {
        if (held) {
            made.add(now);
        } else {
            tapped = null;
            made.clear();
        }
    }

    /** The number of the movement, from 1, that a change belongs to, perhaps one that has ended since. 0: none. */
    public int of(Knobs after) {
        return made.contains(after) ? number : 0;
    }
}
