package nablascope.data;

import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Values;
import nablascope.math.Ahead;
import nablascope.math.Rows;
import nablascope.math.SharedRange;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one batch, copied together. Sequences are time-major: with N rows, matrix rows t·N … t·N+N-1 are time
 * step t, so that a recurrent layer finds each step in one block. Loading allocates nothing. Not thread-safe.
 */
public final class BatchBuffer {
    /** Fewer numbers are copied faster one by one than by the system. */
    private static final int FEW = 8;

    /** Numbers below which help costs more than it saves. */
    private static final int LEAST_SHARED = 1 << 14;

    /** Numbers, of a batch, above which a second copy takes too much memory: 16 MiB. */
    private static final int MOST_AHEAD = 1 << 22;

    /** Numbers of which one of two threads copies whole rows at a time: few, for other work waits for a helper so long. */
    private static final int SHARED_BLOCK = 1 << 12;

    private final Dataset data;
    private final SharedRange range;
    private final SharedRange.Work gathering;

    /** Rows that one thread copies at a time. */
    private final int block;

    private final int timeSteps;
    private final int features;
    private final @Nullable Values values;
    private final @Nullable Classes classes;
    private final @Nullable NextBatch next;
    private FMatrixRMaj x;
    private final FMatrixRMaj y;
    private final int[] labels;
    private int rows;

    /** Row numbers of the batch at hand; null: rows from {@link #firstRow} on. */
    private int @Nullable [] rowNumbers;

    private int firstRow;

    /** @param maxRows of the largest batch to come */
    public BatchBuffer(Dataset data, int maxRows) {
        this(data, maxRows, SharedRange.of(1));
    }

    /** @param range between whom wide rows are shared */
    public BatchBuffer(Dataset data, int maxRows, SharedRange range) {
        this.data = data;
        this.range = range;
        // Looked up once: a step of a small network takes no longer than a few such questions.
        this.timeSteps = data.timeSteps();
        this.features = data.features();
        this.values = data.targets() instanceof Values v ? v : null;
        this.classes = data.targets() instanceof Classes c ? c : null;
        this.x = Matrices.zeros(DataFault.BATCH.with(data.name()), (long) maxRows * timeSteps, features);
        this.gathering = (start, end) -> gather(data.x(), 1, start, end, x());
        this.block = Math.max(1, SHARED_BLOCK / Math.max(1, features));
        boolean ofRows = timeSteps == 1 && features >= FEW;
        Ahead ahead = ofRows && isWide(maxRows) && x.data.length <= MOST_AHEAD ? range.ahead() : null;
        this.next = ahead == null ? null : new NextBatch(ahead, data.x(), maxRows, block);
        int targetRows = Math.multiplyExact(maxRows, data.targets().steps());
        this.y = values == null ? new FMatrixRMaj(0, 0) : new FMatrixRMaj(targetRows, values.outputs());
        this.labels = classes == null ? new int[0] : new int[targetRows];
    }

    /** Copies the first {@code count} of the given rows. Not modified: rowNumbers. */
    public void load(int[] rowNumbers, int count) {
        load(rowNumbers, 0, count);
    }

    /** Copies {@code count} rows in a row, starting at {@code first}. */
    public void loadRange(int first, int count) {
        load(null, first, count);
    }

    /** @param newNumbers null: rows from {@code first} on */
    @SuppressWarnings("ReferenceEquality") // writing a reference costs the collector's book-keeping
    private void load(int @Nullable [] newNumbers, int first, int count) {
        rows = count;
        if (rowNumbers != newNumbers) {
            rowNumbers = newNumbers;
        }
        firstRow = first;
        FMatrixRMaj ready = next == null ? null : next.exchange(newNumbers, count, x);
        if (ready != null) {
            x = ready;
        } else {
            gatherInputs();
        }
        if (values != null) {
            y.reshape(count * values.steps(), values.outputs());
            gather(values.y(), values.steps(), 0, count, y);
        }
        if (classes != null) {
            gather(classes);
        }
    }

    private void gatherInputs() {
        x.reshape(rows * timeSteps, features);
        if (timeSteps == 1 && isWide(rows)) {
            range.run(rows, block, gathering, gathering);
        } else {
            gather(data.x(), timeSteps, 0, rows, x);
        }
    }

    private boolean isWide(int count) {
        return count * features >= LEAST_SHARED;
    }

    /**
     * Has the rows of a step to come fetched while a helper would only wait; loading others is no mistake.
     *
     * @param batches asked for that step's rows
     */
    public void prepare(Batches batches, long step) {
        if (next != null) {
            next.begin(batches, step);
        }
    }

    private void gather(Classes from) {
        int steps = from.steps();
        int[] in = from.labels();
        for (int n = 0; n < rows; n++) {
            int at = row(n) * steps;
            for (int t = 0; t < steps; t++) {
                labels[t * rows + n] = in[at + t];
            }
        }
    }

    /** Those of the batch's rows from {@code start} to before {@code end}. */
    private void gather(FMatrixRMaj from, int steps, int start, int end, FMatrixRMaj to) {
        int width = to.numCols;
        int[] numbers = rowNumbers;
        if (numbers != null && steps == 1 && width <= 2) {
            gatherPoints(from.data, numbers, start, end, width, to.data);
            return;
        }
        if (numbers != null && steps == 1 && width >= FEW) {
            Rows.gather(from, numbers, start, end, to);
            return;
        }
        int count = rows;
        for (int n = start; n < end; n++) {
            int row = row(n) * from.numCols;
            for (int t = 0; t < steps; t++) {
                copy(from.data, row + t * width, to.data, (t * count + n) * width, width);
            }
        }
    }

    private int row(int n) {
        int[] numbers = rowNumbers;
        return numbers == null ? firstRow + n : numbers[n];
    }

    /** Points of the plane and single values are copied in less time than a loop within a loop begins. */
    private static void gatherPoints(float[] in, int[] rowNumbers, int start, int end, int width, float[] out) {
        int last = width - 1;
        for (int n = start; n < end; n++) {
            int at = rowNumbers[n] * width;
            out[n * width] = in[at];
            out[n * width + last] = in[at + last];
        }
    }

    private static void copy(float[] in, int at, float[] out, int to, int width) {
        if (width < FEW) {
            for (int j = 0; j < width; j++) {
                out[to + j] = in[at + j];
            }
        } else {
            System.arraycopy(in, at, out, to, width);
        }
    }

    /** Rows of the data in the batch, whatever the number of time steps. */
    public int rows() {
        return rows;
    }

    /** (timeSteps·rows) × features; valid until the next batch is loaded. */
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
