package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ADD;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.FMatrixRMaj;

/** {@link Rows} by panels of columns; each method returns how many columns the whole vectors were. */
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
}
