package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.FMA;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Ridge} in vectors of eight, squaring what is still in registers; needs what {@link WideNorms} needs. */
final class VectorRidge {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_512;
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
    private static final int LANES = Norms.REST_SUMS;

    private VectorRidge() {}

    /**
     * Adds from {@code from} to before {@code to}, a multiple of eight elements.
     *
     * @param sums of which those from {@code at} on become the sums of squares of weights and gradients. Modified.
     */
    static void add(float factor, float[] w, float[] g, int from, int to, double[] sums, int at) {
        DoubleVector w0 = DoubleVector.zero(D), w1 = w0, g0 = w0, g1 = w0;
        int i = from;
        for (; i <= to - Norms.SUMS; i += Norms.SUMS) {
            FloatVector weight0 = fromArray(F, w, i), weight1 = fromArray(F, w, i + LANES);
            FloatVector sum0 = fromArray(F, g, i).add(weight0.mul(factor));
            FloatVector sum1 = fromArray(F, g, i + LANES).add(weight1.mul(factor));
            sum0.intoArray(g, i);
            sum1.intoArray(g, i + LANES);
            DoubleVector x0 = (DoubleVector) weight0.convertShape(F2D, D, 0);
            DoubleVector x1 = (DoubleVector) weight1.convertShape(F2D, D, 0);
            w0 = x0.lanewise(FMA, x0, w0);
            w1 = x1.lanewise(FMA, x1, w1);
            DoubleVector y0 = (DoubleVector) sum0.convertShape(F2D, D, 0);
            DoubleVector y1 = (DoubleVector) sum1.convertShape(F2D, D, 0);
            g0 = y0.lanewise(FMA, y0, g0);
            g1 = y1.lanewise(FMA, y1, g1);
        }
        w0 = w0.add(w1);
        g0 = g0.add(g1);
        if (i < to) {
            FloatVector weight = fromArray(F, w, i);
            FloatVector sum = fromArray(F, g, i).add(weight.mul(factor));
            sum.intoArray(g, i);
            DoubleVector x = (DoubleVector) weight.convertShape(F2D, D, 0);
            DoubleVector y = (DoubleVector) sum.convertShape(F2D, D, 0);
            w0 = x.lanewise(FMA, x, w0);
            g0 = y.lanewise(FMA, y, g0);
        }
        w0 = w0.add(w0.rearrange(WideNorms.HALVES));
        g0 = g0.add(g0.rearrange(WideNorms.HALVES));
        sums[at] = (w0.lane(0) + w0.lane(2)) + (w0.lane(1) + w0.lane(3));
        sums[at + 1] = (g0.lane(0) + g0.lane(2)) + (g0.lane(1) + g0.lane(3));
    }
}
