package nablascope.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long and in which batches.
 *
 * @param steps number of steps of a run without a window, and where a live session ends; see {@link #UNLIMITED}
 * @param batchSize rows per step; {@link #ALL_ROWS} is the whole training set
 * @param shuffle a new order of rows each epoch
 * @param batches explicit row numbers per step, overriding {@code batchSize} and {@code shuffle}; null: none
 * @param stopOnNonFinite end the run at the first non-finite loss
 * @param earlyStopping end the run when evaluations no longer improve; null: never
 */
public record TrainingSpec(
        long steps,
        int batchSize,
        boolean shuffle,
        @Nullable List<int[]> batches,
        boolean stopOnNonFinite,
        @Nullable EarlyStopping earlyStopping) {

    /** The whole training set in each step. */
    public static final int ALL_ROWS = Integer.MAX_VALUE;

    /** The most steps that a file may ask for, which a live session takes as without end. */
    public static final long UNLIMITED = 1_000_000_000;

    public TrainingSpec {
        Check.within("training.steps", steps, 0, UNLIMITED);
        Check.within("training.batchSize", (long) batchSize, 1, ALL_ROWS);
        if (batches != null) {
            if (batches.size() < steps) {
                throw new InvalidExperimentException(
                        "training.batches", Misfit.TOO_FEW_BATCHES.with(batches.size(), steps));
            }
            batches = List.copyOf(batches);
        }
    }

    /** Without early stopping. */
    public TrainingSpec(
            long steps, int batchSize, boolean shuffle, @Nullable List<int[]> batches, boolean stopOnNonFinite) {
        this(steps, batchSize, shuffle, batches, stopOnNonFinite, null);
    }

    /** Whether a live session goes on until somebody stops it. */
    public boolean isWithoutEnd() {
        return steps == UNLIMITED;
    }

    public TrainingSpec withSteps(long newSteps) {
        return new TrainingSpec(newSteps, batchSize, shuffle, batches, stopOnNonFinite, earlyStopping);
    }

    public TrainingSpec withEarlyStopping(@Nullable EarlyStopping newEarlyStopping) {
        return new TrainingSpec(steps, batchSize, shuffle, batches, stopOnNonFinite, newEarlyStopping);
    }
}
