package nablascope.library;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is in a run's folder before its recorder begins.
 *
 * @param metrics its rows; null: none
 * @param changes how many are
 * @param breakdown where it exploded; null: it did not so far
 * @param started when the run was; null: it is not known, or begins now
 * @param parent the run that it is a branch of, once that is known
 */
record Present(
        @Nullable StoredMetrics metrics,
        int changes,
        @Nullable Breakdown breakdown,
        @Nullable Instant started,
        Supplier<@Nullable RunParent> parent) {
    static final Present NOTHING = new Present(null, 0, null, null, () -> null);

    /** Of a branch, nothing either. */
    static Present branch(RunRecorder left, long step) {
        return new Present(null, 0, null, null, () -> {
            RunId run = left.awaitRun();
            return run == null ? null : new RunParent(run, step);
        });
    }

    /** How many steps its rows tell of. */
    long steps() {
        return metrics == null ? 0 : metrics.steps();
    }

    boolean hasRow(Row row) {
        return metrics != null && metrics.hasWhole(row.from());
    }
}
