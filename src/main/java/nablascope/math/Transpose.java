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
        copy(from.data, 0, from.numCols, from.numRows, from.numCols, to.data, 0, from.numRows);
    }

    /** The same for a part of a matrix: row i begins at {@code at + i·stride}, column j goes to {@code outAt + j·outStride}. */
    static void copy(float[] in, int at, int stride, int rows, int cols, float[] out, int outAt, int outStride) {
        for (int i = 0; i < rows; i += SIDE) {
            int count = Math.min(SIDE, rows - i);
            int row = at + i * stride;
            int done = VECTORS && count == SIDE
                    ? VectorTranspose.copyRows(in, row, stride, cols, out, outAt + i, outStride)
                    : 0;
            for (int j = done; j < cols; j++) {
                for (int r = 0; r < count; r++) {
                    out[outAt + j * outStride + i + r] = in[row + r * stride + j];
                }
            }
        }
    }
}
