package nablascope.timeline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.stream.Stream;

/**
 * One series: the newest samples and above them levels of buckets, each of 16 buckets of the level below. Every level
 * keeps only its newest items, so that memory is bounded and old steps are known by coarser buckets. Only whole buckets
 * are stored; the rest of a level is known by the levels below.
 *
 * <p>A short run takes memory as it grows. Once the samples no longer fit, the run is a long one: it takes the memory of
 * every level at once, and its memory stays the same from there on, however long it trains.
 */
final class Pyramid {
    static final int LEVELS = 7;
    private static final int RADIX_BITS = 4;
    private static final int RADIX = 1 << RADIX_BITS;
    private static final int MIN = 0;
    private static final int MAX = 1;
    private static final int LAST = 2;
    private static final VarHandle COUNT = Handles.ofLong(MethodHandles.lookup(), "count");

    private final int samplesKept;
    private final Ring samples;
    private final Ring[] levels = new Ring[LEVELS];

    /** Per level the oldest item that a copy has; older ones it never had. */
    private final long[] oldest = new long[LEVELS];

    /** In a copy the samples from {@link #oldest} to here are known only by the bucket below. */
    private long exactFrom;

    private Known unsure = Known.NOTHING;

    @SuppressWarnings("UnusedVariable") // read through COUNT
    private long count;

    private long written;

    Pyramid(int samplesKept, int bucketsKept) {
        samples = new Ring(samplesKept, 1);
        this.samplesKept = samplesKept;
        levels[0] = samples;
        for (int level = 1; level < LEVELS; level++) {
            levels[level] = new Ring(bucketsKept, 3);
        }
    }

    /**
     * Another series that begins with this one's first samples. Where they are too long ago to be known one by one, the
     * bucket under construction is built from coarser ones. Writer only.
     */
    Pyramid copy(long samplesTaken) {
        Pyramid copy = new Pyramid(samplesKept, levels[1].capacity());
        if (samplesTaken >= samplesKept) {
            copy.takeAll();
        }
        for (int level = 0; level < LEVELS; level++) {
            long end = samplesTaken >> (RADIX_BITS * level);
            long first = Math.min(end, oldest(level, written));
            // The parts of a bucket that is not whole yet must be there when it becomes so.
            long parts = level == LEVELS - 1 ? end : end & -RADIX;
            copy.oldest[level] = Math.min(first, parts);
            levels[level].copyTo(copy.levels[level], first, end);
            for (long item = parts; item < first && level > 0; item++) {
                copy.fill(level, item, this);
            }
            if (level == 0) {
                copy.inherit(parts, Math.min(end, Math.max(first, exactFrom)), this);
            }
        }
        copy.written = samplesTaken;
        COUNT.setRelease(copy, samplesTaken);
        return copy;
    }

    /** One bucket by what another series still knows of its samples. */
    private void fill(int level, long item, Pyramid from) {
        int shift = RADIX_BITS * level;
        Known known = from.known(item << shift, (item + 1) << shift);
        levels[level].set(item, known.min(), known.max(), known.last(), known.flags());
    }

    /** Samples up to {@code to} of which another series knows no more than their bucket, if there are any. */
    private void inherit(long from, long to, Pyramid other) {
        exactFrom = to;
        unsure = from < to ? other.known(from, to) : Known.NOTHING;
    }

    /** Of these samples and perhaps their neighbourhood. */
    private Known known(long from, long to) {
        Buckets read = new Buckets();
        read.reset(1);
        read(from, to, read, 0);
        return Known.of(read, 0);
    }

    /**
     * Fills an empty series with what is known of its first samples: buckets as they are kept elsewhere, finer ones by the
     * coarser that they lie in. Writer only.
     */
    void recall(long samplesTaken, Metrics history, int series, long every) {
        if (samplesTaken >= samplesKept) {
            takeAll();
        }
        Buckets read = new Buckets();
        for (int level = 1; level < LEVELS; level++) {
            long end = samplesTaken >> (RADIX_BITS * level);
            oldest[level] = Math.max(0, end - levels[level].readable());
            double size = (double) (every << (RADIX_BITS * level));
            history.read(series, oldest[level] * size, end * size, (int) (end - oldest[level]), read);
            for (int i = 0; i < read.size(); i++) {
                Known known = Known.of(read, i);
                levels[level].set(oldest[level] + i, known.min(), known.max(), known.last(), known.flags());
            }
        }
        oldest[0] = samplesTaken & -RADIX;
        exactFrom = samplesTaken;
        if (oldest[0] < samplesTaken) {
            history.read(series, (double) (oldest[0] * every), (double) (samplesTaken * every), 1, read);
            unsure = Known.of(read, 0);
        }
        written = samplesTaken;
        COUNT.setRelease(this, samplesTaken);
    }

    /** Writer only. */
    long bytes() {
        return Stream.of(levels).mapToLong(Ring::bytes).sum();
    }

    private void takeAll() {
        for (Ring level : levels) {
            level.takeAll();
        }
    }

    /** Writer only. */
    void append(double value) {
        long item = written;
        samples.set(item, narrow(value));
        written = item + 1;
        if (written == samplesKept) {
            takeAll();
        }
        if ((written & (RADIX - 1)) == 0) {
            promote(written);
        }
        COUNT.setRelease(this, written);
        // Without it the next sample might become visible before this count and be taken for an old one of its slot.
        VarHandle.storeStoreFence();
    }

    /** Number of samples. Any thread. */
    long count() {
        return (long) COUNT.getAcquire(this);
    }

    /** A finite value stays finite: beyond float's range is not infinite. */
    private static float narrow(double value) {
        float narrow = (float) value;
        return Float.isInfinite(narrow) && !Double.isInfinite(value) ? Math.copySign(Float.MAX_VALUE, narrow) : narrow;
    }

    private void promote(long total) {
        long end = total;
        promoteSamples(end);
        end >>= RADIX_BITS;
        for (int level = 2; level < LEVELS && (end & (RADIX - 1)) == 0; level++) {
            promoteBuckets(levels[level - 1], end, levels[level]);
            end >>= RADIX_BITS;
        }
    }

    private void promoteSamples(long end) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        float last = Float.NaN;
        int flags = 0;
        if (end - RADIX < exactFrom) {
            min = unsure.min();
            max = unsure.max();
            last = unsure.last();
            flags = unsure.flags();
        }
        for (long i = Math.max(end - RADIX, exactFrom); i < end; i++) {
            float value = samples.get(i, 0);
            int flag = Buckets.flagOf(value);
            flags |= flag;
            if (flag == Buckets.FINITE) {
                min = Math.min(min, value);
                max = Math.max(max, value);
                last = value;
            }
        }
        levels[1].set((end >> RADIX_BITS) - 1, min, max, last, flags);
    }

    private static void promoteBuckets(Ring from, long end, Ring to) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        float last = Float.NaN;
        int flags = 0;
        for (long i = end - RADIX; i < end; i++) {
            min = Math.min(min, from.get(i, MIN));
            max = Math.max(max, from.get(i, MAX));
            float newest = from.get(i, LAST);
            last = Float.isNaN(newest) ? last : newest;
            flags |= from.flags(i);
        }
        to.set((end >> RADIX_BITS) - 1, min, max, last, flags);
    }

    /** Merges the samples {@code [from, to)} into a column; {@code to} at most {@link #count}. */
    void read(long from, long to, Buckets out, int column) {
        do {
            out.clear(column);
            scan(from, to, count(), out, column);
            VarHandle.acquireFence();
        } while (overtaken(out));
    }

    /** Whether a sample itself is still kept. */
    boolean keeps(long sample) {
        return sample >= exactFrom && keeps(0, sample, count());
    }

    /** Of how many samples together a sample is known: 1, or a power of 16. */
    long together(long sample) {
        if (keeps(sample)) {
            return 1;
        }
        long total = count();
        int level = 1;
        while (level + 1 < LEVELS && !keeps(level, sample, total)) {
            level++;
        }
        return 1L << (RADIX_BITS * level);
    }

    /** Items of the {@link #levelFor coarsest level}, which is the same one up to the next multiple of 16 items. */
    private void scan(long from, long to, long total, Buckets out, int column) {
        long at = from;
        while (at < to) {
            int level = levelFor(at, to, total);
            long item = at >> (RADIX_BITS * level);
            long end = Math.min((item | (RADIX - 1)) + 1, Math.max(item + 1, to >> (RADIX_BITS * level)));
            out.oldest[level] = Math.min(out.oldest[level], item);
            if (level == 0 && item < exactFrom) {
                end = item + 1;
                out.add(column, unsure.min(), unsure.max(), unsure.last(), unsure.flags());
            } else {
                levels[level].addTo(out, column, item, end);
            }
            at = end << (RADIX_BITS * level);
        }
    }

    /** The coarsest level with a bucket from {@code at} not beyond {@code to}; coarser still where it was dropped. */
    private int levelFor(long at, long to, long total) {
        int level = 0;
        while (level + 1 < LEVELS) {
            long size = 1L << (RADIX_BITS * (level + 1));
            if ((at & (size - 1)) != 0 || at + size > to) {
                break;
            }
            level++;
        }
        while (!keeps(level, at, total)) {
            level++;
        }
        return level;
    }

    /**
     * A level counts as kept only where it has all 16 parts of a coarser bucket: else a column could end with that
     * bucket, and the next one go back to a part in the middle of it.
     */
    private boolean keeps(int level, long sample, long total) {
        long whole = (oldest(level, total) + RADIX - 1) & -RADIX;
        return level == LEVELS - 1 || (sample >> (RADIX_BITS * level)) >= whole;
    }

    private long oldest(int level, long total) {
        return Math.max(oldest[level], (total >> (RADIX_BITS * level)) - levels[level].readable());
    }

    private boolean overtaken(Buckets read) {
        long total = count();
        for (int level = 0; level < LEVELS; level++) {
            if (!levels[level].intact(read.oldest[level], total >> (RADIX_BITS * level))) {
                return true;
            }
        }
        return false;
    }
}
