package nablascope.ui.library;

import nablascope.library.Breakdown;
import nablascope.library.RunInfo;
import nablascope.ui.text.Texts;

/**
 * How a run went, for its row. Sorted by kind.
 *
 * @param explodedAt step; -1: it did not, or it is still being recorded
 * @param damaged whether something of it is damaged, which its kind does not say
 * @param open whether it has done its last step and is still being recorded: one may yet step back in it; not told of
 *     one that stopped early
 */
record RunOutcome(RunInfo.Status kind, long explodedAt, boolean damaged, boolean open)
        implements Comparable<RunOutcome> {
    static RunOutcome of(RunInfo run) {
        Breakdown breakdown = run.summary().breakdown();
        boolean told = run.exploded() && run.status() != RunInfo.Status.RUNNING;
        boolean more = !run.damages().isEmpty() && run.status() != RunInfo.Status.DAMAGED;
        boolean open = run.status() == RunInfo.Status.RUNNING && run.summary().steps() >= run.plannedSteps();
        return new RunOutcome(run.status(), told && breakdown != null ? breakdown.step() : -1, more, open);
    }

    /** Such as {@code exploded at step 12 · damaged}. */
    String words(Texts texts) {
        String went = open ? texts.get("runs.stillOpen") : texts.name(kind);
        if (explodedAt >= 0) {
            String exploded = texts.get("runs.explodedAt", explodedAt);
            went = kind == RunInfo.Status.EXPLODED ? exploded : went + " · " + exploded;
        }
        return damaged ? went + " · " + texts.name(RunInfo.Status.DAMAGED) : went;
    }

    @Override
    public int compareTo(RunOutcome other) {
        int byKind = kind.compareTo(other.kind);
        return byKind == 0 ? Long.compare(explodedAt, other.explodedAt) : byKind;
    }
}
