package nablascope.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** One line on standard error that tells how far a run is; silent where nobody watches. */
final class Progress {
    private static final long INTERVAL_NANOS = 200_000_000;

    private final PrintWriter err;
    private final boolean watched;
    private final long total;
    private final long start = System.nanoTime();
    private long last = start;

    Progress(PrintWriter err, long total) {
        this.err = err;
        this.watched =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        this.total = total;
    }

    void step(long done, double loss) {
        long now = System.nanoTime();
        if (!watched || now - last < INTERVAL_NANOS) {
            return;
        }
        last = now;
        double seconds = (now - start) / 1e9;
        err.print(String.format(
                Locale.ROOT,
                "\r\033[Kstep %d of %d, loss %.5g, %.0f steps/s, %.0f s left",
                done,
                total,
                loss,
                done / seconds,
                seconds * (total - done) / done));
        err.flush();
    }

    void end(String summary) {
        err.println((watched ? "\r\033[K" : "") + summary);
        err.flush();
    }
}
