package nablascope.ui.branches;

import nablascope.experiment.Experiment;
import nablascope.session.Branch;
import nablascope.session.SessionEvent.Explosion;
import nablascope.session.SessionEvent.Trouble;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import nablascope.ui.story.KnobDiff;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** What the row of a branch says. */
final class BranchWords {
    private BranchWords() {}

    /** What makes it differ from the one it left; of one that left none, how far it is. */
    static String difference(Texts texts, Experiment experiment, Branch branch) {
        Branch.Difference d = branch.difference();
        if (d == null) {
            return texts.get("branches.steps", branch.steps());
        }
        double dropout = experiment.model().firstDropout().orElse(0);
        return texts.get("branches.changed", KnobDiff.describe(texts, dropout, d.there(), d.here()), d.step());
    }

    /**
     * Where it stands: its last loss, and whether it broke or ended.
     *
     * @param trouble what went wrong with it, in a word; empty: nothing
     */
    static String state(Texts texts, Branch branch, String trouble) {
        String loss = loss(texts, branch);
        return switch (branch.state()) {
            case OPEN -> trouble.isEmpty() ? loss : trouble;
            case FINISHED -> texts.get("branches.finished", loss);
            case DIVERGED -> trouble;
        };
    }

    /**
     * What went wrong with it; empty: nothing.
     *
     * @param last where it did last, as it was told; null: of nothing
     */
    static String trouble(Texts texts, Branch branch, @Nullable Trouble last) {
        return branch.state() == Branch.State.DIVERGED || last instanceof Explosion
                ? texts.get("branches.exploded")
                : last == null ? "" : texts.get("branches.stalled");
    }

    /** Its last loss; empty before the first step. */
    static String loss(Texts texts, Branch branch) {
        Timeline timeline = branch.timeline();
        Sample last = timeline.at(timeline.indexOf("data_loss"), branch.steps());
        return last == null ? "" : KeptWords.loss(texts, last.value());
    }
}
