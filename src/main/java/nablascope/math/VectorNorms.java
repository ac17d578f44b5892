package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.F2D;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Norms} in vectors of four running sums, eight where the machine has them. A float's square is exact in double: fusing changes nothing. */
final class VectorNorms {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_256;
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_128;
    private static final int LANES = 4;
    private static final boolean WIDE = WideNorms.fits();

    private VectorNorms() {}

    /** Whether this machine has vectors of that width. */
    static boolean fits() {
        return DoubleVector.SPECIES_PREFERRED.length() >= LANES;
    }

    /** Small arrays are many: each part is left out where it is empty, which adds nothing to a sum of squares. */
    static double sumOfSquares(float[] x, int from, int n) {
        int mainEnd = from + n - n % Norms.SUMS;
        int restEnd = from + n - n % LANES;
        double sum = mainEnd == from ? 0 : WIDE ? WideNorms.sumOfSquares(x, from, mainEnd) : main(x, from, mainEnd);
        if (mainEnd < restEnd) {
            sum += rest(x, mainEnd, restEnd);
        }
        return restEnd == from + n ? sum : sum + last(x, restEnd, from + n);
    }

    private static double rest(float[] x, int from, int to) {
        DoubleVector rest = DoubleVector.zero(D);
        for (int i = from; i < to; i += LANES) {
            DoubleVector next = (DoubleVector) fromArray(F, x, i).convertShape(F2D, D, 0);
            rest = next.fma(next, rest);
        }
        return (rest.lane(0) + rest.lane(2)) + (rest.lane(1) + rest.lane(3));
    }

    private static double last(float[] x, int from, int to) {
        double last = 0;
        for (int i = from; i < to; i++) {
            last += (double) x[i] * x[i];
        }
        return last;
    }

    private static double main(float[] x, int from, int to) {
        DoubleVector s0 = DoubleVector.zero(D), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        for (int i = from; i < to; i += Norms.SUMS) {
            DoubleVector x0 = (DoubleVector) fromArray(F, x, i).convertShape(F2D, D, 0);
            DoubleVector x1 = (DoubleVector) fromArray(F, x, i + 4).convertShape(F2D, D, 0);
            DoubleVector x2 = (DoubleVector) fromArray(F, x, i + 8).convertShape(F2D, D, 0);
            DoubleVector x3 = (DoubleVector) fromArray(F, x, i + 12).convertShape(F2D, D, 0);
            DoubleVector x4 = (DoubleVector) fromArray(F, x, i + 16).convertShape(F2D, D, 0);
            DoubleVector x5 = (DoubleVector) fromArray(F, x, i + 20).convertShape(F2D, D, 0);
            DoubleVector x6 = (DoubleVector) fromArray(F, x, i + 24).convertShape(F2D, D, 0);
            DoubleVector x7 = (DoubleVector) fromArray(F, x, i + 28).convertShape(F2D, D, 0);
            s0 = x0.fma(x0, s0);
            s1 = x1.fma(x1, s1);
            s2 = x2.fma(x2, s2);
            s3 = x3.fma(x3, s3);
            s4 = x4.fma(x4, s4);
            s5 = x5.fma(x5, s5);
            s6 = x6.fma(x6, s6);
            s7 = x7.fma(x7, s7);
        }
        DoubleVector s = s0.add(s4).add(s2.add(s6)).add(s1.add(s5).add(s3.add(s7)));
        return (s.lane(0) + s.lane(2)) + (s.lane(1) + s.lane(3));
    }
}
