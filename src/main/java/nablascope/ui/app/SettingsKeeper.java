package nablascope.ui.app;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps the settings on disk up to date: they are written soon after the last of several changes, so that they outlive
 * a program that is ended from outside. JavaFX thread.
 */
final class SettingsKeeper {
    /** So long nothing may change before it is written, in nanoseconds: a window's edge is dragged through many sizes. */
    static final long QUIET = 500_000_000;

    private final SettingsFile file;
    private final Supplier<Settings> present;
    private final Executor background;
    private final LongSupplier clock;
    private final Object lock = new Object();
    private Settings seen;
    private long since;
    private boolean pending;
    private boolean ended;

    /**
     * @param background where files are written
     * @param clock in nanoseconds
     */
    SettingsKeeper(SettingsFile file, Supplier<Settings> present, Executor background, LongSupplier clock) {
        this.file = file;
        this.present = present;
        this.background = background;
        this.clock = clock;
        this.seen = present.get();
    }

    /** To be called once per pulse. */
    void look() {
        Settings now = present.get();
        if (!now.equals(seen)) {
            seen = now;
            since = clock.getAsLong();
            pending = true;
        } else if (pending && clock.getAsLong() - since >= QUIET) {
            pending = false;
            background.execute(() -> write(now, false));
        }
    }

    /** Writes them a last time, on the calling thread. */
    void end() {
        write(present.get(), true);
    }

    private void write(Settings settings, boolean last) {
        synchronized (lock) {
            if (!ended) {
                ended = last;
                file.write(settings);
            }
        }
    }
}
