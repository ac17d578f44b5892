package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/** Copies of matrices turned about their diagonal. */
final class Transpose {
    private static final int SIDE = 8;
    private static final boolean VECTORS = VectorModule.present() && VectorTranspose.fits();

    private Transpose() {}

    /**
     * to = fromᵀ.
     *
     * @param to reshaped. Modified.
     */
    static void copy(FMatrixRMaj from, FMatrixRMaj to) {
        to.reshape(from.numCols, from.numRows);
        float[] in = from.data;
        float[] out = to.data;
        int rows = from.numRows;
        int cols = from.numCols;
        for (int i = 0; i < rows; i += SIDE) {
            int count = Math.min(SIDE, rows - i);
            int done = VECTORS && count == SIDE ? VectorTranspose.copyRows(in, i * cols, cols, out, i, rows) : 0;
            for (int j = done; j < cols; j++) {
                for (int r = 0; r < count; r++) {
                    out[j * rows + i + r] = in[(i + r) * cols + j];
                }
            }
        }
    }
}
