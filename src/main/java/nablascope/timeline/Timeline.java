package nablascope.timeline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The series of one run, written by the engine thread and read by any other without locks. Memory is bounded: the newest
 * samples are kept as they are, older ones in buckets of 16, 256 and so on, the coarser the older, each with its
 * smallest and largest value and which non-finite values came up. Values are kept as floats.
 */
public final class Timeline implements Metrics {
    private static final int SAMPLES_KEPT = 1 << 18;
    private static final int BUCKETS_KEPT = 1 << 15;
    private static final VarHandle STEPS = Handles.ofLong(MethodHandles.lookup(), "steps");

    /** The same for all that branched off one another. */
    private final Object family;

    private final List<Series> series;
    private final Pyramid[] pyramids;

    @SuppressWarnings("UnusedVariable") // read through STEPS
    private long steps;

    /**
     * One series.
     *
     * @param name as in the run folder's {@code metrics.csv}, such as {@code grad_norm}
     * @param every steps per sample: sample i belongs to step {@code (i + 1)·every - 1}
     */
    public record Series(String name, long every) {
        public Series {
            if (every < 1) {
                throw new IllegalArgumentException(
                        "every of series " + name + " is " + every + "; it must be at least 1");
            }
        }
    }

    public Timeline(List<Series> series) {
        this(series, SAMPLES_KEPT, BUCKETS_KEPT);
    }

    /**
     * @param samplesKept per series; a power of two from 2048
     * @param bucketsKept per level; a power of two from 2048. Reads of up to a sixteenth as many columns are exact
     */
    Timeline(List<Series> series, int samplesKept, int bucketsKept) {
        this.series = List.copyOf(series);
        family = new Object();
        pyramids = new Pyramid[series.size()];
        for (int i = 0; i < pyramids.length; i++) {
            pyramids[i] = new Pyramid(samplesKept, bucketsKept);
        }
    }

    private Timeline(Object family, List<Series> series, Pyramid[] pyramids, long steps) {
        this.family = family;
        this.series = series;
        this.pyramids = pyramids;
        this.steps = steps;
    }

    /**
     * Another timeline that begins with this one's first steps; what is appended to either is not seen in the other.
     * Engine thread; takes some milliseconds.
     *
     * @param toStep how many steps
     */
    public Timeline branch(long toStep) {
        Pyramid[] copies = new Pyramid[pyramids.length];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = pyramids[i].copy(
                    Math.min(pyramids[i].count(), toStep / series.get(i).every()));
        }
        return new Timeline(family, series, copies, toStep);
    }

    /**
     * Fills an empty timeline with the first steps of a run, as far as they are known: what is known step by step is as it
     * was, the rest by buckets. Engine thread.
     */
    public void recall(long toStep, Metrics known) {
        for (int i = 0; i < pyramids.length; i++) {
            long every = series.get(i).every();
            long count = toStep / every;
            if (every < known.grain(i, toStep - 1)) {
                pyramids[i].recall(count, known, i, every);
            } else {
                append(i, count, known);
            }
        }
        STEPS.setRelease(this, toStep);
    }

    /** Samples that are known one by one. */
    private void append(int index, long count, Metrics known) {
        Buckets one = new Buckets();
        long every = series.get(index).every();
        for (long i = 0; i < count; i++) {
            long step = (i + 1) * every - 1;
            known.read(index, (double) step, step + 1.0, 1, one);
            pyramids[index].append(Sample.of(step, true, one).value());
        }
    }

    /** Whether the two begin with the same steps: one is a branch of the other, or both of a third. */
    public boolean isKin(Timeline other) {
        return family.equals(other.family);
    }

    /** How much memory its values take. Engine thread. */
    public long bytes() {
        return Stream.of(pyramids).mapToLong(Pyramid::bytes).sum();
    }

    /** As given to the constructor. Any thread. */
    public List<Series> series() {
        return series;
    }

    /** Position of a series in the constructor's list, -1 where there is none. Any thread. */
    @Override
    public int indexOf(String name) {
        for (int i = 0; i < pyramids.length; i++) {
            if (series.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Adds the next sample of a series. Engine thread; does not allocate in the steady state. */
    public void append(int series, double value) {
        pyramids[series].append(value);
    }

    /** Makes the step's samples visible to readers. Engine thread. */
    public void endStep() {
        STEPS.setRelease(this, (long) STEPS.get(this) + 1);
    }

    @Override
    public String nameOf(int index) {
        return series.get(index).name();
    }

    @Override
    public long every(int index) {
        return series.get(index).every();
    }

    /** Coarser the older, at any time. */
    @Override
    public long grain(int index, long step) {
        long every = every(index);
        long sample = Math.clamp(step / every, 0, Math.max(0, samples(index) - 1));
        long together = pyramids[index].together(sample);
        return together == 1 ? 1 : together * every;
    }

    /** Number of steps made visible. Any thread. */
    @Override
    public long steps() {
        return (long) STEPS.getAcquire(this);
    }

    /** Number of samples of a series made visible. Any thread. */
    public long samples(int series) {
        long due = steps() / this.series.get(series).every();
        return Math.min(due, pyramids[series].count());
    }

    /** Any thread, each with its own buckets. */
    @Override
    public void read(int series, double fromStep, double toStep, int columns, Buckets out) {
        readOn(series, fromStep, toStep, columns, 0, out);
    }

    @Override
    public int readOn(int series, double fromStep, double toStep, int columns, int first, Buckets out) {
        out.reset(columns, first);
        long visible = samples(series);
        long every = this.series.get(series).every();
        double width = (toStep - fromStep) / columns;
        long from = firstSample(fromStep + first * width, every, visible);
        for (int column = first; column < columns && from < visible; column++) {
            long to = firstSample(fromStep + (column + 1) * width, every, visible);
            if (from < to) {
                pyramids[series].read(from, to, out, column);
            }
            from = to;
        }
        return first;
    }

    /** Whether every sample of the steps from one on is still kept as it is. Any thread. */
    public boolean exactFrom(long step) {
        for (int i = 0; i < pyramids.length; i++) {
            long visible = samples(i);
            long first = firstSample((double) step, series.get(i).every(), visible);
            if (first < visible && !pyramids[i].keeps(first)) {
                return false;
            }
        }
        return true;
    }

    /** Null if there is none yet. Any thread. */
    @Override
    public @Nullable Sample at(int series, long step) {
        long every = this.series.get(series).every();
        long item = firstSample(step + 1.0, every, samples(series)) - 1;
        if (item < 0) {
            return null;
        }
        Pyramid pyramid = pyramids[series];
        Buckets one = new Buckets();
        one.reset(1);
        pyramid.read(item, item + 1, one, 0);
        return Sample.of((item + 1) * every - 1, pyramid.keeps(item), one);
    }

    /** Number of the first sample at or after a step, at most the number visible. */
    private static long firstSample(double step, long every, long visible) {
        double item = Math.ceil((step + 1) / every) - 1;
        return (long) Math.clamp(item, 0.0, (double) visible);
    }
}
