package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/**
 * Sums over float32 elements, accumulated in double in a fixed order: sixteen running sums, element i going to sum
 * i mod 16, combined as a binary tree, and one more for the n mod 16 elements left. Every vector width can keep that
 * order, so the bits never depend on it.
 */
public final class Norms {
    private static final int LANES = 16;

    private Norms() {}

    /** Σx² over a matrix's elements; NaN or infinite where an element is. */
    public static double sumOfSquares(FMatrixRMaj m) {
        return sumOfSquares(m.data, m.getNumElements());
    }

    /** Σx² over the first n elements. */
    public static double sumOfSquares(float[] x, int n) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        double s8 = 0, s9 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0, s14 = 0, s15 = 0;
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            s0 = square(x[i], s0);
            s1 = square(x[i + 1], s1);
            s2 = square(x[i + 2], s2);
            s3 = square(x[i + 3], s3);
            s4 = square(x[i + 4], s4);
            s5 = square(x[i + 5], s5);
            s6 = square(x[i + 6], s6);
            s7 = square(x[i + 7], s7);
            s8 = square(x[i + 8], s8);
            s9 = square(x[i + 9], s9);
            s10 = square(x[i + 10], s10);
            s11 = square(x[i + 11], s11);
            s12 = square(x[i + 12], s12);
            s13 = square(x[i + 13], s13);
            s14 = square(x[i + 14], s14);
            s15 = square(x[i + 15], s15);
        }
        double rest = 0;
        for (; i < n; i++) {
            rest = square(x[i], rest);
        }
        return (((s0 + s8) + (s4 + s12)) + ((s2 + s10) + (s6 + s14)))
                + (((s1 + s9) + (s5 + s13)) + ((s3 + s11) + (s7 + s15)))
                + rest;
    }

    private static double square(float x, double sum) {
        return sum + (double) x * x;
    }
}
