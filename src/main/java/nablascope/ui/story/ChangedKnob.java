package nablascope.ui.story;

import java.util.EnumSet;
import java.util.Set;
import nablascope.experiment.ClipMode;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.PenaltyForm;
import nablascope.session.SessionEvent;

/** Which knobs a change turned. */
final class ChangedKnob {
    private ChangedKnob() {}

    /** Whether both changes turned one and the same knob. */
    static boolean sameOne(SessionEvent.KnobsChanged a, SessionEvent.KnobsChanged b) {
        Set<KnobSpec> knobs = between(a.before(), a.after());
        return knobs.size() == 1 && knobs.equals(between(b.before(), b.after()));
    }

    /** Whether the second one, which turned the same knob, turned it the other way. */
    static boolean turnsBack(SessionEvent.KnobsChanged a, SessionEvent.KnobsChanged b) {
        return between(a.before(), a.after()).stream()
                .anyMatch(knob -> direction(knob, a.before(), a.after()) * direction(knob, b.before(), b.after()) < 0);
    }

    private static int direction(KnobSpec knob, Knobs before, Knobs after) {
        return Double.compare(value(knob, after), value(knob, before));
    }

    private static double value(KnobSpec knob, Knobs knobs) {
        return switch (knob) {
            case LAMBDA ->
                PenaltyForm.of(knobs.regularization(), PenaltyForm.L2).lambda(knobs.regularization());
            case DROPOUT -> knobs.dropout().orElse(0);
            case LEARNING_RATE -> knobs.optimizer().lr();
            case CLIP -> ClipMode.of(knobs.clip(), ClipMode.NORM).threshold(knobs.clip());
        };
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
