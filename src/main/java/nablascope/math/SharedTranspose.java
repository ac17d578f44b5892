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

    SharedTranspose(SharedRange range) {
        this.range = range;
    }

    /**
     * to = fromᵀ.
     *
     * @param newTo reshaped. Modified.
     */
    void copy(FMatrixRMaj newFrom, FMatrixRMaj newTo) {
        if (newFrom.getNumElements() < LEAST || newFrom.numCols < 2 * Transpose.STRIP || newFrom.numRows == 2) {
            Transpose.copy(newFrom, newTo);
            return;
        }
        newTo.reshape(newFrom.numCols, newFrom.numRows);
        from = newFrom;
        to = newTo;
        range.run(from.numCols, Transpose.STRIP, work, work);
    }

    private void copyColumns(int first, int end) {
        Transpose.copyColumns(from, first, end, to);
    }
}
