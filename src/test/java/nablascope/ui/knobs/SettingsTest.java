package nablascope.ui.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import nablascope.experiment.ClipMode;
import nablascope.experiment.ClipSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;
import nablascope.ui.control.NumberRange;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    private static final Experiment DIGITS = Preset.DIGITS.experiment();

    private final List<Knobs> handedOver = new ArrayList<>();
    private final KnobsModel model = new KnobsModel((_, after) -> handedOver.add(after));

    @BeforeEach
    void show() {
        show(DIGITS.knobs());
    }

    private void show(Knobs knobs) {
        model.show(knobs, DIGITS.model());
    }

    private static List<Setting> all() {
        return Stream.of(
                        PenaltySettings.ALL,
                        PenaltySettings.beside(),
                        ClipSettings.MEASURES,
                        ClipSettings.beside(),
                        ClipSettings.ADAPTIVE,
                        UpdateSettings.ALL,
                        ScheduleSettings.ofLearningRate(),
                        ScheduleSettings.ofPenalty())
                .flatMap(List::stream)
                .toList();
    }

    private static Setting named(String key) {
        return all().stream().filter(s -> s.key().equals(key)).findFirst().orElseThrow();
    }

    private boolean applies(String key) {
        return named(key).applies().test(model);
    }

    private <T> void set(Setting.With<T> with, T value) {
        model.change(knobs -> with.apply(knobs, value));
    }

    private void flag(String key, boolean on) {
        set(((Setting.Flag) named(key)).with(), on);
    }

    private void amount(String key, double value) {
        set(((Setting.Amount) named(key)).with(), value);
    }

    /** Nothing that a field lets through is refused by the records, whatever else is set. */
    @Test
    void every_value_in_range_can_be_set_in_any_order() {
        var random = new SplittableRandom(11);
        for (int round = 0; round < 3000; round++) {
            model.optimizer().set(any(OptimizerSpec.Type.values(), random));
            model.penaltyForm().set(any(PenaltyForm.values(), random));
            model.clipMode().set(any(ClipMode.values(), random));
            model.knob(KnobSpec.LAMBDA).switchOn(random.nextBoolean());
            model.knob(KnobSpec.CLIP).switchOn(random.nextBoolean());
            for (Setting setting : all()) {
                if (setting.applies().test(model) && random.nextBoolean()) {
                    setAny(setting, random);
                }
            }
        }
        assertThat(handedOver).hasSizeGreaterThan(10_000);
    }

    private static <T> T any(T[] values, SplittableRandom random) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private void setAny(Setting setting, SplittableRandom random) {
        switch (setting) {
            case Setting.Amount amount -> {
                double value = value(amount.range(), random);
                set(amount.with(), value);
                if (value > 0) {
                    assertThat(amount.get().applyAsDouble(model.knobs().get()))
                            .as(amount.key())
                            .isEqualTo(value);
                }
            }
            case Setting.Flag flag -> {
                boolean on = random.nextBoolean();
                set(flag.with(), on);
                assertThat(flag.get().test(model.knobs().get())).as(flag.key()).isEqualTo(on);
            }
            case Setting.Pick<?> pick -> choose(pick, random);
            case Setting.Note _ -> {}
        }
    }

    private <T> void choose(Setting.Pick<T> pick, SplittableRandom random) {
        T entry = pick.entries().get(random.nextInt(pick.entries().size()));
        set(pick.with(), entry);
        assertThat(pick.get().apply(model.knobs().get())).as(pick.key()).isEqualTo(entry);
    }

    private static double value(NumberRange range, SplittableRandom random) {
        double max = Math.min(range.max(), 1e6);
        double[] values = {range.min(), max, range.whole() ? 7 : range.min() + (max - range.min()) / 3};
        double value = values[random.nextInt(3)];
        return range.contains(value) ? value : range.whole() ? 7 : (range.min() + max) / 2;
    }

    @Test
    void only_what_applies_is_shown() {
        assertThat(applies("rules.momentum")).isTrue();
        assertThat(applies("rules.nesterov")).isFalse();
        amount("rules.momentum", 0.9);
        assertThat(applies("rules.nesterov")).isTrue();
        amount("rules.dampening", 0.5);
        assertThat(applies("rules.nesterov")).isFalse();
        assertThat(applies("rules.nesterovNeeds")).isTrue();
        model.optimizer().set(OptimizerSpec.Type.ADAM);
        assertThat(applies("rules.momentum")).isFalse();
        assertThat(applies("rules.beta1")).isTrue();
        assertThat(applies("rules.normP")).isFalse();
        model.knob(KnobSpec.CLIP).set(1);
        assertThat(applies("rules.normP")).isTrue();
    }

    @Test
    void two_penalties_of_a_file_live_side_by_side() {
        RegularizationSpec two = RegularizationSpec.NONE.withL1(0.1).withL2(0.2, true);
        show(DIGITS.knobs().withRegularization(two));
        assertThat(model.penaltyForm().get()).isEqualTo(PenaltyForm.L1);
        assertThat(applies("PenaltyForm.L2_HALF")).isTrue();

        model.knob(KnobSpec.LAMBDA).set(0.3);
        assertThat(penalties()).isEqualTo(two.withL1(0.3));
        amount("PenaltyForm.L2_HALF", 0.5);
        assertThat(penalties()).isEqualTo(two.withL1(0.3).withL2(0.5, true));

        model.penaltyForm().set(PenaltyForm.L2_HALF);
        assertThat(penalties()).isEqualTo(RegularizationSpec.NONE.withL2(0.5, true));
        assertThat(model.knob(KnobSpec.LAMBDA).value().get()).isEqualTo(0.5);
    }

    private RegularizationSpec penalties() {
        return model.knobs().get().regularization();
    }

    @Test
    void two_clips_of_a_file_live_side_by_side() {
        ClipSpec two = new ClipSpec(new ClipSpec.Value(5), null, new ClipSpec.Norm(2, 1, false));
        show(DIGITS.knobs().withClip(two));
        assertThat(model.clipMode().get()).isEqualTo(ClipMode.NORM);
        model.knob(KnobSpec.CLIP).set(3);
        amount("ClipMode.VALUE", 4);
        assertThat(clip()).isEqualTo(new ClipSpec(new ClipSpec.Value(4), null, new ClipSpec.Norm(3, 1, false)));
        amount("ClipMode.VALUE", 0);
        assertThat(clip()).isEqualTo(new ClipSpec(null, null, new ClipSpec.Norm(3, 1, false)));
    }

    private ClipSpec clip() {
        return model.knobs().get().clip();
    }

    @Test
    void what_is_switched_off_comes_back_as_it_was() {
        show(DIGITS.knobs()
                .withClip(new ClipSpec(
                        null,
                        null,
                        new ClipSpec.AutoClip(25, 99),
                        new ClipSpec.ZClip(3, 0.9, 7),
                        new ClipSpec.Norm(2, 1, false))));
        ClipSpec before = clip();
        model.knob(KnobSpec.CLIP).switchOn(false);
        flag("rules.autoclip", false);
        flag("rules.zclip", false);
        assertThat(clip()).isEqualTo(ClipSpec.NONE);
        model.knob(KnobSpec.CLIP).switchOn(true);
        flag("rules.autoclip", true);
        flag("rules.zclip", true);
        assertThat(clip()).isEqualTo(before);
        model.clipMode().set(ClipMode.NORM_PER_TENSOR);
        assertThat(clip().norm()).isEqualTo(new ClipSpec.Norm(2, 1, true));
    }
}
