package nablascope.math;

/** Choices by sign, which loops leave scalar: they compile to a jump per element. */
public final class Rectify {
    private static final boolean VECTORS = VectorModule.present();

    private Rectify() {}

    /** out = 0 where x ≤ 0, else y; y where x is NaN. Modified: the first n of out. */
    public static void zeroWhereNegative(float[] x, float[] y, float[] out, int n) {
        int done = VECTORS ? VectorRectify.zeroWhereNegative(x, y, out, n) : 0;
        for (int i = done; i < n; i++) {
            out[i] = x[i] <= 0 ? 0 : y[i];
        }
    }
}
