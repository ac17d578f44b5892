package nablascope.timeline;

import java.util.List;

/**
 * The series of one run, written by the engine thread and read by any other without locks.
 */
public final class Timeline {
    /**
     * One series.
     *
     * @param name as in the run folder's {@code metrics.csv}, such as {@code grad_norm}
     * @param every steps per sample: sample i belongs to step {@code (i + 1)·every - 1}
     */
    public record Series(String name, long every) {}

    public Timeline(List<Series> series) {
        throw new UnsupportedOperationException("not written yet: " + series);
    }

    /** Position of a series in the constructor's list, -1 where there is none. Any thread. */
    public int indexOf(String name) {
        throw new UnsupportedOperationException(name);
    }

    /** Adds the next sample of a series. Engine thread; does not allocate in the steady state. */
    public void append(int series, double value) {
        throw new UnsupportedOperationException(series + " " + value);
    }

    /** Makes the step's samples visible to readers. Engine thread. */
    public void endStep() {
        throw new UnsupportedOperationException();
    }

    /** Number of steps made visible. Any thread. */
    public long steps() {
        throw new UnsupportedOperationException();
    }
}
