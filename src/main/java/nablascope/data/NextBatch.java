package nablascope.data;

import java.util.Arrays;
import nablascope.math.Ahead;
import nablascope.math.SharedRange;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The rows of the batch to come, which the helper fetches from memory while it would only wait. Not thread-safe. */
final class NextBatch {
    /** Numbers that are fetched at a time: few microseconds, because other work waits for them. */
    private static final int BLOCK = 1 << 12;

    private final Ahead ahead;
    private final FMatrixRMaj data;
    private final SharedRange.Work gathering = this::gather;
    private final int[] rows;
    private FMatrixRMaj x;

    /** Of {@link #rows}; 0: none has been begun. */
    private int count;

    /** @param maxRows of the largest batch to come */
    NextBatch(Ahead ahead, FMatrixRMaj data, int maxRows) {
        this.ahead = ahead;
        this.data = data;
        this.rows = new int[maxRows];
        this.x = new FMatrixRMaj(maxRows, data.numCols);
    }

    /** Has the rows of a step fetched. */
    void begin(Batches batches, long step) {
        drop();
        count = batches.rowsOf(step, rows);
        x.reshape(count, data.numCols);
        ahead.begin(count, Math.max(1, BLOCK / data.numCols), gathering);
    }

    private void gather(int first, int end) {
        int width = data.numCols;
        for (int n = first; n < end; n++) {
            System.arraycopy(data.data, rows[n] * width, x.data, n * width, width);
        }
    }

    /**
     * Gives the matrix of the rows begun, if they are the right ones.
     *
     * @param wanted null: others
     * @param old to be used for the batch after
     * @return null: they are not
     */
    @Nullable
    FMatrixRMaj exchange(int @Nullable [] wanted, int wantedCount, FMatrixRMaj old) {
        if (wanted == null || !Arrays.equals(wanted, 0, wantedCount, rows, 0, count)) {
            drop();
            return null;
        }
        ahead.end();
        count = 0;
        FMatrixRMaj ready = x;
        x = old;
        return ready;
    }

    private void drop() {
        if (count > 0) {
            ahead.drop();
            count = 0;
        }
    }
}
