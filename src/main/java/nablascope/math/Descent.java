package nablascope.math;

/** A step along a direction, and its size. Any thread. */
public final class Descent {
    private static final boolean VECTORS = VectorModule.present() && WideNorms.fits();

    private Descent() {}

    /**
     * w ← keep·w + rate·d for one block of a tensor; leaves the change in d's place. A result below the smallest normal
     * number becomes 0: decay would leave weights among those smaller ones for ever, and a processor takes a hundred
     * times as long to multiply by one. Modified: w, d.
     *
     * @param from first element, a multiple of {@link Norms#BLOCK}
     * @param n how many elements, at most a block
     * @param sums at {@code at} gets Σ change², at {@code at} + 1 Σ w² after the step, summed as {@link Norms} says.
     *     Modified.
     */
    public static void step(float[] w, float[] d, float keep, float rate, int from, int n, double[] sums, int at) {
        int wide = VECTORS ? n - n % Norms.REST_SUMS : 0;
        double changes = 0;
        double weights = 0;
        if (wide > 0) {
            VectorDescent.step(w, d, keep, rate, from, from + wide, sums, at);
            changes = sums[at];
            weights = sums[at + 1];
        }
        for (int i = from + wide; i < from + n; i++) {
            float moved = Math.fma(rate, d[i], keep * w[i]);
            if (Math.abs(moved) < Float.MIN_NORMAL) {
                moved = 0;
            }
            d[i] = moved - w[i];
            w[i] = moved;
            changes += (double) d[i] * d[i];
            weights += (double) moved * moved;
        }
        sums[at] = VECTORS ? changes : Norms.blockSumOfSquares(d, from, n);
        sums[at + 1] = VECTORS ? weights : Norms.blockSumOfSquares(w, from, n);
    }
}
