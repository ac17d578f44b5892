package nablascope.math;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory of all {@link SparseKernel}s' panels, one block outside of the heap: its address and its length are
 * constants to the compiler, which then need not ask at each load whether that lies inside. Who computes claims one
 * panel. Any thread.
 */
final class Panels {
    static final Panels OF_ALL = new Panels();

    /** More than compute at a time on any machine; untouched, they take up no memory. */
    private static final int COUNT = Long.SIZE;

    /** Bytes of a panel: 256 rows of eight vectors of 512 bits, the widest there are. */
    static final long SIZE = 256 * 512;

    /** A processor's cache line, which no vector then crosses. */
    private static final long ALIGNMENT = 64;

    /** One more, for vectors after the last place. */
    static final MemorySegment MEMORY = Arena.global().allocate((COUNT + 1) * SIZE, ALIGNMENT);

    /** Bits of an offset; what has no others lies in {@link #MEMORY}, with a panel to follow. */
    static final long OFFSETS = COUNT * SIZE - ALIGNMENT;

    static final int NONE = -1;

    /** A bit for each that is in use. */
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
        claimed.getAndAdd(-(1L << number));
    }
}
