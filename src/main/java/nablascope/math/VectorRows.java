package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.FMatrixRMaj;

/** {@link Rows} by panels of columns; each method returns how many columns the whole vectors were. */
final class VectorRows {
    private static final VectorSpecies<Float> S =
            FloatVector.SPECIES_PREFERRED.length() > 8 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_PREFERRED;

    private VectorRows() {}

    static int add(float[] vector, FMatrixRMaj y) {
        float[] data = y.data;
        int cols = y.numCols;
        int end = y.numRows * cols;
        int j = 0;
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
        for (; j <= cols - S.length(); j += S.length()) {
            FloatVector total = FloatVector.zero(S);
            for (int at = j; at < end; at += cols) {
                total = total.add(fromArray(S, data, at));
            }
            total.intoArray(sum, j);
        }
        return j;
    }
}
