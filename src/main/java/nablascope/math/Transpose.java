package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/** Copies of matrices turned about their diagonal, faster than EJML's because written in whole cache lines. */
final class Transpose {
    private static final int LINE = 16;

    private Transpose() {}

    /**
     * to = fromᵀ.
     *
     * @param to reshaped. Modified.
     */
    static void copy(FMatrixRMaj from, FMatrixRMaj to) {
        to.reshape(from.numCols, from.numRows);
        for (int i = 0; i < from.numRows; i += LINE) {
            copyRows(from, i, Math.min(LINE, from.numRows - i), to);
        }
    }

    private static void copyRows(FMatrixRMaj from, int first, int count, FMatrixRMaj to) {
        float[] in = from.data;
        float[] out = to.data;
        int cols = from.numCols;
        for (int j = 0; j < cols; j++) {
            int at = j * to.numCols + first;
            int x = first * cols + j;
            for (int r = 0; r < count; r++, x += cols) {
                out[at + r] = in[x];
            }
        }
    }
}
