package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.F2D;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The whole groups of 32 elements of {@link Norms} in four vectors of eight running sums. */
final class WideNorms {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_512;
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
    private static final int LANES = 8;
    private static final VectorShuffle<Double> HALVES = VectorShuffle.fromOp(D, lane -> (lane + 4) % LANES);

    private WideNorms() {}

    /** Whether this machine has vectors of that width. */
    static boolean fits() {
        return DoubleVector.SPECIES_PREFERRED.length() >= LANES;
    }

    /** Σx² from {@code from} to before {@code to}, a multiple of 32 elements. */
    static double sumOfSquares(float[] x, int from, int to) {
        DoubleVector s0 = DoubleVector.zero(D), s1 = s0, s2 = s0, s3 = s0;
        for (int i = from; i < to; i += Norms.SUMS) {
            DoubleVector x0 = (DoubleVector) fromArray(F, x, i).convertShape(F2D, D, 0);
            DoubleVector x1 = (DoubleVector) fromArray(F, x, i + 8).convertShape(F2D, D, 0);
            DoubleVector x2 = (DoubleVector) fromArray(F, x, i + 16).convertShape(F2D, D, 0);
            DoubleVector x3 = (DoubleVector) fromArray(F, x, i + 24).convertShape(F2D, D, 0);
            s0 = x0.fma(x0, s0);
            s1 = x1.fma(x1, s1);
            s2 = x2.fma(x2, s2);
            s3 = x3.fma(x3, s3);
        }
        DoubleVector s = s0.add(s2).add(s1.add(s3));
        s = s.add(s.rearrange(HALVES));
        return (s.lane(0) + s.lane(2)) + (s.lane(1) + s.lane(3));
    }
}
