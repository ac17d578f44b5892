package nablascope.library;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as a list shows it.
 *
 * @param title of its experiment; empty where that is damaged
 * @param started null where {@code run.json} is damaged
 * @param seconds that it was recorded for
 * @param parent the run that it is a branch of; null: it is none
 * @param damages what cannot be shown and why; empty: nothing was found, though metrics were not looked at
 */
public record RunInfo(
        RunId id,
        Status status,
        String title,
        @Nullable Instant started,
        double seconds,
        long plannedSteps,
        RunSummary summary,
        @Nullable RunParent parent,
        RunLabels labels,
        List<Damage> damages) {
    /** Where a run stands. */
    public enum Status {
        /** Somebody records it now. */
        RUNNING,
        /** Its program ended without closing it. */
        INTERRUPTED,
        /** Its last step was done. */
        FINISHED,
        /** It was closed before. */
        STOPPED,
        /** An unexpected error ended it. */
        FAILED,
        /** What it says of itself cannot be read. */
        DAMAGED
    }

    /** Whether its recorder closed it. */
    boolean hasEnded() {
        return switch (status) {
            case FINISHED, STOPPED, FAILED -> true;
            case RUNNING, INTERRUPTED, DAMAGED -> false;
        };
    }

    /** Whether it ended before its last step, by itself or not; whether it is intact enough shows in reading it. */
    public boolean canGoOn() {
        return switch (status) {
            case INTERRUPTED, STOPPED, FAILED -> summary.steps() > 0 && summary.steps() < plannedSteps;
            case RUNNING, FINISHED, DAMAGED -> false;
        };
    }

    /** What a person calls it. */
    public String name() {
        return labels.name().isEmpty() ? title : labels.name();
    }
}
