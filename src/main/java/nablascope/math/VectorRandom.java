package nablascope.math;

import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** {@link RandomStream} as many values at a time as fit a vector. */
final class VectorRandom {
    private static final VectorSpecies<Long> L = LongVector.SPECIES_PREFERRED;

    /** As many lanes, half as wide. */
    private static final VectorSpecies<Float> F =
            VectorSpecies.of(float.class, VectorShape.forBitSize(L.vectorBitSize() / 2));

    private VectorRandom() {}

    /** {@link RandomStream#drawZeros} for whole vectors; returns how many elements these were. */
    static int drawZeros(long key, long threshold, float other, float[] out, int n) {
        LongVector state = LongVector.broadcast(L, key)
                .add(LongVector.zero(L).addIndex(1).add(1).mul(RandomStream.GOLDEN_GAMMA));
        FloatVector others = FloatVector.broadcast(F, other);
        int i = 0;
        for (; i <= n - L.length(); i += L.length()) {
            LongVector z = state.lanewise(LSHR, 30).lanewise(XOR, state);
            z = z.mul(RandomStream.MIX1);
            z = z.lanewise(LSHR, 27).lanewise(XOR, z).mul(RandomStream.MIX2);
            z = z.lanewise(LSHR, 31).lanewise(XOR, z);
            var dropped = z.lanewise(LSHR, 11).compare(LT, threshold).cast(F);
            others.blend(0, dropped).intoArray(out, i);
            state = state.add(L.length() * RandomStream.GOLDEN_GAMMA);
        }
        return i;
    }
}
