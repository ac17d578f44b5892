package nablascope.ui.knobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import nablascope.experiment.ClipMode;
import nablascope.experiment.InitSpec;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KnobsModelTest {
    private final List<Knobs> handedOver = new ArrayList<>();
    private final KnobsModel model = new KnobsModel((_, after) -> handedOver.add(after));

    @BeforeEach
    void showDigits() {
        model.show(
                Preset.DIGITS.experiment().knobs(), Preset.DIGITS.experiment().model());
    }

    @Test
    void showing_a_run_hands_nothing_over() {
        assertThat(handedOver).isEmpty();
        assertThat(model.knob(KnobSpec.LEARNING_RATE).value().get()).isEqualTo(0.1);
        assertThat(model.knob(KnobSpec.LAMBDA).on().get()).isFalse();
    }

    @Test
    void a_moved_knob_changes_only_what_it_stands_for() {
        model.knob(KnobSpec.LEARNING_RATE).set(10);

        Knobs before = Preset.DIGITS.experiment().knobs();
        assertThat(handedOver)
                .containsExactly(before.withOptimizer(before.optimizer().withLr(10)));
    }

    @Test
    void a_knob_switched_off_remembers_its_value() {
        KnobModel c = model.knob(KnobSpec.CLIP);
        c.set(0.25);
        c.switchOn(false);
        assertThat(ClipMode.NORM.threshold(model.knobs().get().clip())).isEqualTo(ClipMode.OFF);
        c.switchOn(true);
        assertThat(ClipMode.NORM.threshold(model.knobs().get().clip())).isEqualTo(0.25);
    }

    @Test
    void another_experiment_begins_with_fresh_knobs() {
        model.knob(KnobSpec.CLIP).set(0.25);
        model.clipMode().set(ClipMode.VALUE);
        handedOver.clear();

        model.forget();
        showDigits();

        assertThat(model.knob(KnobSpec.CLIP).value().get()).isEqualTo(KnobSpec.CLIP.defaultValue());
        assertThat(model.knob(KnobSpec.CLIP).on().get()).isFalse();
        assertThat(model.clipMode().get()).isEqualTo(ClipMode.NORM);
        assertThat(handedOver).isEmpty();
    }

    @Test
    void zero_is_off_for_a_penalty_and_a_value_for_the_learning_rate() {
        KnobModel lambda = model.knob(KnobSpec.LAMBDA);
        lambda.set(0.5);
        lambda.set(0);
        assertThat(lambda.on().get()).isFalse();
        assertThat(lambda.value().get()).isEqualTo(0.5);

        KnobModel eta = model.knob(KnobSpec.LEARNING_RATE);
        eta.set(0);
        assertThat(eta.on().get()).isTrue();
        assertThat(model.knobs().get().optimizer().lr()).isZero();
    }

    @Test
    void half_and_twice_stay_legal() {
        KnobModel p = model.knob(KnobSpec.DROPOUT);
        p.set(0.8);
        p.twice();
        assertThat(p.value().get()).isEqualTo(1);
        p.halve();
        assertThat(model.knobs().get().dropout()).hasValue(0.5);
        assertThatThrownBy(() -> p.set(1.5)).hasMessageContaining("1.5");
    }

    @Test
    void another_penalty_form_takes_lambda_over() {
        model.knob(KnobSpec.LAMBDA).set(0.01);
        model.penaltyForm().set(PenaltyForm.L1);

        var penalties = model.knobs().get().regularization();
        assertThat(PenaltyForm.L1.lambda(penalties)).isEqualTo(0.01);
        assertThat(PenaltyForm.L2_HALF.lambda(penalties)).isZero();
    }

    @Test
    void another_clip_mode_takes_the_threshold_over() {
        model.knob(KnobSpec.CLIP).set(2);
        model.clipMode().set(ClipMode.VALUE);

        assertThat(model.knobs().get().clip().norm()).isNull();
        assertThat(ClipMode.VALUE.threshold(model.knobs().get().clip())).isEqualTo(2);
    }

    @Test
    void another_update_rule_keeps_the_learning_rate() {
        model.knob(KnobSpec.LEARNING_RATE).set(0.003);
        model.optimizer().set(OptimizerSpec.Type.ADAM);
        assertThat(model.knobs().get().optimizer()).isEqualTo(OptimizerSpec.of(OptimizerSpec.Type.ADAM, 0.003));
    }

    @Test
    void without_a_dropout_layer_p_is_left_alone() {
        var plain = new ModelSpec.Layers(4, List.of(new LayerSpec.Linear(3, true, InitSpec.TORCH_DEFAULT)));
        model.show(Preset.DIGITS.experiment().knobs(), plain);
        model.knob(KnobSpec.DROPOUT).set(0.5);

        assertThat(model.hasDropout().get()).isFalse();
        assertThat(handedOver).isEmpty();
    }

    @Test
    void listeners_of_the_knobs_never_see_half_of_a_change() {
        Knobs before = Preset.DIGITS.experiment().knobs();
        Knobs scheduled = before.withDropout(0.5).withClip(ClipMode.VALUE.with(before.clip(), 2));
        List<Object> seen = new ArrayList<>();
        model.knobs()
                .subscribe((_, _) -> seen.addAll(List.of(
                        model.dropout(),
                        model.knob(KnobSpec.DROPOUT).value().get(),
                        model.clipMode().get(),
                        model.knob(KnobSpec.CLIP).value().get())));

        model.show(scheduled, Preset.DIGITS.experiment().model());

        assertThat(seen).containsExactly(0.5, 0.5, ClipMode.VALUE, 2.0);
    }
}
