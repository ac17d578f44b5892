package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/**
 * Computes some columns of a {@link SparseInput}'s products; what it needs of the other operand it first turns, and
 * copies to where the next rows are found in the nearest cache. Not thread-safe. Only to be loaded where the vector module is present.
 */
final class SparsePanel {
    private static final int WORD = Marks.WORD;

    /** Columns of the weight that are turned together: few enough to be read again from the nearest cache. */
    private static final int TURNED = 16;

    private static final float[] ZEROS = new float[SparseKernel.COLUMNS];

    private final int columns;
    private final SparseKernel kernel;
    private final float[] turned;
    private long[] columnMarks = new long[0];

    /** @param columns how many it computes, {@link SparseKernel#COLUMNS} or {@link SparseKernel#HALF} */
    SparsePanel(int columns) {
        this.columns = columns;
        kernel = new SparseKernel(columns);
        turned = new float[WORD * columns];
    }

    int columns() {
        return columns;
    }

    /**
     * Columns {@code first} … of y = bias + x·Wᵀ.
     *
     * @param bias of all columns
     * @return whether the rows of W that count are finite; if not, y is not the product
     */
    boolean multiplyTransB(float[] bias, FMatrixRMaj x, Marks marks, FMatrixRMaj w, FMatrixRMaj y, int first) {
        for (int p = 0; p < x.numCols; p += WORD) {
            if (!fill(w, first, p, Math.min(WORD, x.numCols - p))) {
                return false;
            }
            for (int i = 0; i < y.numRows; i++) {
                int out = i * y.numCols + first;
                float[] start = p == 0 ? bias : y.data;
                int startAt = p == 0 ? first : out;
                kernel.setSums(start, startAt, y.data, out);
                addProducts(marks.ofRow(i, p / WORD), x.data, i * x.numCols + p, 1, 0);
            }
        }
        return true;
    }

    private void addProducts(long marks, float[] x, int at, int apart, int row) {
        if (columns == SparseKernel.COLUMNS) {
            kernel.addProducts(marks, x, at, apart, row);
        } else {
            kernel.addHalfProducts(marks, x, at, apart, row);
        }
    }

    /** Turns columns p … of rows {@code first} … of W; returns whether they are finite. */
    private boolean fill(FMatrixRMaj w, int first, int p, int count) {
        boolean finite = true;
        for (int done = 0; done < count; done += TURNED) {
            int next = Math.min(TURNED, count - done);
            int at = first * w.numCols + p + done;
            Transpose.copy(w.data, at, w.numCols, columns, next, turned, 0, columns);
            finite &= kernel.fill(turned, 0, columns, done, next);
        }
        return finite;
    }

    /**
     * Rows {@code first} … of C = dyᵀ·x, computed as columns of its transpose.
     *
     * @return whether the columns of dy that count are finite; if not, C is not the product
     */
    boolean multiplyTransA(FMatrixRMaj dy, FMatrixRMaj x, Marks marks, FMatrixRMaj c, int first) {
        if (!kernel.fill(dy.data, first, dy.numCols, 0, dy.numRows)) {
            return false;
        }
        int rowWords = Marks.words(x.numRows);
        if (columnMarks.length < rowWords * WORD) {
            columnMarks = new long[rowWords * WORD];
        }
        for (int p = 0; p < x.numCols; p += WORD) {
            marks.turn(p / WORD, columnMarks);
            int count = Math.min(WORD, x.numCols - p);
            for (int k = 0; k < count; k++) {
                sumColumn(x, p + k, rowWords, k);
            }
            Transpose.copy(turned, 0, columns, count, columns, c.data, first * c.numCols + p, c.numCols);
        }
        return true;
    }

    /** Row k of what is to be turned: the sum over the rows of x of an element of column p times that row of dy. */
    private void sumColumn(FMatrixRMaj x, int p, int rowWords, int k) {
        int out = k * columns;
        for (int r = 0; r < rowWords; r++) {
            kernel.setSums(r == 0 ? ZEROS : turned, r == 0 ? 0 : out, turned, out);
            addProducts(columnMarks[r * WORD + k], x.data, r * WORD * x.numCols + p, x.numCols, r * WORD);
        }
    }
}
