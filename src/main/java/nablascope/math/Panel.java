package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * One of {@link Panels}: rows of numbers that are copied in, to be loaded as vectors that cross no line of the cache. Only
 * to be loaded where the vector module is present. Not thread-safe.
 */
final class Panel {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = S.length();
    private static final MemorySegment ALL = Panels.MEMORY;
    private static final long ALL_AT = ALL.address();

    /**
     * What is at addresses, whatever lies there, to load rows from between {@link #claim} and {@link #release}: eight
     * vectors of a row are one address with eight small numbers. Relative to {@link Panels#MEMORY} each needs a constant
     * of eight bytes, to be decoded at every load, of which a core with two users does half as many for each.
     */
    @SuppressWarnings("restricted") // only addresses of a panel's rows are asked of it
    static final MemorySegment ADDRESSED = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    /** Bits of an address: the compiler then sees that it is in {@link #ADDRESSED}. It guards nothing. */
    static final long ADDRESSES = Long.MAX_VALUE >> 1;

    private int number = Panels.NONE;

    /** Takes memory until {@link #release}; false: there is none. */
    boolean claim() {
        number = Panels.OF_ALL.claim();
        return number != Panels.NONE;
    }

    void release() {
        Panels.OF_ALL.release(number);
        number = Panels.NONE;
    }

    /**
     * Fills rows from {@code first} on; the others stay.
     *
     * @param columns of the panel, a multiple of a vector's lanes, until it is filled anew
     * @param from has the first row at {@code at} and the others {@code stride} apart
     * @return whether all of it is finite
     */
    boolean fill(int columns, float[] from, int at, int stride, int first, int rows) {
        FloatVector zeros = FloatVector.zero(S), finite = zeros;
        for (int p = 0; p < rows; p++) {
            long to = offset(first + p, columns);
            int row = at + p * stride;
            for (int v = 0; v < columns; v += LANES) {
                FloatVector numbers = fromArray(S, from, row + v);
                numbers.intoMemorySegment(ALL, to + v * (long) Float.BYTES, ByteOrder.nativeOrder());
                finite = numbers.lanewise(VectorOperators.FMA, zeros, finite);
            }
        }
        return finite.reduceLanes(VectorOperators.ADD) == 0;
    }

    /** The address of a row, until {@link #release}. */
    long address(int row, int columns) {
        return ALL_AT + offset(row, columns);
    }

    private long offset(int row, int columns) {
        if (number == Panels.NONE) {
            throw new IllegalStateException("a panel that nobody claimed");
        }
        return number * Panels.SIZE + (long) row * columns * Float.BYTES & Panels.OFFSETS;
    }
}
