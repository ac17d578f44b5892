package nablascope.math;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.FMA;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over those elements of a row that are not zero: each times a row of a panel of numbers. Its speed is that of
 * loading vectors, hence panels in {@link Panels}. Only to be loaded where the vector module is present. Not thread-safe.
 */
final class SparseKernel {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final Class<?> TYPE = S.vectorType();
    private static final int LANES = S.length();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final long VECTOR = S.vectorByteSize();

    /** Columns of a panel: as many vectors as hide the latency of adding to one sum. */
    static final int COLUMNS = 8 * LANES;

    /** Columns of the panels where they fill with seven vectors what whole ones would not: 784, as of MNIST, are 49. */
    static final int SEVEN = 7 * LANES;

    /** Columns of the panels where neither would be filled, or be the only one for two threads. */
    static final int HALF = COLUMNS / 2;

    /** Rows of a panel; those of a mark's word are summed over at a time. */
    static final int ROWS = 4 * Marks.WORD;

    private static final int WORD = Marks.WORD;

    /** Four of these make a row of half a panel as long as a cache line, on which it then begins. */
    private static final int LEAST_BITS = 128;

    private static final long WHOLE_ROW = 8 * VECTOR;
    private static final long SEVEN_ROW = 7 * VECTOR;
    private static final long HALF_ROW = 4 * VECTOR;

    /** See {@link Panel}. */
    private static final MemorySegment ALL = Panel.ADDRESSED;

    private static final long ADDRESSES = Panel.ADDRESSES;

    private long[] marks = new long[0];
    private int marksAt;
    private int marksRow;
    private float[] factors = new float[0];
    private int factorsAt;
    private int factorsRow;
    private int factorsColumn;
    private float[] start = factors;
    private int startAt;
    private int startRow;
    private float[] sums = factors;
    private int sumsAt;
    private int sumsRow;

    /** Whether a panel has room for rows of this machine's vectors, and half a row fills a cache line. */
    static boolean fits() {
        int bits = S.vectorBitSize();
        return bits >= LEAST_BITS && bits <= Panels.WIDEST;
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

    /** Where the rows' marks are: those of row i at {@code at + i·row}. */
    void setMarks(long[] newMarks, int at, int row) {
        if (marks != newMarks) { // as in Product
            marks = newMarks;
        }
        marksAt = at;
        marksRow = row;
    }

    /** Where what is marked is: element p of row i at {@code at + i·row + p·column}. */
    void setFactors(float[] newFactors, int at, int row, int column) {
        if (factors != newFactors) {
            factors = newFactors;
        }
        factorsAt = at;
        factorsRow = row;
        factorsColumn = column;
    }

    /** Where sums start from: as many elements for each row as a panel has columns, those of row i at {@code at + i·row}. */
    void setStart(float[] newStart, int at, int row) {
        if (start != newStart) {
            start = newStart;
        }
        startAt = at;
        startRow = row;
    }

    /** Where they go, likewise. */
    void setSums(float[] newSums, int at, int row) {
        if (sums != newSums) {
            sums = newSums;
        }
        sumsAt = at;
        sumsRow = row;
    }

    /**
     * sum(i, j) = start(i, j) + Σ factor(i, p)·panel[p][j] over the bits p of row i's marks in ascending order, by
     * fused multiply-add, for some rows i.
     *
     * @param columns of the panel, {@link #COLUMNS}, {@link #SEVEN} or {@link #HALF}
     * @param of a claimed one, filled with as many rows from {@code row} on as there are marks
     * @param row that of the first bit
     */
    void addProducts(int columns, int rows, Panel of, int row) {
        long panel = of.address(row, columns);
        if (columns == COLUMNS) {
            addWhole(rows, panel);
        } else if (columns == SEVEN) {
            addSeven(rows, panel);
        } else {
            addHalf(rows, panel);
        }
    }

    /**
     * Like the two below, which differ in nothing but the number of sums: these are to stay in registers. The loop over
     * bits counts, because one that ends with the last bit asks each time whether the collector waits. What is in range
     * anyway is masked to tell the compiler so, which then asks for no bounds.
     */
    private void addWhole(int rows, long panel) {
        float[] x = factors;
        int column = factorsColumn;
        for (int i = 0; i < rows; i++) {
            int at = startAt + i * startRow;
            FloatVector s0 = fromArray(S, start, at);
            FloatVector s1 = fromArray(S, start, at + LANES);
            FloatVector s2 = fromArray(S, start, at + 2 * LANES);
            FloatVector s3 = fromArray(S, start, at + 3 * LANES);
            FloatVector s4 = fromArray(S, start, at + 4 * LANES);
            FloatVector s5 = fromArray(S, start, at + 5 * LANES);
            FloatVector s6 = fromArray(S, start, at + 6 * LANES);
            FloatVector s7 = fromArray(S, start, at + 7 * LANES);
            int xAt = factorsAt + i * factorsRow;
            long left = marks[marksAt + i * marksRow];
            for (int n = Long.bitCount(left) & 2 * WORD - 1; n > 0; n--) {
                int p = Long.numberOfTrailingZeros(left) & WORD - 1;
                left &= left - 1;
                FloatVector factor = broadcast(S, x[xAt + p * column]);
                long from = panel + p * WHOLE_ROW & ADDRESSES;
                s0 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from, ORDER), s0);
                s1 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + VECTOR, ORDER), s1);
                s2 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 2 * VECTOR, ORDER), s2);
                s3 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 3 * VECTOR, ORDER), s3);
                s4 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 4 * VECTOR, ORDER), s4);
                s5 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 5 * VECTOR, ORDER), s5);
                s6 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 6 * VECTOR, ORDER), s6);
                s7 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 7 * VECTOR, ORDER), s7);
            }
            int out = sumsAt + i * sumsRow;
            exact(s0).intoArray(sums, out);
            exact(s1).intoArray(sums, out + LANES);
            exact(s2).intoArray(sums, out + 2 * LANES);
            exact(s3).intoArray(sums, out + 3 * LANES);
            exact(s4).intoArray(sums, out + 4 * LANES);
            exact(s5).intoArray(sums, out + 5 * LANES);
            exact(s6).intoArray(sums, out + 6 * LANES);
            exact(s7).intoArray(sums, out + 7 * LANES);
        }
    }

    private void addSeven(int rows, long panel) {
        float[] x = factors;
        int column = factorsColumn;
        for (int i = 0; i < rows; i++) {
            int at = startAt + i * startRow;
            FloatVector s0 = fromArray(S, start, at);
            FloatVector s1 = fromArray(S, start, at + LANES);
            FloatVector s2 = fromArray(S, start, at + 2 * LANES);
            FloatVector s3 = fromArray(S, start, at + 3 * LANES);
            FloatVector s4 = fromArray(S, start, at + 4 * LANES);
            FloatVector s5 = fromArray(S, start, at + 5 * LANES);
            FloatVector s6 = fromArray(S, start, at + 6 * LANES);
            int xAt = factorsAt + i * factorsRow;
            long left = marks[marksAt + i * marksRow];
            for (int n = Long.bitCount(left) & 2 * WORD - 1; n > 0; n--) {
                int p = Long.numberOfTrailingZeros(left) & WORD - 1;
                left &= left - 1;
                FloatVector factor = broadcast(S, x[xAt + p * column]);
                long from = panel + p * SEVEN_ROW & ADDRESSES;
                s0 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from, ORDER), s0);
                s1 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + VECTOR, ORDER), s1);
                s2 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 2 * VECTOR, ORDER), s2);
                s3 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 3 * VECTOR, ORDER), s3);
                s4 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 4 * VECTOR, ORDER), s4);
                s5 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 5 * VECTOR, ORDER), s5);
                s6 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 6 * VECTOR, ORDER), s6);
            }
            int out = sumsAt + i * sumsRow;
            exact(s0).intoArray(sums, out);
            exact(s1).intoArray(sums, out + LANES);
            exact(s2).intoArray(sums, out + 2 * LANES);
            exact(s3).intoArray(sums, out + 3 * LANES);
            exact(s4).intoArray(sums, out + 4 * LANES);
            exact(s5).intoArray(sums, out + 5 * LANES);
            exact(s6).intoArray(sums, out + 6 * LANES);
        }
    }

    private void addHalf(int rows, long panel) {
        float[] x = factors;
        int column = factorsColumn;
        for (int i = 0; i < rows; i++) {
            int at = startAt + i * startRow;
            FloatVector s0 = fromArray(S, start, at);
            FloatVector s1 = fromArray(S, start, at + LANES);
            FloatVector s2 = fromArray(S, start, at + 2 * LANES);
            FloatVector s3 = fromArray(S, start, at + 3 * LANES);
            int xAt = factorsAt + i * factorsRow;
            long left = marks[marksAt + i * marksRow];
            for (int n = Long.bitCount(left) & 2 * WORD - 1; n > 0; n--) {
                int p = Long.numberOfTrailingZeros(left) & WORD - 1;
                left &= left - 1;
                FloatVector factor = broadcast(S, x[xAt + p * column]);
                long from = panel + p * HALF_ROW & ADDRESSES;
                s0 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from, ORDER), s0);
                s1 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + VECTOR, ORDER), s1);
                s2 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 2 * VECTOR, ORDER), s2);
                s3 = factor.lanewise(FMA, FloatVector.fromMemorySegment(S, ALL, from + 3 * VECTOR, ORDER), s3);
            }
            int out = sumsAt + i * sumsRow;
            exact(s0).intoArray(sums, out);
            exact(s1).intoArray(sums, out + LANES);
            exact(s2).intoArray(sums, out + 2 * LANES);
            exact(s3).intoArray(sums, out + 3 * LANES);
        }
    }

    /** Tells the compiler a sum's exact type, which it otherwise guesses; see the package's comment. */
    private static FloatVector exact(FloatVector sum) {
        return (FloatVector) TYPE.cast(sum);
    }
}
