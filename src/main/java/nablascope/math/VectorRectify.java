package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Rectify} for whole vectors. */
final class VectorRectify {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private VectorRectify() {}

    /** Returns how many elements the whole vectors were. */
    static int zeroWhereNegative(float[] x, float[] y, float[] out, int n) {
        int i = 0;
        for (; i <= n - S.length(); i += S.length()) {
            var negative = fromArray(S, x, i).compare(VectorOperators.LE, 0);
            fromArray(S, y, i).blend(0, negative).intoArray(out, i);
        }
        return i;
    }
}
