package nablascope.ui.branches;

import nablascope.experiment.Experiment;
import nablascope.session.Branch;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import nablascope.ui.story.KnobDiff;
import nablascope.ui.text.Texts;

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

    /** Where it stands: its last loss, and whether it broke or ended. */
    static String state(Texts texts, Branch branch, boolean exploded) {
        String loss = loss(texts, branch);
        return switch (branch.state()) {
            case OPEN -> exploded ? texts.get("branches.exploded") : loss;
            case FINISHED -> texts.get("branches.finished", loss);
            case DIVERGED -> texts.get("branches.exploded");
        };
    }

    /** Its last loss; empty before the first step. */
    static String loss(Texts texts, Branch branch) {
        Timeline timeline = branch.timeline();
        Sample last = timeline.at(timeline.indexOf("data_loss"), branch.steps());
        return last == null ? "" : KeptWords.loss(texts, last.value());
    }
}
