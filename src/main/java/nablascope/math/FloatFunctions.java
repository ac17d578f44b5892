package nablascope.math;

/**
 * Elementary functions of float arguments, within 0.6 ulp of the true value unless said otherwise.
 *
 * <p>They are plain double arithmetic with fused multiply-add and without a branch: the same bits on every machine,
 * which {@link Math} does not promise, and loops over them compile to vector instructions, which those over
 * {@link StrictMath} do not. NaN gives NaN. All methods are pure.
 */
public final class FloatFunctions {

    /** e⁻¹⁰⁴ is 0 and e¹⁰⁴ infinite as a float, so no larger argument need be told apart. */
    private static final double LIMIT = 104;

    /** Coefficients of (eᵗ - 1)/t: Cₙ = 1/n!. */
    private static final double C9 = 1 / 362880.0;

    private static final double C8 = 1 / 40320.0;
    private static final double C7 = 1 / 5040.0;
    private static final double C6 = 1 / 720.0;
    private static final double C5 = 1 / 120.0;
    private static final double C4 = 1 / 24.0;
    private static final double C3 = 1 / 6.0;

    private static final double INVERSE_SQRT2 = 0.7071067811865476;
    private static final double INVERSE_SQRT_2PI = 0.3989422804014327;

    private FloatFunctions() {}

    /** eˣ. */
    public static float exp(float x) {
        return (float) wideExp(x);
    }

    /** Replaces each of the first n values by its exponential, relative error at most 1e-12, no less than e⁻¹⁰⁴. Modified. */
    public static void exp(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] = wideExp(values[i]);
        }
    }

    /** eˣ - 1, accurate near 0. */
    public static float expm1(float x) {
        return (float) wideExpm1(x);
    }

    /**
     * log(1 + eˣ), which rounds to x above 20.
     *
     * <p>max(0, x) + log(1 + u) with u = exp(-|x|), and log(1 + u) = 2·artanh(s) with s = u/(2 + u) ≤ ⅓ by its series.
     */
    public static float softplus(float x) {
        double u = wideExp(-Math.abs(x));
        double s = u / (2 + u);
        double q = s * s;
        double p = 1 / 19.0;
        p = Math.fma(p, q, 1 / 17.0);
        p = Math.fma(p, q, 1 / 15.0);
        p = Math.fma(p, q, 1 / 13.0);
        p = Math.fma(p, q, 1 / 11.0);
        p = Math.fma(p, q, 1 / 9.0);
        p = Math.fma(p, q, 1 / 7.0);
        p = Math.fma(p, q, 1 / 5.0);
        p = Math.fma(p, q, 1 / 3.0);
        p = Math.fma(p, q, 1);
        return (float) (Math.max(0, x) + 2 * s * p);
    }

    /** tanh(log(1 + eˣ)), the factor of mish. */
    public static float tanhSoftplus(float x) {
        double e = wideExp(x);
        double n = Math.fma(e, e, e + e);
        return (float) (n / (n + 2));
    }

    /** Density of the standard normal distribution. */
    public static float normalDensity(float x) {
        return (float) (wideExp(-0.5 * x * x) * INVERSE_SQRT_2PI);
    }

    /** Probability of the standard normal distribution up to x, relative error at most 2e-7 in the lower tail too. */
    public static float normalProbability(float x) {
        return normalProbability(x, normalTailRatio(x));
    }

    /**
     * The same from a ratio already computed: a loop over both grows too long to become vector instructions, two
     * loops do not.
     *
     * @param tailRatio {@link #normalTailRatio} of x
     */
    public static float normalProbability(float x, float tailRatio) {
        double tail = tailRatio * wideExp(-0.5 * x * x);
        // 1 above 0 and 0 below; in between, next to 0, both tails are ½ and any mixture of them will do.
        double above = Math.min(1, Math.max(0, x * 0x1p200));
        return (float) (above + (1 - 2 * above) * tail);
    }

    /**
     * Probability of the standard normal distribution beyond |x| over exp(-x²/2), for |x| ≤ 15 (beyond, the
     * exponential is 0).
     *
     * <p>With z = |x|/√2 and t = 1/(1 + z/2) it is ½·erfcx(z) = ½·t·P(t), P interpolating erfcx(z)/t at Chebyshev
     * nodes for z ≤ 10.6 with a relative error below 7e-10.
     */
    public static float normalTailRatio(float x) {
        double t = 1 / (1 + 0.5 * INVERSE_SQRT2 * Math.abs((double) x));
        double p = -0.03045921216282484;
        p = Math.fma(p, t, 0.2275089560810981);
        p = Math.fma(p, t, -0.7251014820165272);
        p = Math.fma(p, t, 1.2484056003376092);
        p = Math.fma(p, t, -1.1989751482183502);
        p = Math.fma(p, t, 0.6236618155280453);
        p = Math.fma(p, t, -0.28042613602361477);
        p = Math.fma(p, t, 0.16109250726165555);
        p = Math.fma(p, t, 0.16158035375180693);
        p = Math.fma(p, t, 0.2486495625814789);
        p = Math.fma(p, t, 0.28196425442274875);
        p = Math.fma(p, t, 0.28209892847667667);
        return (float) (0.5 * t * p);
    }

    /** Series for x/256, then squared eight times. */
    private static double wideExp(double x) {
        double t = Math.max(-LIMIT, Math.min(LIMIT, x)) * 0x1p-8;
        double p = Math.fma(series(t), t, 1);
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        return p * p;
    }

    /** As {@link #wideExp}, doubling the argument by e²ˣ - 1 = (eˣ - 1)² + 2(eˣ - 1), which keeps the accuracy near 0. */
    private static double wideExpm1(double x) {
        double t = Math.max(-LIMIT, Math.min(LIMIT, x)) * 0x1p-8;
        double p = series(t) * t;
        p = Math.fma(p, p, p + p);
        p = Math.fma(p, p, p + p);
        p = Math.fma(p, p, p + p);
        p = Math.fma(p, p, p + p);
        p = Math.fma(p, p, p + p);
        p = Math.fma(p, p, p + p);
        p = Math.fma(p, p, p + p);
        return Math.fma(p, p, p + p);
    }

    /** (eᵗ - 1)/t for |t| < 0.41. */
    private static double series(double t) {
        double p = Math.fma(C9, t, C8);
        p = Math.fma(p, t, C7);
        p = Math.fma(p, t, C6);
        p = Math.fma(p, t, C5);
        p = Math.fma(p, t, C4);
        p = Math.fma(p, t, C3);
        p = Math.fma(p, t, 0.5);
        return Math.fma(p, t, 1);
    }
}
