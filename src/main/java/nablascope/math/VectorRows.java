package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ADD;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.FMatrixRMaj;

/** {@link Rows} by panels of columns; sums return how many columns the whole vectors were. */
final class VectorRows {
    private static final VectorSpecies<Float> WIDE = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> S = WIDE.length() > 8 ? FloatVector.SPECIES_256 : WIDE;
    private static final Class<?> WIDE_TYPE = WIDE.vectorType();
    private static final Class<?> TYPE = S.vectorType();

    private VectorRows() {}

    static int add(float[] vector, FMatrixRMaj y) {
        float[] data = y.data;
        int cols = y.numCols;
        int end = y.numRows * cols;
        int j = 0;
        for (; j <= cols - 2 * WIDE.length(); j += 2 * WIDE.length()) {
            FloatVector added0 = fromArray(WIDE, vector, j);
            FloatVector added1 = fromArray(WIDE, vector, j + WIDE.length());
            for (int at = j; at < end; at += cols) {
                fromArray(WIDE, data, at).add(added0).intoArray(data, at);
                int next = at + WIDE.length();
                fromArray(WIDE, data, next).add(added1).intoArray(data, next);
            }
        }
        for (; j <= cols - S.length(); j += S.length()) {
            FloatVector added = fromArray(S, vector, j);
            for (int at = j; at < end; at += cols) {
                fromArray(S, data, at).add(added).intoArray(data, at);
            }
        }
        return j;
    }

    static int sum(FMatrixRMaj rows, float[] sum) {
        float[] data = rows.data;
        int cols = rows.numCols;
        int end = rows.numRows * cols;
        int j = 0;
        for (; j <= cols - 2 * WIDE.length(); j += 2 * WIDE.length()) {
            FloatVector total0 = FloatVector.zero(WIDE), total1 = total0;
            for (int at = j; at < end; at += cols) {
                total0 = total0.lanewise(ADD, fromArray(WIDE, data, at));
                total1 = total1.lanewise(ADD, fromArray(WIDE, data, at + WIDE.length()));
            }
            ((FloatVector) WIDE_TYPE.cast(total0)).intoArray(sum, j);
            ((FloatVector) WIDE_TYPE.cast(total1)).intoArray(sum, j + WIDE.length());
        }
        for (; j <= cols - S.length(); j += S.length()) {
            FloatVector total = FloatVector.zero(S);
            for (int at = j; at < end; at += cols) {
                total = total.lanewise(ADD, fromArray(S, data, at));
            }
            ((FloatVector) TYPE.cast(total)).intoArray(sum, j);
        }
        return j;
    }

    /** Whether a row is long enough for {@link #copyEight}. */
    static boolean fits(int columns) {
        return columns >= WIDE.length();
    }

    /**
     * Copies eight rows, a vector of each in turn: coming from memory, they arrive together.
     *
     * @param numbers of the rows, from {@code first} on
     * @param columns at least a vector's; the last vector copies again what the one before it has
     * @param to the first of the eight rows that they become
     */
    static void copyEight(float[] in, int[] numbers, int first, int columns, float[] out, int to) {
        int last = columns - WIDE.length();
        int a0 = numbers[first] * columns, a1 = numbers[first + 1] * columns;
        int a2 = numbers[first + 2] * columns, a3 = numbers[first + 3] * columns;
        int a4 = numbers[first + 4] * columns, a5 = numbers[first + 5] * columns;
        int a6 = numbers[first + 6] * columns, a7 = numbers[first + 7] * columns;
        for (int j = 0; j < columns; j += WIDE.length()) {
            int at = Math.min(j, last);
            FloatVector x0 = fromArray(WIDE, in, a0 + at), x1 = fromArray(WIDE, in, a1 + at);
            FloatVector x2 = fromArray(WIDE, in, a2 + at), x3 = fromArray(WIDE, in, a3 + at);
            FloatVector x4 = fromArray(WIDE, in, a4 + at), x5 = fromArray(WIDE, in, a5 + at);
            FloatVector x6 = fromArray(WIDE, in, a6 + at), x7 = fromArray(WIDE, in, a7 + at);
            int next = to + at;
            x0.intoArray(out, next);
            x1.intoArray(out, next + columns);
            x2.intoArray(out, next + 2 * columns);
            x3.intoArray(out, next + 3 * columns);
            x4.intoArray(out, next + 4 * columns);
            x5.intoArray(out, next + 5 * columns);
            x6.intoArray(out, next + 6 * columns);
            x7.intoArray(out, next + 7 * columns);
        }
    }
}
