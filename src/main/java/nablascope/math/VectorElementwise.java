package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Elementwise} for whole vectors; each method returns how many elements these were. The functions are the arithmetic
 * of {@link Sigmoids}, operation by operation, in one method each, since vectors that cross a method's boundary may be
 * boxed. Those of the gates go through several rows at a time: inlined into a loop over rows, their own loops became
 * four times as slow.
 */
final class VectorElementwise {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

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

    static int tanh(float[] x, int xAt, float[] out, int outAt, int stride, int rows, int n) {
        int done = n - n % S.length();
        for (int j = 0; j < rows; j++) {
            int row = j * stride;
            for (int i = 0; i < done; i += S.length()) {
                FloatVector at = fromArray(S, x, xAt + row + i);
                IntVector bits = at.reinterpretAsInts();
                FloatVector t = bits.and(Sigmoids.MAGNITUDE)
                        .min(Sigmoids.TANH_LIMIT)
                        .reinterpretAsFloats()
                        .mul(2);
                FloatVector rounded = t.lanewise(FMA, splat(Sigmoids.LOG2_E), splat(Sigmoids.ROUNDER));
                FloatVector power = rounded.reinterpretAsInts()
                        .add(Sigmoids.EXPONENT_BIAS - Sigmoids.ROUNDER_BITS)
                        .lanewise(LSHL, Sigmoids.MANTISSA_BITS)
                        .reinterpretAsFloats();
                FloatVector k = rounded.sub(Sigmoids.ROUNDER);
                FloatVector r = k.lanewise(FMA, splat(-Sigmoids.LN2_HIGH), t);
                r = k.lanewise(FMA, splat(-Sigmoids.LN2_LOW), r);
                FloatVector q = splat(Sigmoids.C5).lanewise(FMA, r, splat(Sigmoids.C4));
                q = q.lanewise(FMA, r, splat(Sigmoids.C3)).lanewise(FMA, r, splat(Sigmoids.C2));
                q = q.lanewise(FMA, r, splat(Sigmoids.C1)).lanewise(FMA, r, splat(0.5f));
                FloatVector e = power.lanewise(FMA, r.mul(r).lanewise(FMA, q, r), power.sub(1));
                FloatVector value = e.div(e.add(2))
                        .reinterpretAsInts()
                        .or(bits.and(Sigmoids.SIGN))
                        .reinterpretAsFloats();
                value.blend(at, at.compare(NE, at)).intoArray(out, outAt + row + i);
            }
        }
        return done;
    }

    static int sigmoid(float[] x, int xAt, float[] out, int outAt, int stride, int rows, int n) {
        int done = n - n % S.length();
        for (int j = 0; j < rows; j++) {
            int row = j * stride;
            for (int i = 0; i < done; i += S.length()) {
                FloatVector at = fromArray(S, x, xAt + row + i);
                IntVector bits = at.reinterpretAsInts();
                FloatVector t = bits.and(Sigmoids.MAGNITUDE)
                        .min(Sigmoids.EXP_LIMIT)
                        .or(bits.not().and(Sigmoids.SIGN))
                        .reinterpretAsFloats();
                FloatVector rounded = t.lanewise(FMA, splat(Sigmoids.LOG2_E), splat(Sigmoids.ROUNDER));
                FloatVector power = rounded.reinterpretAsInts()
                        .sub(Sigmoids.ROUNDER_BITS)
                        .max(-Sigmoids.EXPONENT_BIAS)
                        .add(Sigmoids.EXPONENT_BIAS)
                        .lanewise(LSHL, Sigmoids.MANTISSA_BITS)
                        .reinterpretAsFloats();
                FloatVector k = rounded.sub(Sigmoids.ROUNDER);
                FloatVector r = k.lanewise(FMA, splat(-Sigmoids.LN2_HIGH), t);
                r = k.lanewise(FMA, splat(-Sigmoids.LN2_LOW), r);
                FloatVector q = splat(Sigmoids.C5).lanewise(FMA, r, splat(Sigmoids.C4));
                q = q.lanewise(FMA, r, splat(Sigmoids.C3)).lanewise(FMA, r, splat(Sigmoids.C2));
                q = q.lanewise(FMA, r, splat(Sigmoids.C1)).lanewise(FMA, r, splat(0.5f));
                FloatVector e = r.mul(r).lanewise(FMA, q, r).add(1).mul(power);
                FloatVector value = splat(1).div(e.add(1));
                value.blend(at, at.compare(NE, at)).intoArray(out, outAt + row + i);
            }
        }
        return done;
    }

    private static FloatVector splat(float value) {
        return FloatVector.broadcast(S, value);
    }
}
