package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Elementwise} for whole vectors; each method returns how many elements these were. The functions are the double
 * arithmetic of {@link FloatFunctions}, operation by operation, in one method each, since vectors that cross a method's
 * boundary may be boxed.
 */
final class VectorElementwise {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;

    /** As many lanes as D, half as wide. */
    private static final VectorSpecies<Float> F =
            VectorSpecies.of(float.class, VectorShape.forBitSize(D.vectorBitSize() / 2));

    private VectorElementwise() {}

    static int add(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n) {
        int i = 0;
        for (; i <= n - S.length(); i += S.length()) {
            fromArray(S, x, xAt + i).add(fromArray(S, y, yAt + i)).intoArray(out, outAt + i);
        }
        return i;
    }

    static int tanhGradient(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        FloatVector one = FloatVector.broadcast(S, 1);
        int i = 0;
        for (; i <= n - S.length(); i += S.length()) {
            FloatVector value = fromArray(S, y, yAt + i);
            FloatVector slope = one.sub(value.mul(value));
            fromArray(S, dy, dyAt + i).mul(slope).intoArray(dx, dxAt + i);
        }
        return i;
    }

    static int tanh(float[] x, int xAt, float[] out, int outAt, int n) {
        int i = 0;
        for (; i <= n - F.length(); i += F.length()) {
            DoubleVector t = (DoubleVector) fromArray(F, x, xAt + i).convertShape(F2D, D, 0);
            t = t.mul(2).min(FloatFunctions.LIMIT).max(-FloatFunctions.LIMIT).mul(0x1p-8);
            DoubleVector p = DoubleVector.broadcast(D, FloatFunctions.C9);
            p = p.fma(t, DoubleVector.broadcast(D, FloatFunctions.C8));
            p = p.fma(t, DoubleVector.broadcast(D, FloatFunctions.C7));
            p = p.fma(t, DoubleVector.broadcast(D, FloatFunctions.C6));
            p = p.fma(t, DoubleVector.broadcast(D, FloatFunctions.C5));
            p = p.fma(t, DoubleVector.broadcast(D, FloatFunctions.C4));
            p = p.fma(t, DoubleVector.broadcast(D, FloatFunctions.C3));
            p = p.fma(t, DoubleVector.broadcast(D, 0.5));
            p = p.fma(t, DoubleVector.broadcast(D, 1)).mul(t);
            p = p.fma(p, p.add(p));
            p = p.fma(p, p.add(p));
            p = p.fma(p, p.add(p));
            p = p.fma(p, p.add(p));
            p = p.fma(p, p.add(p));
            p = p.fma(p, p.add(p));
            p = p.fma(p, p.add(p));
            p = p.fma(p, p.add(p));
            ((FloatVector) p.div(p.add(2)).convertShape(D2F, F, 0)).intoArray(out, outAt + i);
        }
        return i;
    }

    static int sigmoid(float[] x, int xAt, float[] out, int outAt, int n) {
        DoubleVector one = DoubleVector.broadcast(D, 1);
        int i = 0;
        for (; i <= n - F.length(); i += F.length()) {
            DoubleVector t = (DoubleVector) fromArray(F, x, xAt + i).convertShape(F2D, D, 0);
            t = t.neg().min(FloatFunctions.LIMIT).max(-FloatFunctions.LIMIT).mul(0x1p-8);
            DoubleVector p = DoubleVector.broadcast(D, FloatFunctions.C9);
            p = p.fma(t, DoubleVector.broadcast(D, FloatFunctions.C8));
            p = p.fma(t, DoubleVector.broadcast(D, FloatFunctions.C7));
            p = p.fma(t, DoubleVector.broadcast(D, FloatFunctions.C6));
            p = p.fma(t, DoubleVector.broadcast(D, FloatFunctions.C5));
            p = p.fma(t, DoubleVector.broadcast(D, FloatFunctions.C4));
            p = p.fma(t, DoubleVector.broadcast(D, FloatFunctions.C3));
            p = p.fma(t, DoubleVector.broadcast(D, 0.5));
            p = p.fma(t, one).fma(t, one);
            p = p.mul(p);
            p = p.mul(p);
            p = p.mul(p);
            p = p.mul(p);
            p = p.mul(p);
            p = p.mul(p);
            p = p.mul(p);
            p = p.mul(p);
            ((FloatVector) one.div(p.add(one)).convertShape(D2F, F, 0)).intoArray(out, outAt + i);
        }
        return i;
    }
}
