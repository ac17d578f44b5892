package nablascope.library;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

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

    void start() {
        started = Instant.now();
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
