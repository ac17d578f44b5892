package nablascope.math;

/** A step along a direction, and its size. Not thread-safe: it keeps what it measured. */
public final class Descent {
    private static final boolean VECTORS = VectorModule.present() && WideNorms.fits();

    /** Of the changes and of the weights in whole vectors. */
    private final double[] sums = new double[2];

    private double changeSquares;
    private double weightSquares;

    /** Before the first block of a tensor. */
    public void begin() {
        changeSquares = 0;
        weightSquares = 0;
    }

    /**
     * w ← keep·w + rate·d for one block of a tensor; leaves the change in d's place. Modified: w, d.
     *
     * @param from first element, a multiple of {@link Norms#BLOCK}
     * @param n how many elements, at most a block
     */
    public void step(float[] w, float[] d, float keep, float rate, int from, int n) {
        int wide = VECTORS ? n - n % Norms.REST_SUMS : 0;
        double changes = 0;
        double weights = 0;
        if (wide > 0) {
            VectorDescent.step(w, d, keep, rate, from, from + wide, sums);
            changes = sums[0];
            weights = sums[1];
        }
        for (int i = from + wide; i < from + n; i++) {
            float moved = Math.fma(rate, d[i], keep * w[i]);
            d[i] = moved - w[i];
            w[i] = moved;
            changes += (double) d[i] * d[i];
            weights += (double) moved * moved;
        }
        changeSquares += VECTORS ? changes : Norms.blockSumOfSquares(d, from, n);
        weightSquares += VECTORS ? weights : Norms.blockSumOfSquares(w, from, n);
    }

    /** Σ change² over the blocks since {@link #begin}, summed as {@link Norms} says. */
    public double changeSquares() {
        return changeSquares;
    }

    /** Σ w² over the same elements after their steps. */
    public double weightSquares() {
        return weightSquares;
    }
}
