package nablascope.math;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory of all {@link SparseKernel}s' panels, one block outside of the heap, whose address does not change. Who
 * computes claims one panel. Any thread.
 */
final class Panels {
    static final Panels OF_ALL = new Panels();

    /** As many threads as train at a time on most machines; who finds none free computes without. A power of two. */
    private static final int COUNT = 16;

    /** Of the widest row, in bytes: eight vectors of {@link #WIDEST}. */
    private static final long WIDEST_ROW = 8 * Panels.WIDEST / Byte.SIZE;

    /** Bits of the vectors that panels have room for. */
    static final int WIDEST = 512;

    /** Bytes of a panel. A power of two. */
    static final long SIZE = SparseKernel.ROWS * WIDEST_ROW;

    /** A processor's cache line, which no vector then crosses. */
    private static final long ALIGNMENT = 64;

    /** One more, for vectors after the last place. */
    static final MemorySegment MEMORY = Arena.global().allocate((COUNT + 1) * SIZE, ALIGNMENT);

    /** Bits of an offset; what has no others lies in {@link #MEMORY}, with a panel to follow. */
    static final long OFFSETS = COUNT * SIZE - 1;

    static final int NONE = -1;

    /** A bit for each panel in use. */
    private final AtomicLong claimed = new AtomicLong();

    private Panels() {}

    /** Takes a panel until {@link #release}: number n begins at n·{@link #SIZE}; {@link #NONE}: all are in use. */
    int claim() {
        while (true) {
            long inUse = claimed.get();
            int free = Long.numberOfTrailingZeros(~inUse);
            if (free == COUNT) {
                return NONE;
            }
            if (claimed.compareAndSet(inUse, inUse | 1L << free)) {
                return free;
            }
        }
    }

    void release(int number) {
        claimed.getAndUpdate(inUse -> inUse & ~(1L << number));
    }
}
