package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/**
 * Matrix products in float32. Each element of the result accumulates over the inner dimension in ascending order by
 * fused multiply-add, starting from 0 (or from the old element when adding), so that it has the same bits whatever
 * kernel, vector width or thread count computed it.
 *
 * <p>One object per engine thread: it may keep scratch space. Inputs are not modified; outputs must not share storage
 * with inputs and are not reshaped.
 */
public final class Gemm {

    /**
     * C = A·B.
     *
     * @param a m × k
     * @param b k × n
     * @param c m × n. Modified.
     */
    public void multiply(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numCols, b.numRows, a.numRows, b.numCols, c);
        c.zero();
        addProduct(a, b, c);
    }

    /** C += A·B, shapes as in {@link #multiply}. */
    public void multiplyAdd(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numCols, b.numRows, a.numRows, b.numCols, c);
        addProduct(a, b, c);
    }

    /**
     * C = Aᵀ·B.
     *
     * @param a k × m
     * @param b k × n
     * @param c m × n. Modified.
     */
    public void multiplyTransA(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numRows, b.numRows, a.numCols, b.numCols, c);
        c.zero();
        addTransAProduct(a, b, c);
    }

    /** C += Aᵀ·B, shapes as in {@link #multiplyTransA}. */
    public void multiplyAddTransA(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numRows, b.numRows, a.numCols, b.numCols, c);
        addTransAProduct(a, b, c);
    }

    /**
     * C = A·Bᵀ.
     *
     * @param a m × k
     * @param b n × k
     * @param c m × n. Modified.
     */
    public void multiplyTransB(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numCols, b.numCols, a.numRows, b.numRows, c);
        c.zero();
        multiplyAddTransB(a, b, c);
    }

    /** C += A·Bᵀ, shapes as in {@link #multiplyTransB}. */
    public void multiplyAddTransB(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numCols, b.numCols, a.numRows, b.numRows, c);
        FMatrixRMaj transposed = transposeOf(b);
        addProduct(a, transposed, c);
    }

    private FMatrixRMaj scratch = new FMatrixRMaj(0, 0);

    private FMatrixRMaj transposeOf(FMatrixRMaj b) {
        scratch.reshape(b.numCols, b.numRows);
        int rows = b.numRows;
        int cols = b.numCols;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                scratch.data[j * rows + i] = b.data[i * cols + j];
            }
        }
        return scratch;
    }

    /** Row by row, so that the innermost loop runs along rows of B and C and compiles to vector instructions. */
    private static void addProduct(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        int inner = a.numCols;
        for (int i = 0; i < a.numRows; i++) {
            for (int k = 0; k < inner; k++) {
                addScaledRow(a.data[i * inner + k], b.data, k * b.numCols, c.data, i * c.numCols, c.numCols);
            }
        }
    }

    private static void addTransAProduct(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        for (int k = 0; k < a.numRows; k++) {
            for (int i = 0; i < a.numCols; i++) {
                addScaledRow(a.data[k * a.numCols + i], b.data, k * b.numCols, c.data, i * c.numCols, c.numCols);
            }
        }
    }

    private static void addScaledRow(float factor, float[] b, int bAt, float[] c, int cAt, int length) {
        for (int j = 0; j < length; j++) {
            c[cAt + j] = Math.fma(factor, b[bAt + j], c[cAt + j]);
        }
    }

    private static void checkShapes(int innerA, int innerB, int rows, int cols, FMatrixRMaj c) {
        if (innerA != innerB || c.numRows != rows || c.numCols != cols) {
            throw new IllegalArgumentException("product of inner dimensions " + innerA + " and " + innerB + " into "
                    + c.numRows + "×" + c.numCols + ", expected " + rows + "×" + cols);
        }
    }
}
