package nablascope.math;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.FMA;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over those elements of a row that are not zero: each times a row of a panel of numbers. The panel lies outside
 * of the heap, because its speed is that of loading vectors, and only there do none of them cross the processor's cache
 * lines. Only to be loaded where the vector module is present. Not thread-safe.
 */
final class SparseKernel {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final Class<?> TYPE = S.vectorType();
    private static final int LANES = S.length();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final long VECTOR = S.vectorByteSize();
    private static final long ALIGNMENT = 64;

    /** Columns of a panel: as many vectors as hide the latency of adding to one sum. */
    static final int COLUMNS = 8 * LANES;

    /** Columns of the panels where two threads divide a layer that would fill but one. */
    static final int HALF = COLUMNS / 2;

    private static final long WHOLE_ROW = 8 * VECTOR;
    private static final long HALF_ROW = 4 * VECTOR;

    /** Of this kernel's panels. */
    private final int columns;

    private final long rowBytes;
    private MemorySegment panel = MemorySegment.NULL;
    private float[] start = new float[0];
    private int startAt;
    private float[] sums = start;
    private int sumsAt;

    /** @param columns of its panels, {@link #COLUMNS} or {@link #HALF} */
    SparseKernel(int columns) {
        this.columns = columns;
        this.rowBytes = columns * (long) Float.BYTES;
    }

    /** The marks of up to {@link Long#SIZE} elements, from bit 0 on: 1 where one is not zero. */
    static long marks(float[] x, int at, int count) {
        long marks = 0;
        int p = 0;
        for (; p <= count - LANES; p += LANES) {
            marks |= fromArray(S, x, at + p).compare(VectorOperators.NE, 0).toLong() << p;
        }
        for (; p < count; p++) {
            marks |= (x[at + p] != 0 ? 1L : 0) << p;
        }
        return marks;
    }

    /**
     * Fills rows of the panel; those before {@code first} stay.
     *
     * @param from has the first one at {@code at} and the others {@code stride} apart
     * @return whether all of it is finite
     */
    boolean fill(float[] from, int at, int stride, int first, int rows) {
        if (panel.byteSize() < (first + rows) * rowBytes) {
            grow((first + rows) * rowBytes);
        }
        MemorySegment into = panel;
        FloatVector zeros = FloatVector.zero(S), p0 = zeros, p1 = zeros;
        for (int p = 0; p < rows; p++) {
            long to = (first + p) * rowBytes;
            int row = at + p * stride;
            for (int v = 0; v < columns; v += 2 * LANES) {
                FloatVector x0 = fromArray(S, from, row + v);
                FloatVector x1 = fromArray(S, from, row + v + LANES);
                x0.intoMemorySegment(into, to + v * (long) Float.BYTES, ORDER);
                x1.intoMemorySegment(into, to + (v + LANES) * (long) Float.BYTES, ORDER);
                p0 = x0.lanewise(FMA, zeros, p0);
                p1 = x1.lanewise(FMA, zeros, p1);
            }
        }
        return p0.add(p1).reduceLanes(VectorOperators.ADD) == 0;
    }

    private void grow(long bytes) {
        MemorySegment larger = Arena.ofAuto().allocate(bytes, ALIGNMENT);
        larger.copyFrom(panel);
        panel = larger;
    }

    /** Where the next sums start from, and where they go: as many elements each as a panel has columns. */
    void setSums(float[] newStart, int newStartAt, float[] newSums, int newSumsAt) {
        if (start != newStart) { // as in Product
            start = newStart;
        }
        startAt = newStartAt;
        if (sums != newSums) {
            sums = newSums;
        }
        sumsAt = newSumsAt;
    }

    /**
     * sums[j] = start[j] + Σ x[xAt + p·apart]·panel[row + p][j] over the bits p of the marks in ascending order, by
     * fused multiply-add, for the columns j of a panel of {@link #COLUMNS}.
     */
    void addProducts(long marks, float[] x, int xAt, int apart, int row) {
        MemorySegment b = panel;
        float[] in = start;
        int at = startAt;
        FloatVector s0 = fromArray(S, in, at);
        FloatVector s1 = fromArray(S, in, at + LANES);
        FloatVector s2 = fromArray(S, in, at + 2 * LANES);
        FloatVector s3 = fromArray(S, in, at + 3 * LANES);
        FloatVector s4 = fromArray(S, in, at + 4 * LANES);
        FloatVector s5 = fromArray(S, in, at + 5 * LANES);
        FloatVector s6 = fromArray(S, in, at + 6 * LANES);
        FloatVector s7 = fromArray(S, in, at + 7 * LANES);
        for (long left = marks; left != 0; left &= left - 1) {
            int p = Long.numberOfTrailingZeros(left);
            FloatVector factor = broadcast(S, x[xAt + p * apart]);
            long from = (row + p) * WHOLE_ROW;
            s0 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, b, from, ORDER), s0);
            s1 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, b, from + VECTOR, ORDER), s1);
            s2 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, b, from + 2 * VECTOR, ORDER), s2);
            s3 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, b, from + 3 * VECTOR, ORDER), s3);
            s4 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, b, from + 4 * VECTOR, ORDER), s4);
            s5 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, b, from + 5 * VECTOR, ORDER), s5);
            s6 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, b, from + 6 * VECTOR, ORDER), s6);
            s7 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, b, from + 7 * VECTOR, ORDER), s7);
        }
        float[] c = sums;
        int out = sumsAt;
        exact(s0).intoArray(c, out);
        exact(s1).intoArray(c, out + LANES);
        exact(s2).intoArray(c, out + 2 * LANES);
        exact(s3).intoArray(c, out + 3 * LANES);
        exact(s4).intoArray(c, out + 4 * LANES);
        exact(s5).intoArray(c, out + 5 * LANES);
        exact(s6).intoArray(c, out + 6 * LANES);
        exact(s7).intoArray(c, out + 7 * LANES);
    }

    /** The same for panels of {@link #HALF} columns. */
    void addHalfProducts(long marks, float[] x, int xAt, int apart, int row) {
        MemorySegment b = panel;
        float[] in = start;
        int at = startAt;
        FloatVector s0 = fromArray(S, in, at);
        FloatVector s1 = fromArray(S, in, at + LANES);
        FloatVector s2 = fromArray(S, in, at + 2 * LANES);
        FloatVector s3 = fromArray(S, in, at + 3 * LANES);
        for (long left = marks; left != 0; left &= left - 1) {
            int p = Long.numberOfTrailingZeros(left);
            FloatVector factor = broadcast(S, x[xAt + p * apart]);
            long from = (row + p) * HALF_ROW;
            s0 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, b, from, ORDER), s0);
            s1 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, b, from + VECTOR, ORDER), s1);
            s2 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, b, from + 2 * VECTOR, ORDER), s2);
            s3 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, b, from + 3 * VECTOR, ORDER), s3);
        }
        float[] c = sums;
        int out = sumsAt;
        exact(s0).intoArray(c, out);
        exact(s1).intoArray(c, out + LANES);
        exact(s2).intoArray(c, out + 2 * LANES);
        exact(s3).intoArray(c, out + 3 * LANES);
    }

    /** Tells the compiler a sum's exact type, which it otherwise guesses; see the package's comment. */
    private static FloatVector exact(FloatVector sum) {
        return (FloatVector) TYPE.cast(sum);
    }
}
