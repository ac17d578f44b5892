package nablascope.math;

/**
 * The two sigmoidal functions of the gates, in float32 with fused multiply-add and without a branch, so that vectors of
 * any width give the same bits as these: within 2.5 ulp of the true value. NaN gives NaN. All methods are pure.
 *
 * <p>eᵗ = 2ᵏ·eʳ with k = t/ln 2 rounded and |r| ≤ ½·ln 2, eʳ - 1 by its series (Cody and Waite, Software Manual for the
 * Elementary Functions, 1980).
 */
final class Sigmoids {
    /** Its unit in the last place is 1: adding it rounds to a whole number, which its lowest bits then hold. */
    static final float ROUNDER = 0x1.8p23f;

    static final int ROUNDER_BITS = 0x4B400000;
    static final float LOG2_E = 1.442695f;

    /** ln 2 in two parts, the first with so few bits that its multiples by k are exact. */
    static final float LN2_HIGH = 0x1.62e4p-1f;

    static final float LN2_LOW = 0x1.7f7d1cp-20f;

    /** Coefficients of (eʳ - 1 - r)/r²: 1/(n+2)!. */
    static final float C5 = 1 / 5040f;

    static final float C4 = 1 / 720f;
    static final float C3 = 1 / 120f;
    static final float C2 = 1 / 24f;
    static final float C1 = 1 / 6f;

    static final int MAGNITUDE = 0x7fffffff;
    static final int SIGN = 0x80000000;
    static final int MANTISSA_BITS = 23;
    static final int EXPONENT_BIAS = 127;

    /** tanh rounds to 1 from here on: the bits of 9.5. */
    static final int TANH_LIMIT = 0x41180000;

    /** e⁸⁹ is infinite as a float: the bits of 89. */
    static final int EXP_LIMIT = 0x42b20000;

    private Sigmoids() {}

    /** Hyperbolic tangent: (e²ˣ - 1) / (e²ˣ + 1), for |x| and then with its sign. */
    static float tanh(float x) {
        int bits = Float.floatToRawIntBits(x);
        float t = 2 * Float.intBitsToFloat(Math.min(bits & MAGNITUDE, TANH_LIMIT));
        float rounded = Math.fma(t, LOG2_E, ROUNDER);
        float power = powerOfTwo(Float.floatToRawIntBits(rounded) - ROUNDER_BITS);
        float e = Math.fma(power, fractionExpm1(t, rounded - ROUNDER), power - 1);
        float value = Float.intBitsToFloat(Float.floatToRawIntBits(e / (e + 2)) | (bits & SIGN));
        return Float.isNaN(x) ? x : value;
    }

    /** 1 / (1 + e⁻ˣ); 0 below -88.4, where the true value is subnormal. */
    static float sigmoid(float x) {
        int bits = Float.floatToRawIntBits(x);
        float t = Float.intBitsToFloat(Math.min(bits & MAGNITUDE, EXP_LIMIT) | (~bits & SIGN));
        float rounded = Math.fma(t, LOG2_E, ROUNDER);
        int k = Math.max(Float.floatToRawIntBits(rounded) - ROUNDER_BITS, -EXPONENT_BIAS);
        float e = (fractionExpm1(t, rounded - ROUNDER) + 1) * powerOfTwo(k);
        return Float.isNaN(x) ? x : 1 / (1 + e);
    }

    /** eʳ - 1 for r = t - k·ln 2. */
    private static float fractionExpm1(float t, float k) {
        float r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, t));
        float q = Math.fma(C5, r, C4);
        q = Math.fma(q, r, C3);
        q = Math.fma(q, r, C2);
        q = Math.fma(q, r, C1);
        q = Math.fma(q, r, 0.5f);
        return Math.fma(r * r, q, r);
    }

    /** 2ᵏ for -127 < k ≤ 127; 0 for -127 and infinite for 128. */
    private static float powerOfTwo(int k) {
        return Float.intBitsToFloat((k + EXPONENT_BIAS) << MANTISSA_BITS);
    }
}
