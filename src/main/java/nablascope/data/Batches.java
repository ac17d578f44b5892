package nablascope.data;

import java.util.List;
import java.util.stream.IntStream;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.TrainingSpec;
import nablascope.math.RandomStream;
import nablascope.math.RandomStream.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Which rows make up a step's batch. The answer depends on the step alone, never on the steps asked for before, so a run
 * can be rewound; within an epoch nothing is allocated or shuffled anew. Not thread-safe.
 */
public final class Batches {
    private final int rows;
    private final long seed;
    private final int batchSize;
    private final boolean shuffle;
    private final @Nullable List<int[]> explicit;
    private final long stepsPerEpoch;
    private final int[] order;
    private long orderedEpoch = -1;

    /** Of the step last asked about, and that epoch's first step. */
    private long epoch;

    private long epochBegin;

    /**
     * @param rows number of training rows, at least 1
     * @param seed the experiment's seed, which decides the order of each epoch
     * @throws InvalidExperimentException if an explicit batch is empty or names a row that does not exist
     */
    public Batches(TrainingSpec spec, int rows, long seed) {
        this.rows = rows;
        this.seed = seed;
        this.batchSize = Math.min(spec.batchSize(), rows);
        this.shuffle = spec.shuffle();
        this.explicit = spec.batches();
        this.stepsPerEpoch = explicit == null ? (rows + (long) batchSize - 1) / batchSize : explicit.size();
        this.order = IntStream.range(0, rows).toArray();
        if (explicit != null) {
            check(explicit);
        }
    }

    private void check(List<int[]> batches) {
        if (batches.isEmpty()) {
            throw new InvalidExperimentException("training.batches", DataFault.NO_BATCH.with());
        }
        for (int step = 0; step < batches.size(); step++) {
            if (batches.get(step).length == 0) {
                throw new InvalidExperimentException("training.batches", DataFault.EMPTY_BATCH.with(step));
            }
            for (int row : batches.get(step)) {
                if (row < 0 || row >= rows) {
                    throw new InvalidExperimentException(
                            "training.batches", DataFault.NO_SUCH_ROW.with(row, step, rows - 1));
                }
            }
        }
    }

    /** Rows of the largest batch. */
    public int maxBatch() {
        if (explicit == null) {
            return batchSize;
        }
        return explicit.stream().mapToInt(batch -> batch.length).max().orElseThrow();
    }

    /** Steps until every row was used once; with explicit batches, until the list starts over. */
    public long stepsPerEpoch() {
        return stepsPerEpoch;
    }

    public long epochOf(long step) {
        long position = step - epochBegin;
        if (position < 0 || position >= stepsPerEpoch) { // else nothing to divide
            epoch = step / stepsPerEpoch;
            epochBegin = epoch * stepsPerEpoch;
        }
        return epoch;
    }

    /**
     * Writes the row numbers of a step's batch.
     *
     * @param out Modified: the first rows of it; at least {@link #maxBatch} long
     * @return how many
     */
    public int rowsOf(long step, int[] out) {
        long ordered = epochOf(step);
        int position = (int) (step - epochBegin);
        if (explicit != null) {
            int[] batch = explicit.get(position);
            System.arraycopy(batch, 0, out, 0, batch.length);
            return batch.length;
        }
        if (shuffle) {
            orderFor(ordered);
        }
        int first = position * batchSize;
        int count = Math.min(batchSize, rows - first);
        System.arraycopy(order, first, out, 0, count);
        return count;
    }

    private void orderFor(long wanted) {
        if (wanted == orderedEpoch) {
            return;
        }
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        // RandomStream.shuffle without its object: with all rows in a batch, every step is an epoch.
        long key = RandomStream.key(seed, Purpose.ORDER, wanted, 0);
        for (int i = rows - 1; i > 0; i--) {
            int j = (int) ((RandomStream.at(key, rows - 1 - i) >>> 1) % (i + 1));
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        orderedEpoch = wanted;
    }
}
