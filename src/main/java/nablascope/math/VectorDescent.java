package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Descent} in vectors of eight, squaring what is still in registers; needs what {@link WideNorms} needs. */
final class VectorDescent {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_512;
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
    private static final int LANES = Norms.REST_SUMS;

    private VectorDescent() {}

    /**
     * Steps from {@code from} to before {@code to}, a multiple of eight elements.
     *
     * @param sums of which those from {@code at} on become the sums of squares of changes and weights. Modified.
     */
    static void step(float[] w, float[] d, float keep, float rate, int from, int to, double[] sums, int at) {
        DoubleVector c0 = DoubleVector.zero(D), c1 = c0, w0 = c0, w1 = c0;
        FloatVector rates = FloatVector.broadcast(F, rate);
        int i = from;
        for (; i <= to - Norms.SUMS; i += Norms.SUMS) {
            FloatVector old0 = fromArray(F, w, i), old1 = fromArray(F, w, i + LANES);
            FloatVector new0 = normal(fromArray(F, d, i).lanewise(FMA, rates, old0.mul(keep)));
            FloatVector new1 = normal(fromArray(F, d, i + LANES).lanewise(FMA, rates, old1.mul(keep)));
            FloatVector change0 = new0.sub(old0), change1 = new1.sub(old1);
            new0.intoArray(w, i);
            new1.intoArray(w, i + LANES);
            change0.intoArray(d, i);
            change1.intoArray(d, i + LANES);
            DoubleVector x0 = (DoubleVector) change0.convertShape(F2D, D, 0);
            DoubleVector x1 = (DoubleVector) change1.convertShape(F2D, D, 0);
            c0 = x0.lanewise(FMA, x0, c0);
            c1 = x1.lanewise(FMA, x1, c1);
            DoubleVector y0 = (DoubleVector) new0.convertShape(F2D, D, 0);
            DoubleVector y1 = (DoubleVector) new1.convertShape(F2D, D, 0);
            w0 = y0.lanewise(FMA, y0, w0);
            w1 = y1.lanewise(FMA, y1, w1);
        }
        c0 = c0.add(c1);
        w0 = w0.add(w1);
        if (i < to) {
            FloatVector old = fromArray(F, w, i);
            FloatVector moved = normal(fromArray(F, d, i).lanewise(FMA, rates, old.mul(keep)));
            FloatVector change = moved.sub(old);
            moved.intoArray(w, i);
            change.intoArray(d, i);
            DoubleVector x = (DoubleVector) change.convertShape(F2D, D, 0);
            DoubleVector y = (DoubleVector) moved.convertShape(F2D, D, 0);
            c0 = x.lanewise(FMA, x, c0);
            w0 = y.lanewise(FMA, y, w0);
        }
        c0 = c0.add(c0.rearrange(WideNorms.HALVES));
        w0 = w0.add(w0.rearrange(WideNorms.HALVES));
        sums[at] = (c0.lane(0) + c0.lane(2)) + (c0.lane(1) + c0.lane(3));
        sums[at + 1] = (w0.lane(0) + w0.lane(2)) + (w0.lane(1) + w0.lane(3));
    }

    /** 0 in place of numbers below the smallest normal one. */
    private static FloatVector normal(FloatVector x) {
        return x.blend(0, x.abs().compare(LT, Float.MIN_NORMAL));
    }
}
