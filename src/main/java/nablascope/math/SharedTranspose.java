package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/** {@link Transpose#copy}, of which two threads do a part each where that pays. Not thread-safe. */
final class SharedTranspose {
    /** Elements below which it costs more than it saves to share. */
    private static final int LEAST = 1 << 14;

    private final SharedRange range;
    private final SharedRange.Work work = this::copyColumns;
    private FMatrixRMaj from = new FMatrixRMaj(0, 0);
    private FMatrixRMaj to = from;
    private int fromRow;
    private int rows;
    private int toRow;

    SharedTranspose(SharedRange range) {
        this.range = range;
    }

    /**
     * to = fromᵀ.
     *
     * @param newTo reshaped. Modified.
     */
    void copy(FMatrixRMaj newFrom, FMatrixRMaj newTo) {
        if (newFrom.numCols == 2 || newFrom.numRows == 2) {
            Transpose.copy(newFrom, newTo);
        } else {
            copyRows(newFrom, 0, newFrom.numRows, newTo);
        }
    }

    /**
     * to = (some rows of from)ᵀ.
     *
     * @param first of those rows
     * @param count how many
     * @param newTo reshaped. Modified.
     */
    void copyRows(FMatrixRMaj newFrom, int first, int count, FMatrixRMaj newTo) {
        newTo.reshape(newFrom.numCols, count);
        run(newFrom, first, count, newTo, 0);
    }

    /**
     * Some rows of to = fromᵀ.
     *
     * @param newTo with as many columns as from has rows. Modified.
     * @param first of those rows, which are as many as from has columns
     */
    void copyToRows(FMatrixRMaj newFrom, FMatrixRMaj newTo, int first) {
        run(newFrom, 0, newFrom.numRows, newTo, first);
    }

    private void run(FMatrixRMaj newFrom, int newFromRow, int newRows, FMatrixRMaj newTo, int newToRow) {
        int cols = newFrom.numCols;
        if (newRows * cols < LEAST || cols < 2 * Transpose.STRIP) {
            Transpose.copy(
                    newFrom.data,
                    newFromRow * cols,
                    cols,
                    newRows,
                    cols,
                    newTo.data,
                    newToRow * newTo.numCols,
                    newTo.numCols);
            return;
        }
        from = newFrom;
        fromRow = newFromRow;
        rows = newRows;
        to = newTo;
        toRow = newToRow;
        range.run(cols, Transpose.STRIP, work, work);
    }

    private void copyColumns(int first, int end) {
        int at = fromRow * from.numCols + first;
        int outAt = (toRow + first) * to.numCols;
        Transpose.copy(from.data, at, from.numCols, rows, end - first, to.data, outAt, to.numCols);
    }
}
