package nablascope.ui.story;

import java.util.EnumSet;
import java.util.Set;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.session.SessionEvent;

/** Which knobs a change turned. */
final class ChangedKnob {
    private ChangedKnob() {}

    /** Whether both changes turned one and the same knob. */
    static boolean sameOne(SessionEvent.KnobsChanged a, SessionEvent.KnobsChanged b) {
        Set<KnobSpec> knobs = between(a.before(), a.after());
        return knobs.size() == 1 && knobs.equals(between(b.before(), b.after()));
    }

    private static Set<KnobSpec> between(Knobs before, Knobs after) {
        Set<KnobSpec> knobs = EnumSet.noneOf(KnobSpec.class);
        if (!before.regularization().equals(after.regularization())) {
            knobs.add(KnobSpec.LAMBDA);
        }
        if (!before.dropout().equals(after.dropout())) {
            knobs.add(KnobSpec.DROPOUT);
        }
        if (!before.optimizer().equals(after.optimizer())) {
            knobs.add(KnobSpec.LEARNING_RATE);
        }
        if (!before.clip().equals(after.clip())) {
            knobs.add(KnobSpec.CLIP);
        }
        return knobs;
    }
}
