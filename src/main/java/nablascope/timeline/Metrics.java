package nablascope.timeline;

import org.jspecify.annotations.Nullable;

/** The series of a run over its steps, as charts read them, whether it is trained now or was kept. Any thread. */
public interface Metrics {
    /** Position of a series, -1 where there is none. */
    int indexOf(String name);

    /** Name of the series at a position. */
    String nameOf(int series);

    /** Number of steps. */
    long steps();

    /** Steps per sample of a series: sample i belongs to step {@code (i + 1)·every - 1}; 0: not known. */
    long every(int series);

    /**
     * How finely a series is known around a step: as its samples (1), or as the extremes of that many steps together,
     * which begin with a multiple of that number.
     */
    long grain(int series, long step);

    /**
     * Reads a stretch of a series in equal columns: column c gets the samples of the steps
     * {@code fromStep + c·w <= step < fromStep + (c + 1)·w} with {@code w = (toStep - fromStep) / columns}. Where the
     * {@link #grain} is coarser, a column may also get values of its neighbourhood.
     *
     * @param out overwritten; belongs to the thread
     */
    void read(int series, double fromStep, double toStep, int columns, Buckets out);

    /**
     * The same once there are more steps.
     *
     * @param first the column where they begin
     * @param out of the last read of as many columns of the same steps
     * @return from which column on it was read anew, at most {@code first}
     */
    default int readOn(int series, double fromStep, double toStep, int columns, int first, Buckets out) {
        read(series, fromStep, toStep, columns, out);
        return 0;
    }

    /** The last sample of a series at or before a step; null where there is none, or where it is lost. */
    @Nullable
    Sample at(int series, long step);
}
