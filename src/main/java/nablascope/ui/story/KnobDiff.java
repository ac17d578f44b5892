package nablascope.ui.story;

import java.util.ArrayList;
import java.util.List;
import nablascope.experiment.ClipMode;
import nablascope.experiment.Knobs;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;

/** What differs between two sets of knobs, in short: {@code η 0.1 → 10}. */
final class KnobDiff {
    private final Texts texts;
    private final List<String> parts = new ArrayList<>();

    private KnobDiff(Texts texts) {
        this.texts = texts;
    }

    /** @param networkDropout p where the knobs leave it to the network */
    static String describe(Texts texts, double networkDropout, Knobs before, Knobs after) {
        KnobDiff diff = new KnobDiff(texts);
        diff.penalties(before, after);
        diff.dropout(before.dropout().orElse(networkDropout), after.dropout().orElse(networkDropout));
        diff.optimizer(before.optimizer(), after.optimizer());
        diff.clips(before, after);
        return diff.parts.isEmpty() ? texts.get("story.otherKnob") : String.join(texts.get("story.and"), diff.parts);
    }

    private void penalties(Knobs before, Knobs after) {
        PenaltyForm was = PenaltyForm.of(before.regularization(), PenaltyForm.L2_HALF);
        PenaltyForm is = PenaltyForm.of(after.regularization(), was);
        double lambdaWas = was.lambda(before.regularization());
        double lambdaIs = is.lambda(after.regularization());
        if (was != is && lambdaWas > 0) {
            add(texts.get("rules.penalty"), texts.name(was), texts.name(is));
        }
        if (lambdaWas != lambdaIs) {
            add("λ", orOff(lambdaWas, 0), orOff(lambdaIs, 0));
        }
    }

    private void clips(Knobs before, Knobs after) {
        ClipMode was = ClipMode.of(before.clip(), ClipMode.NORM);
        ClipMode is = ClipMode.of(after.clip(), was);
        double thresholdWas = was.threshold(before.clip());
        double thresholdIs = is.threshold(after.clip());
        if (was != is && thresholdWas < ClipMode.OFF) {
            add(texts.get("rules.clip"), texts.name(was), texts.name(is));
        }
        if (thresholdWas != thresholdIs) {
            add("c", orOff(thresholdWas, ClipMode.OFF), orOff(thresholdIs, ClipMode.OFF));
        }
    }

    private void dropout(double before, double after) {
        if (before != after) {
            add("p", orOff(before, 0), orOff(after, 0));
        }
    }

    private void optimizer(OptimizerSpec before, OptimizerSpec after) {
        if (before.type() != after.type()) {
            add(texts.get("rules.optimizer"), texts.name(before.type()), texts.name(after.type()));
        }
        if (before.lr() != after.lr()) {
            add("η", Numbers.compact(before.lr()), Numbers.compact(after.lr()));
        }
        if (before.momentum() != after.momentum()) {
            add(texts.get("rules.momentum"), Numbers.compact(before.momentum()), Numbers.compact(after.momentum()));
        }
    }

    private String orOff(double value, double off) {
        return value == off ? texts.get("knob.off") : Numbers.compact(value);
    }

    private void add(String what, String before, String after) {
        parts.add(what + " " + before + " → " + after);
    }
}
