package nablascope.ui.app;

import java.util.function.LongSupplier;
import nablascope.session.SessionStatus;

/**
 * The moments after a run has ended by itself, in which the key that was to pause it must not start another in its
 * place: that would take the story and the branches off the screen. JavaFX thread.
 */
final class Grace {
    static final long NANOS = 1_500_000_000;

    private final LongSupplier clock;
    private boolean ended;
    private long since;

    /** @param clock in nanoseconds, such as {@link System#nanoTime} */
    Grace(LongSupplier clock) {
        this.clock = clock;
    }

    /** Takes note of where the run stands. */
    void follow(SessionStatus status) {
        boolean now = status.state().ended();
        if (now && !ended) {
            since = clock.getAsLong();
        }
        ended = now;
    }

    /** Whether the run has only just ended. */
    boolean holds() {
        return ended && clock.getAsLong() - since < NANOS;
    }
}
