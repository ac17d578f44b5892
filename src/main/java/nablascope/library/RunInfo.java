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
 * @param damages what cannot be shown and why; empty: nothing was found, though of metrics only the size was looked at
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
        /** It was closed before and had exploded, or had done its last step with values that were none. */
        EXPLODED,
        /** An unexpected error ended it. */
        FAILED,
        /** What it says of itself cannot be read. */
        DAMAGED
    }

    /** Whether its recorder closed it. */
    boolean hasEnded() {
        return switch (status) {
            case FINISHED, STOPPED, EXPLODED, FAILED -> true;
            case RUNNING, INTERRUPTED, DAMAGED -> false;
        };
    }

    /** Whether it ended before its last step, by itself or not; whether it is intact enough shows in reading it. */
    public boolean canGoOn() {
        return switch (status) {
            case INTERRUPTED, STOPPED, EXPLODED, FAILED -> summary.steps() > 0 && summary.steps() < plannedSteps;
            case RUNNING, FINISHED, DAMAGED -> false;
        };
    }

    /** Whether it exploded; one that did its last step is told to only if it ended in values that are none. */
    public boolean exploded() {
        Breakdown breakdown = summary.breakdown();
        return breakdown != null && !(breakdown.finite() && status == Status.FINISHED);
    }

    /** What a person calls it. */
    public String name() {
        return labels.name().isEmpty() ? title : labels.name();
    }

    /** {@link #name}; one without a title goes by its folder. */
    public String shownName() {
        return name().isEmpty() ? id.name() : name();
    }
}
