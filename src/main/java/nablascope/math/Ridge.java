package nablascope.math;

/** The gradient of a quadratic penalty, and what is measured where it is added. Any thread. */
public final class Ridge {
    private static final boolean VECTORS = VectorModule.present() && WideNorms.fits();

    private Ridge() {}

    /**
     * g ← g + factor·w for one block of a tensor. Modified: g.
     *
     * @param from first element, a multiple of {@link Norms#BLOCK}
     * @param n how many elements, at most a block
     * @param sums at {@code at} gets Σ w², at {@code at} + 1 Σ g² after the addition, summed as {@link Norms} says.
     *     Modified.
     */
    public static void add(float factor, float[] w, float[] g, int from, int n, double[] sums, int at) {
        int wide = VECTORS ? n - n % Norms.REST_SUMS : 0;
        double weights = 0;
        double gradients = 0;
        if (wide > 0) {
            VectorRidge.add(factor, w, g, from, from + wide, sums, at);
            weights = sums[at];
            gradients = sums[at + 1];
        }
        for (int i = from + wide; i < from + n; i++) {
            g[i] += factor * w[i];
            weights += (double) w[i] * w[i];
            gradients += (double) g[i] * g[i];
        }
        sums[at] = VECTORS ? weights : Norms.blockSumOfSquares(w, from, n);
        sums[at + 1] = VECTORS ? gradients : Norms.blockSumOfSquares(g, from, n);
    }
}
