package nablascope.library;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a recorder did what. Intervals come from a clock that nobody sets. */
final class RunClock {
    /** What is done now and then. */
    enum Task {
        ROW,
        INFO,
        FORCE
    }

    private final Map<Task, Long> last = new EnumMap<>(Task.class);
    private Instant started = Instant.now();
    private long start = System.nanoTime();

    /** @param earlier when the run was started; null: now */
    void start(@Nullable Instant earlier) {
        started = earlier == null ? Instant.now() : earlier;
        start = System.nanoTime();
        last.clear();
    }

    Instant started() {
        return started;
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Whether an interval has passed since the last time; if so this is the next. */
    boolean due(Task task, long nanos) {
        boolean due = System.nanoTime() - last.getOrDefault(task, start) >= nanos;
        if (due) {
            done(task);
        }
        return due;
    }

    void done(Task task) {
        last.put(task, System.nanoTime());
    }
}
