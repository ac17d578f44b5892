package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.FMA;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** {@link Norms} in vectors of eight running sums. */
final class WideNorms {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_512;
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
    private static final int LANES = 8;
    static final VectorShuffle<Double> HALVES = VectorShuffle.fromOp(D, lane -> (lane + 4) % LANES);

    private WideNorms() {}

    /** Whether this machine has vectors of that width. */
    static boolean fits() {
        return DoubleVector.SPECIES_PREFERRED.length() >= LANES;
    }

    /** Σx² from {@code from} to before {@code to}, a multiple of eight elements. */
    static double sumOfSquares(float[] x, int from, int to) {
        DoubleVector s0 = DoubleVector.zero(D), s1 = s0;
        int i = from;
        for (; i <= to - Norms.SUMS; i += Norms.SUMS) {
            DoubleVector x0 = (DoubleVector) fromArray(F, x, i).convertShape(F2D, D, 0);
            DoubleVector x1 = (DoubleVector) fromArray(F, x, i + LANES).convertShape(F2D, D, 0);
            s0 = x0.lanewise(FMA, x0, s0);
            s1 = x1.lanewise(FMA, x1, s1);
        }
        s0 = s0.add(s1);
        if (i < to) {
            DoubleVector last = (DoubleVector) fromArray(F, x, i).convertShape(F2D, D, 0);
            s0 = last.lanewise(FMA, last, s0);
        }
        s0 = s0.add(s0.rearrange(HALVES));
        return (s0.lane(0) + s0.lane(2)) + (s0.lane(1) + s0.lane(3));
    }
}
