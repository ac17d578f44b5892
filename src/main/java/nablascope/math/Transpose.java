package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/** Copies of matrices turned about their diagonal. */
public final class Transpose {
    private static final int SIDE = 8;

    /** Columns that are turned together, so that their lines of the cache are filled while they are near. */
    static final int STRIP = 16;

    /** Up to so many they stay near anyway. */
    private static final int FEW = 64;

    private static final boolean VECTORS = VectorModule.present() && VectorTranspose.fits();

    private Transpose() {}

    /**
     * to = fromᵀ.
     *
     * @param to reshaped. Modified.
     */
    public static void copy(FMatrixRMaj from, FMatrixRMaj to) {
        to.reshape(from.numCols, from.numRows);
        if (from.numCols == 2) {
            split(from.data, to.data, from.numRows);
        } else if (from.numRows == 2) {
            merge(from.data, to.data, from.numCols);
        } else {
            copy(from.data, 0, from.numCols, from.numRows, from.numCols, to.data, 0, from.numRows);
        }
    }

    /** Two columns become two rows: points of the plane are everywhere, and too few for loops in loops. */
    private static void split(float[] pairs, float[] rows, int n) {
        for (int i = 0; i < n; i++) {
            rows[i] = pairs[2 * i];
            rows[n + i] = pairs[2 * i + 1];
        }
    }

    private static void merge(float[] rows, float[] pairs, int n) {
        for (int i = 0; i < n; i++) {
            pairs[2 * i] = rows[i];
            pairs[2 * i + 1] = rows[n + i];
        }
    }

    /** The same for a part of a matrix: row i begins at {@code at + i·stride}, column j goes to {@code outAt + j·outStride}. */
    static void copy(float[] in, int at, int stride, int rows, int cols, float[] out, int outAt, int outStride) {
        int strip = cols <= FEW ? cols : STRIP;
        for (int j = 0; j < cols; j += strip) {
            int count = Math.min(strip, cols - j);
            copyStrip(in, at + j, stride, rows, count, out, outAt + j * outStride, outStride);
        }
    }

    /** A strip of columns, eight rows at a time. */
    private static void copyStrip(
            float[] in, int at, int stride, int rows, int cols, float[] out, int outAt, int outStride) {
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
