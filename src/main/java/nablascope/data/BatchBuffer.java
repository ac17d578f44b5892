package nablascope.data;

import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Values;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one batch, copied together. Sequences are time-major: with N rows, matrix rows t·N … t·N+N-1 are time
 * step t, so that a recurrent layer finds each step in one block. Loading allocates nothing. Not thread-safe.
 */
public final class BatchBuffer {
    /** So few numbers are copied faster than the system's copying is called. */
    private static final int FEW = 8;

    private final Dataset data;
    private final FMatrixRMaj x;
    private final FMatrixRMaj y;
    private final int[] labels;
    private int rows;

    /** @param maxRows of the largest batch to come */
    public BatchBuffer(Dataset data, int maxRows) {
        this.data = data;
        this.x = Matrices.zeros(DataFault.BATCH.with(data.name()), (long) maxRows * data.timeSteps(), data.features());
        int targetRows = Math.multiplyExact(maxRows, data.targets().steps());
        this.y = data.targets() instanceof Values values
                ? new FMatrixRMaj(targetRows, values.outputs())
                : new FMatrixRMaj(0, 0);
        this.labels = data.targets() instanceof Classes ? new int[targetRows] : new int[0];
    }

    /** Copies the first {@code count} of the given rows. Not modified: rowNumbers. */
    public void load(int[] rowNumbers, int count) {
        load(rowNumbers, 0, count);
    }

    /** Copies {@code count} rows in a row, starting at {@code first}. */
    public void loadRange(int first, int count) {
        load(null, first, count);
    }

    /** @param rowNumbers null: rows from {@code first} on */
    private void load(int @Nullable [] rowNumbers, int first, int count) {
        resize(count);
        gather(data.x(), data.timeSteps(), rowNumbers, first, x);
        switch (data.targets()) {
            case Values values -> gather(values.y(), values.steps(), rowNumbers, first, y);
            case Classes classes -> {
                for (int n = 0; n < count; n++) {
                    int at = (rowNumbers == null ? first + n : rowNumbers[n]) * classes.steps();
                    for (int t = 0; t < classes.steps(); t++) {
                        labels[t * rows + n] = classes.labels()[at + t];
                    }
                }
            }
        }
    }

    private void resize(int count) {
        rows = count;
        x.reshape(count * data.timeSteps(), data.features());
        if (data.targets() instanceof Values values) {
            y.reshape(count * values.steps(), values.outputs());
        }
    }

    private void gather(FMatrixRMaj from, int steps, int @Nullable [] rowNumbers, int first, FMatrixRMaj to) {
        float[] in = from.data;
        float[] out = to.data;
        int width = to.numCols;
        int count = rows;
        for (int n = 0; n < count; n++) {
            int row = rowNumbers == null ? first + n : rowNumbers[n];
            for (int t = 0; t < steps; t++) {
                int at = row * from.numCols + t * width;
                int toAt = (t * count + n) * width;
                if (width < FEW) {
                    for (int j = 0; j < width; j++) {
                        out[toAt + j] = in[at + j];
                    }
                } else {
                    System.arraycopy(in, at, out, toAt, width);
                }
            }
        }
    }

    /** Rows of the data in the batch, whatever the number of time steps. */
    public int rows() {
        return rows;
    }

    /** (timeSteps·rows) × features; the same object for every batch. */
    public FMatrixRMaj x() {
        return x;
    }

    /** (steps·rows) × outputs, of values; 0 × 0 for classes. */
    public FMatrixRMaj y() {
        return y;
    }

    /** Class numbers, of which the first steps·rows count; empty for values. */
    public int[] labels() {
        return labels;
    }

    /** Number of {@link #labels} that count, or of rows of {@link #y}. */
    public int targetRows() {
        return rows * data.targets().steps();
    }
}
