package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Transpose} of squares of 8×8 elements in registers: rows 4, then 2, then 1 apart trade the halves, quarters and
 * eighths that lie in each other's places.
 */
final class VectorTranspose {
    static final int SIDE = 8;

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    private static final IntVector FIRST4 = firsts(4), SECOND4 = seconds(4);
    private static final IntVector FIRST2 = firsts(2), SECOND2 = seconds(2);
    private static final IntVector FIRST1 = firsts(1), SECOND1 = seconds(1);

    private VectorTranspose() {}

    /** Whether this machine has vectors of that width. */
    static boolean fits() {
        return FloatVector.SPECIES_PREFERRED.length() >= SIDE;
    }

    /** Turns the squares of the first {@code cols} columns of eight rows; returns how many columns these were. */
    static int copyRows(float[] in, int inAt, int inCols, int cols, float[] out, int outAt, int outCols) {
        int done = cols - cols % SIDE;
        for (int j = 0; j < done; j += SIDE) {
            square(in, inAt + j, inCols, out, outAt + j * outCols, outCols);
        }
        return done;
    }

    /** As bits: selections of floats would have to turn their indices into integers each time. */
    private static IntVector row(float[] in, int at) {
        return fromArray(S, in, at).reinterpretAsInts();
    }

    private static void square(float[] in, int at, int cols, float[] out, int to, int outCols) {
        IntVector a0 = row(in, at), a1 = row(in, at + cols);
        IntVector a2 = row(in, at + 2 * cols), a3 = row(in, at + 3 * cols);
        IntVector a4 = row(in, at + 4 * cols), a5 = row(in, at + 5 * cols);
        IntVector a6 = row(in, at + 6 * cols), a7 = row(in, at + 7 * cols);
        IntVector b0 = FIRST4.selectFrom(a0, a4), b4 = SECOND4.selectFrom(a0, a4);
        IntVector b1 = FIRST4.selectFrom(a1, a5), b5 = SECOND4.selectFrom(a1, a5);
        IntVector b2 = FIRST4.selectFrom(a2, a6), b6 = SECOND4.selectFrom(a2, a6);
        IntVector b3 = FIRST4.selectFrom(a3, a7), b7 = SECOND4.selectFrom(a3, a7);
        a0 = FIRST2.selectFrom(b0, b2);
        a2 = SECOND2.selectFrom(b0, b2);
        a1 = FIRST2.selectFrom(b1, b3);
        a3 = SECOND2.selectFrom(b1, b3);
        a4 = FIRST2.selectFrom(b4, b6);
        a6 = SECOND2.selectFrom(b4, b6);
        a5 = FIRST2.selectFrom(b5, b7);
        a7 = SECOND2.selectFrom(b5, b7);
        FIRST1.selectFrom(a0, a1).reinterpretAsFloats().intoArray(out, to);
        SECOND1.selectFrom(a0, a1).reinterpretAsFloats().intoArray(out, to + outCols);
        FIRST1.selectFrom(a2, a3).reinterpretAsFloats().intoArray(out, to + 2 * outCols);
        SECOND1.selectFrom(a2, a3).reinterpretAsFloats().intoArray(out, to + 3 * outCols);
        FIRST1.selectFrom(a4, a5).reinterpretAsFloats().intoArray(out, to + 4 * outCols);
        SECOND1.selectFrom(a4, a5).reinterpretAsFloats().intoArray(out, to + 5 * outCols);
        FIRST1.selectFrom(a6, a7).reinterpretAsFloats().intoArray(out, to + 6 * outCols);
        SECOND1.selectFrom(a6, a7).reinterpretAsFloats().intoArray(out, to + 7 * outCols);
    }

    /** Which lanes of two rows, numbered through, the upper row keeps or gets. */
    private static IntVector firsts(int apart) {
        return lanes(apart, 0);
    }

    /** The same of the lower row. */
    private static IntVector seconds(int apart) {
        return lanes(apart, apart);
    }

    private static IntVector lanes(int apart, int shift) {
        int[] from = new int[SIDE];
        for (int lane = 0; lane < SIDE; lane++) {
            from[lane] = shift + ((lane & apart) == 0 ? lane : SIDE + lane - apart);
        }
        return IntVector.fromArray(IntVector.SPECIES_256, from, 0);
    }
}
