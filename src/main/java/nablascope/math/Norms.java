package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/**
 * Sums over float32 elements, accumulated in double in a fixed order, so that the bits never depend on the width of
 * vectors: blocks of {@value #BLOCK} elements one after the other; in a block, whole groups of 32 elements go to 32
 * running sums, whole groups of four of the rest to four, the last three to one. Running sums are combined as a binary
 * tree of neighbours 16, 8, 4, 2 and 1 apart.
 */
public final class Norms {
    /** A loop that goes block by block may sum each one while it is in the cache, and get the same bits. */
    public static final int BLOCK = 4096;

    static final int SUMS = 32;
    private static final int REST_SUMS = 4;

    private static final boolean VECTORS = VectorModule.present() && VectorNorms.fits();

    private Norms() {}

    /** Σx² over a matrix's elements; NaN or infinite where an element is. */
    public static double sumOfSquares(FMatrixRMaj m) {
        return sumOfSquares(m.data, m.getNumElements());
    }

    /** Σx² over the first n elements. */
    public static double sumOfSquares(float[] x, int n) {
        double sum = 0;
        for (int from = 0; from < n; from += BLOCK) {
            sum += blockSumOfSquares(x, from, Math.min(BLOCK, n - from));
        }
        return sum;
    }

    /**
     * Σx² over one block.
     *
     * @param from a multiple of {@link #BLOCK} from where the sum begins
     * @param n at most a block
     */
    public static double blockSumOfSquares(float[] x, int from, int n) {
        return VECTORS ? VectorNorms.sumOfSquares(x, from, n) : plainSumOfSquares(x, from, n);
    }

    /** The definition, for machines without wide vectors and as the measure of the others. */
    static double plainSumOfSquares(float[] x, int from, int n) {
        int mainEnd = from + n - n % SUMS;
        int restEnd = from + n - n % REST_SUMS;
        double main = tree(x, from, mainEnd, SUMS, 1);
        return main + tree(x, mainEnd, restEnd, REST_SUMS, 1) + tree(x, restEnd, from + n, 1, 1);
    }

    /** The combination of all running sums that are {@code apart} from each other, beginning with the first. */
    private static double tree(float[] x, int from, int to, int sums, int apart) {
        if (apart < sums) {
            return tree(x, from, to, sums, 2 * apart) + tree(x, from + apart, to, sums, 2 * apart);
        }
        double sum = 0;
        for (int i = from; i < to; i += sums) {
            sum += (double) x[i] * x[i];
        }
        return sum;
    }
}
