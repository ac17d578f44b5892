package nablascope.ui.knobs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import nablascope.experiment.Knobs;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;
import nablascope.ui.control.NumberRange;

/** What there is to set about the penalty that λ multiplies, and about others beside it. */
public final class PenaltySettings {
    /** All but the λ of each form and the schedule. */
    public static final List<Setting> ALL = List.of(
            number(
                    "rules.l1Ratio",
                    NumberRange.between(0, 1),
                    RegularizationSpec::l1Ratio,
                    RegularizationSpec.Builder::l1Ratio,
                    on(PenaltyForm.ELASTIC_NET)),
            Setting.Pick.either(
                    "rules.l1Proximal",
                    k -> k.regularization().l1Proximal(),
                    (k, v) -> with(k, k.regularization().toBuilder().l1Proximal(v)),
                    on(PenaltyForm.L1)),
            number(
                    "rules.radius",
                    NumberRange.above(0),
                    RegularizationSpec::gradientNormRadius,
                    RegularizationSpec.Builder::gradientNormRadius,
                    on(PenaltyForm.GRADIENT_NORM)),
            number(
                    "rules.adaptiveDecay",
                    NumberRange.atLeast(0),
                    RegularizationSpec::adaptiveDecay,
                    RegularizationSpec.Builder::adaptiveDecay,
                    _ -> true),
            Setting.Pick.either(
                    "rules.applyToAll",
                    k -> k.regularization().applyToAll(),
                    (k, v) -> with(k, k.regularization().toBuilder().applyToAll(v)),
                    PenaltySettings::onWeights));

    private PenaltySettings() {}

    private interface Put {
        RegularizationSpec.Builder into(RegularizationSpec.Builder builder, double value);
    }

    private static Setting number(
            String key,
            NumberRange range,
            ToDoubleFunction<RegularizationSpec> get,
            Put put,
            Predicate<KnobsModel> applies) {
        return new Setting.Amount(
                key,
                range,
                k -> get.applyAsDouble(k.regularization()),
                (k, v) -> with(k, put.into(k.regularization().toBuilder(), v)),
                applies);
    }

    private static Knobs with(Knobs knobs, RegularizationSpec.Builder penalties) {
        return knobs.withRegularization(penalties.build());
    }

    private static RegularizationSpec penalties(KnobsModel model) {
        return model.knobs().get().regularization();
    }

    private static Predicate<KnobsModel> on(PenaltyForm form) {
        return model -> model.penaltyForm().get() == form || form.lambda(penalties(model)) > 0;
    }

    /** Whether a penalty on weights is on, or the knob would switch one on. */
    private static boolean onWeights(KnobsModel model) {
        return model.penaltyForm().get() != PenaltyForm.GRADIENT_NORM
                || penalties(model).adaptiveDecay() > 0
                || List.of(PenaltyForm.values()).stream()
                        .anyMatch(form -> form != PenaltyForm.GRADIENT_NORM && form.lambda(penalties(model)) > 0);
    }

    /** The penalties that a file has beside the one that the knob stands for. */
    static List<Setting> beside() {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting.Note(
                "rules.alsoPenalties",
                model -> List.of(PenaltyForm.values()).stream().anyMatch(form -> beside(model, form))));
        for (PenaltyForm form : PenaltyForm.values()) {
            settings.add(new Setting.Amount(
                    "PenaltyForm." + form.name(),
                    "rules.alsoPenalties.help",
                    NumberRange.atLeast(0),
                    k -> form.lambda(k.regularization()),
                    (k, lambda) -> k.withRegularization(form.with(k.regularization(), lambda)),
                    model -> beside(model, form)));
        }
        return settings;
    }

    private static boolean beside(KnobsModel model, PenaltyForm form) {
        return form != model.penaltyForm().get() && form.lambda(penalties(model)) > 0;
    }
}
