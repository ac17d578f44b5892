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
     * Goes on with the last {@link #read} of the same series in the same columns, now that there are more steps. What stands
     * in earlier columns stays: it may be known more finely than it would be now.
     *
     * @param first the column of the first new step, or an earlier one; it and those after it are read anew
     * @param out as the last read left it, or changed since in columns before {@code first}
     * @return from which column on it was read anew; 0 where that is all of it
     */
    default int readOn(int series, double fromStep, double toStep, int columns, int first, Buckets out) {
        read(series, fromStep, toStep, columns, out);
        return 0;
    }

    /** The last sample of a series at or before a step; null where there is none, or where it is lost. */
    @Nullable
    Sample at(int series, long step);
}
