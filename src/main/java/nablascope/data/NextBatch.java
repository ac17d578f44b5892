package nablascope.data;

import java.util.Arrays;
import nablascope.math.Ahead;
import nablascope.math.Rows;
import nablascope.math.SharedRange;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The rows of the batch to come, which the helper fetches from memory while it would only wait. Not thread-safe. */
final class NextBatch {
    private final Ahead ahead;
    private final FMatrixRMaj data;
    private final int block;
    private final SharedRange.Work gathering = this::gather;
    private final int[] rows;
    private FMatrixRMaj x;

    /** Of {@link #rows}; 0: none is being fetched. */
    private int count;

    /**
     * @param maxRows of the largest batch to come
     * @param block rows that are fetched at a time
     */
    NextBatch(Ahead ahead, FMatrixRMaj data, int maxRows, int block) {
        this.ahead = ahead;
        this.data = data;
        this.block = block;
        this.rows = new int[maxRows];
        this.x = new FMatrixRMaj(maxRows, data.numCols);
    }

    /** Has the rows of a step fetched, if the helper is awake. */
    void begin(Batches batches, long step) {
        drop();
        int coming = batches.rowsOf(step, rows);
        x.reshape(coming, data.numCols);
        if (ahead.begin(coming, block, gathering)) {
            count = coming;
        }
    }

    private void gather(int first, int end) {
        Rows.gather(data, rows, first, end, x);
    }

    /**
     * Gives the matrix of the rows begun, if any were and they are the right ones.
     *
     * @param wanted null: others
     * @param old to be used for the batch after
     * @return null: they are not
     */
    @Nullable
    FMatrixRMaj exchange(int @Nullable [] wanted, int wantedCount, FMatrixRMaj old) {
        if (count == 0 || wanted == null || !Arrays.equals(wanted, 0, wantedCount, rows, 0, count)) {
            drop();
            return null;
        }
        try {
            ahead.end();
        } finally {
            drop(); // nothing is left to drop but of work that has failed
        }
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
