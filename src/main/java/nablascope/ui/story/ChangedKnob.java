package nablascope.ui.story;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /**
     * Whether the second one turned something the other way.
     *
     * @param networkDropout p where the knobs leave it to the network
     */
    static boolean turnsBack(SessionEvent.KnobsChanged a, SessionEvent.KnobsChanged b, double networkDropout) {
        double[] from = numbers(a.before(), networkDropout);
        double[] over = numbers(a.after(), networkDropout);
        double[] between = numbers(b.before(), networkDropout);
        double[] to = numbers(b.after(), networkDropout);
        return IntStream.range(0, from.length)
                .anyMatch(i -> Double.compare(over[i], from[i]) * Double.compare(to[i], between[i]) < 0);
    }

    /** What knobs are dragged along: λ and c of each form, p and η. */
    private static double[] numbers(Knobs knobs, double networkDropout) {
        return Stream.of(
                        Arrays.stream(PenaltyForm.values()).mapToDouble(form -> form.lambda(knobs.regularization())),
                        Arrays.stream(ClipMode.values()).mapToDouble(mode -> mode.threshold(knobs.clip())),
                        DoubleStream.of(
                                knobs.dropout().orElse(networkDropout),
                                knobs.optimizer().lr()))
                .flatMapToDouble(each -> each)
                .toArray();
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
