package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/**
 * Sums over float32 elements, accumulated in double in a fixed order, so that the bits never depend on the width of
 * vectors: blocks of {@value #BLOCK} elements one after the other; in a block, whole groups of 16 elements go to 16
 * running sums, of which those eight apart are then combined; another group of eight goes on with these eight, which are
 * combined as a binary tree of neighbours 4, 2 and 1 apart; the last seven elements follow one by one.
 */
public final class Norms {
    /** A loop that goes block by block may sum each one while it is in the cache, and get the same bits. */
    public static final int BLOCK = 4096;

    /** Running sums over a long array, enough to keep the processor busy. */
    static final int SUMS = 16;

    /** Running sums over what is left. */
    static final int REST_SUMS = 8;

    private static final boolean VECTORS = VectorModule.present() && VectorNorms.fits();
    private static final boolean WIDE = VECTORS && WideNorms.fits();

    private Norms() {}

    /** Σx² over a matrix's elements; NaN or infinite where an element is. */
    public static double sumOfSquares(FMatrixRMaj m) {
        return sumOfSquares(m.data, m.getNumElements());
    }

    /** Σx² over the first n elements. */
    public static double sumOfSquares(float[] x, int n) {
        return sumOfSquares(x, 0, n);
    }

    /** Σx² over n elements from {@code first} on. */
    public static double sumOfSquares(float[] x, int first, int n) {
        double sum = 0;
        for (int done = 0; done < n; done += BLOCK) {
            sum += blockSumOfSquares(x, first + done, Math.min(BLOCK, n - done));
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
        return VECTORS ? vectorSumOfSquares(x, from, n) : plainSumOfSquares(x, from, n);
    }

    /** Small arrays are many: they do without setting up vectors. */
    private static double vectorSumOfSquares(float[] x, int from, int n) {
        int restEnd = from + n - n % REST_SUMS;
        double sum = from == restEnd
                ? 0
                : WIDE ? WideNorms.sumOfSquares(x, from, restEnd) : VectorNorms.sumOfSquares(x, from, restEnd);
        for (int i = restEnd; i < from + n; i++) {
            sum += square(x[i]);
        }
        return sum;
    }

    /** The definition, for machines without wide vectors and as the measure of the others. */
    static double plainSumOfSquares(float[] x, int from, int n) {
        int mainEnd = from + n - n % SUMS;
        int restEnd = from + n - n % REST_SUMS;
        double sum = tree(x, from, mainEnd, restEnd, 0, 1);
        for (int i = restEnd; i < from + n; i++) {
            sum += square(x[i]);
        }
        return sum;
    }

    /** The combination of the eight running sums that are {@code apart} from each other, beginning with one of them. */
    private static double tree(float[] x, int from, int mainEnd, int restEnd, int first, int apart) {
        if (apart < REST_SUMS) {
            return tree(x, from, mainEnd, restEnd, first, 2 * apart)
                    + tree(x, from, mainEnd, restEnd, first + apart, 2 * apart);
        }
        double sum = running(x, from + first, mainEnd) + running(x, from + first + REST_SUMS, mainEnd);
        for (int i = mainEnd + first; i < restEnd; i += REST_SUMS) {
            sum += square(x[i]);
        }
        return sum;
    }

    private static double running(float[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i += SUMS) {
            sum += square(x[i]);
        }
        return sum;
    }

    /** Exact in double: adding it by fused multiply-add changes nothing. */
    private static double square(float x) {
        return (double) x * x;
    }
}
