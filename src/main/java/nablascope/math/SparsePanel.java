package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/**
 * Computes some columns of a {@link SparseLinear}'s products, on one thread; what it needs of the other operand it
 * copies, turned where need be, to where the next rows are found in the nearest cache. Not thread-safe. Only to be
 * loaded where the vector module is present.
 */
final class SparsePanel {
    private static final int WORD = Marks.WORD;

    /** Columns of the weight that are turned together: few enough to be read again from the nearest cache. */
    private static final int TURNED = 16;

    private static final float[] ZEROS = new float[SparseKernel.COLUMNS];

    private final Panel panel = new Panel();
    private final SparseKernel kernel = new SparseKernel();
    private final float[] turned = new float[WORD * SparseKernel.COLUMNS];
    private long[] columnMarks = new long[0];

    /** As {@link Panel#claim}. */
    boolean claim() {
        return panel.claim();
    }

    void release() {
        panel.release();
    }

    /**
     * Columns {@code first} … of y = bias + x·Wᵀ.
     *
     * @param columns how many, {@link SparseKernel#COLUMNS} or {@link SparseKernel#HALF}
     * @param bias of all columns
     * @param marks of x
     * @return whether the rows of W that count are finite; if not, y is not the product
     */
    boolean multiplyTransB(
            int columns, float[] bias, FMatrixRMaj x, Marks marks, FMatrixRMaj w, FMatrixRMaj y, int first) {
        for (int p = 0; p < x.numCols; p += WORD) {
            if (!fillTurned(columns, w, first, p, Math.min(WORD, x.numCols - p))) {
                return false;
            }
            if (p == 0) {
                kernel.setStart(bias, first, 0);
            } else {
                kernel.setStart(y.data, first, y.numCols);
            }
            addProducts(columns, x, marks, p, y, first, 0, y.numRows);
        }
        return true;
    }

    /**
     * Some rows of columns {@code first} … of C = A·B.
     *
     * @param columns how many, {@link SparseKernel#COLUMNS}, {@link SparseKernel#SEVEN} or {@link SparseKernel#HALF}
     * @param marks of A
     * @param from the first row
     * @param to one past the last
     * @return whether those columns of B are finite; if not, C is not the product
     */
    boolean multiply(
            int columns, FMatrixRMaj a, Marks marks, FMatrixRMaj b, FMatrixRMaj c, int first, int from, int to) {
        for (int p = 0; p < a.numCols; p += WORD) {
            int count = Math.min(WORD, a.numCols - p);
            if (!panel.fill(columns, b.data, p * b.numCols + first, b.numCols, 0, count)) {
                return false;
            }
            if (p == 0) {
                kernel.setStart(ZEROS, 0, 0);
            } else {
                kernel.setStart(c.data, from * c.numCols + first, c.numCols);
            }
            addProducts(columns, a, marks, p, c, first, from, to);
        }
        return true;
    }

    /** Sums over columns p … of A, for some rows. */
    private void addProducts(
            int columns, FMatrixRMaj a, Marks marks, int p, FMatrixRMaj c, int first, int from, int to) {
        kernel.setSums(c.data, from * c.numCols + first, c.numCols);
        kernel.setFactors(a.data, from * a.numCols + p, a.numCols, 1);
        marks.giveRows(kernel, from, p / WORD);
        kernel.addProducts(columns, to - from, panel, 0);
    }

    /** Turns columns p … of rows {@code first} … of W; returns whether they are finite. */
    private boolean fillTurned(int columns, FMatrixRMaj w, int first, int p, int count) {
        boolean finite = true;
        for (int done = 0; done < count; done += TURNED) {
            int next = Math.min(TURNED, count - done);
            int at = first * w.numCols + p + done;
            Transpose.copy(w.data, at, w.numCols, columns, next, turned, 0, columns);
            finite &= panel.fill(columns, turned, 0, columns, done, next);
        }
        return finite;
    }

    /**
     * Rows {@code first} … of C = dyᵀ·x, passing over the zeros of x: computed as columns of its transpose.
     *
     * @return whether the columns of dy that count are finite; if not, C is not the product
     */
    boolean multiplyTransA(int columns, FMatrixRMaj dy, FMatrixRMaj x, Marks marks, FMatrixRMaj c, int first) {
        int rowWords = Marks.words(x.numRows);
        if (columnMarks.length < rowWords * WORD) {
            columnMarks = new long[rowWords * WORD];
        }
        // More rows are filled in again for each word of columns: what they are summed to stays near, which weighs
        // more.
        boolean fits = dy.numRows <= SparseKernel.ROWS;
        if (fits && !panel.fill(columns, dy.data, first, dy.numCols, 0, dy.numRows)) {
            return false;
        }
        for (int p = 0; p < x.numCols; p += WORD) {
            marks.turn(p / WORD, columnMarks);
            int count = Math.min(WORD, x.numCols - p);
            for (int r = 0; r < dy.numRows; r += WORD) {
                int rows = Math.min(WORD, dy.numRows - r);
                if (!fits && !panel.fill(columns, dy.data, r * dy.numCols + first, dy.numCols, 0, rows)) {
                    return false;
                }
                kernel.setStart(r == 0 ? ZEROS : turned, 0, r == 0 ? 0 : columns);
                kernel.setSums(turned, 0, columns);
                kernel.setFactors(x.data, r * x.numCols + p, 1, x.numCols);
                kernel.setMarks(columnMarks, r, 1);
                kernel.addProducts(columns, count, panel, fits ? r : 0);
            }
            Transpose.copy(turned, 0, columns, count, columns, c.data, first * c.numCols + p, c.numCols);
        }
        return true;
    }
}
