package nablascope.ui.library;

import nablascope.library.Breakdown;
import nablascope.library.RunInfo;

/**
 * How a run went, for its row. Sorted by kind.
 *
 * @param divergedAt step of the first non-finite value; -1: there is none, or it is still being recorded
 */
record RunOutcome(RunInfo.Status kind, long divergedAt) implements Comparable<RunOutcome> {
    static RunOutcome of(RunInfo run) {
        Breakdown breakdown = run.summary().breakdown();
        boolean over = run.status() == RunInfo.Status.FINISHED || run.status() == RunInfo.Status.STOPPED;
        return new RunOutcome(run.status(), over && breakdown != null ? breakdown.step() : -1);
    }

    @Override
    public int compareTo(RunOutcome other) {
        int byKind = kind.compareTo(other.kind);
        return byKind == 0 ? Long.compare(divergedAt, other.divergedAt) : byKind;
    }
}
