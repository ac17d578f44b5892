package nablascope.ui.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import nablascope.experiment.ClipMode;
import nablascope.experiment.ClipSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;
import nablascope.experiment.Schedule;
import nablascope.ui.knobs.ClipSettings;
import nablascope.ui.knobs.PenaltySettings;
import nablascope.ui.knobs.Setting;
import nablascope.ui.knobs.UpdateSettings;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** What differs between two sets of knobs, in short: {@code η 0.1 → 10}. Says something about any two that differ. */
public final class KnobDiff {
    private final Texts texts;
    private final RuleWords words;
    private final List<String> parts = new ArrayList<>();

    private KnobDiff(Texts texts) {
        this.texts = texts;
        this.words = new RuleWords(texts);
    }

    /** @param networkDropout p where the knobs leave it to the network */
    public static String describe(Texts texts, double networkDropout, Knobs before, Knobs after) {
        KnobDiff diff = new KnobDiff(texts);
        diff.penalties(before, after);
        diff.dropout(before.dropout().orElse(networkDropout), after.dropout().orElse(networkDropout));
        diff.optimizer(before, after);
        diff.clips(before, after);
        // The same p, now by the knob instead of the network.
        String same =
                texts.get("story.same", "p", Numbers.compact(after.dropout().orElse(networkDropout)));
        return diff.parts.isEmpty() ? same : String.join(texts.get("story.and"), diff.parts);
    }

    private void penalties(Knobs before, Knobs after) {
        RegularizationSpec was = before.regularization();
        RegularizationSpec is = after.regularization();
        turned("λ", texts.get("rules.penalty"), PenaltyForm.values(), f -> f.lambda(was), f -> f.lambda(is));
        if (was.l2() == 0 && is.l2() == 0 && was.l2Half() != is.l2Half()) {
            add(texts.get("rules.penalty"), squares(was), squares(is));
        }
        if (was.l2Norm() == 0 && is.l2Norm() == 0 && was.l2NormPerTensor() != is.l2NormPerTensor()) {
            add(texts.get("rules.penalty"), norm(was), norm(is));
        }
        PenaltySettings.ALL.forEach(setting -> set(setting, before, after));
        schedule("λ", was.schedule(), is.schedule());
    }

    private String squares(RegularizationSpec spec) {
        return texts.name(spec.l2Half() ? PenaltyForm.L2_HALF : PenaltyForm.L2);
    }

    private String norm(RegularizationSpec spec) {
        return texts.name(spec.l2NormPerTensor() ? PenaltyForm.L2_NORM_PER_TENSOR : PenaltyForm.L2_NORM);
    }

    private void clips(Knobs before, Knobs after) {
        ClipSpec was = before.clip();
        ClipSpec is = after.clip();
        turned("c", texts.get("rules.clip"), ClipMode.values(), m -> threshold(m, was), m -> threshold(m, is));
        ClipSettings.MEASURES.forEach(setting -> set(setting, before, after));
        if (!Objects.equals(was.autoclip(), is.autoclip())) {
            add(texts.get("rules.autoclip"), words.of(was.autoclip()), words.of(is.autoclip()));
        }
        if (!Objects.equals(was.zclip(), is.zclip())) {
            add(texts.get("rules.zclip"), words.of(was.zclip()), words.of(is.zclip()));
        }
    }

    /** 0: off, which no threshold can be. */
    private static double threshold(ClipMode mode, ClipSpec clip) {
        double threshold = mode.threshold(clip);
        return threshold == ClipMode.OFF ? 0 : threshold;
    }

    /** What a knob stands for, one form or several at once; 0 is off. */
    private <E extends Enum<E>> void turned(
            String symbol, String kind, E[] forms, ToDoubleFunction<E> before, ToDoubleFunction<E> after) {
        List<E> on = new ArrayList<>();
        List<E> changed = new ArrayList<>();
        for (E form : forms) {
            double was = before.applyAsDouble(form);
            double is = after.applyAsDouble(form);
            if (was > 0 || is > 0) {
                on.add(form);
            }
            if (was != is) {
                changed.add(form);
            }
        }
        E old = only(changed, after);
        E fresh = only(changed, before);
        if (changed.size() == 2 && on.size() == 2 && old != null && fresh != null) {
            add(kind, texts.name(old), texts.name(fresh));
            if (before.applyAsDouble(old) != after.applyAsDouble(fresh)) {
                number(symbol, before.applyAsDouble(old), after.applyAsDouble(fresh));
            }
            return;
        }
        for (E form : changed) {
            String which = on.size() == 1 ? symbol : texts.get("story.ofForm", symbol, texts.name(form));
            number(which, before.applyAsDouble(form), after.applyAsDouble(form));
        }
    }

    /** The only one that is off; null: there is none, or there are several. */
    private static <E> @Nullable E only(List<E> forms, ToDoubleFunction<E> value) {
        List<E> off =
                forms.stream().filter(form -> value.applyAsDouble(form) == 0).toList();
        return off.size() == 1 ? off.getFirst() : null;
    }

    private void dropout(double before, double after) {
        if (before != after) {
            number("p", before, after);
        }
    }

    /** Another rule comes with its own defaults, which go without saying. */
    private void optimizer(Knobs before, Knobs after) {
        OptimizerSpec was = before.optimizer();
        OptimizerSpec is = after.optimizer();
        if (was.type() != is.type()) {
            add(texts.get("rules.optimizer"), texts.name(was.type()), texts.name(is.type()));
        }
        if (was.lr() != is.lr()) {
            add("η", text(was.lr(), is.lr()), text(is.lr(), was.lr()));
        }
        OptimizerSpec standard = OptimizerSpec.of(was.type(), was.lr());
        OptimizerSpec usual = was.weightDecay() == standard.weightDecay()
                ? was.withType(is.type())
                : was.withType(is.type()).toBuilder()
                        .weightDecay(was.weightDecay())
                        .build();
        for (Setting setting : UpdateSettings.ALL) {
            if (!setting.words(texts, before.withOptimizer(usual)).equals(setting.words(texts, after))) {
                set(setting, before, after);
            }
        }
        schedule("η", was.schedule(), is.schedule());
    }

    private void set(Setting setting, Knobs before, Knobs after) {
        String was = setting.words(texts, before);
        String is = setting.words(texts, after);
        if (!was.equals(is)) {
            add(texts.get(setting.key()), was, is);
        }
    }

    private void schedule(String symbol, Schedule before, Schedule after) {
        if (!before.equals(after)) {
            add(texts.get("story.schedule", symbol), words.of(before), words.of(after));
        }
    }

    private void number(String what, double before, double after) {
        add(what, orOff(before, after), orOff(after, before));
    }

    private String orOff(double value, double other) {
        return value == 0 ? texts.get("knob.off") : text(value, other);
    }

    /** With as many digits as it takes to see the difference. */
    private static String text(double value, double other) {
        String compact = Numbers.compact(value);
        return compact.equals(Numbers.compact(other)) ? Numbers.exact(value) : compact;
    }

    private void add(String what, String before, String after) {
        parts.add(what + " " + before + " → " + after);
    }
}
