package nablascope.ui.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nablascope.experiment.ClipMode;
import nablascope.experiment.ClipSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.LossSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares with the definitions of SEMANTICS, sections 1.1 to 1.7. */
@ExtendWith(FxExtension.class)
final class FormulasTest {
    private static final LossSpec CE = new LossSpec(LossSpec.Type.CROSS_ENTROPY);
    private static final Knobs SGD = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));

    private static List<String> plain(LossSpec loss, Knobs knobs, double dropout) {
        return Formulas.of(loss, knobs, dropout).stream().map(Formula::plain).toList();
    }

    @Test
    void plain_descent_is_plain() {
        assertThat(plain(CE, SGD, 0)).containsExactly("L = CE", "g = ∇L", "w ← w - η·g,  η = 0.1");
    }

    @Test
    void half_squares_a_norm_clip_and_dropout_are_written_out_with_their_numbers() {
        Knobs knobs = SGD.withRegularization(PenaltyForm.L2_HALF.with(RegularizationSpec.NONE, 0.01))
                .withClip(ClipMode.NORM.with(ClipSpec.NONE, 1));
        assertThat(plain(CE, knobs, 0.5))
                .containsExactly(
                        "L = CE + λ/2 Σw²,  λ = 0.01",
                        "h ← m·h/(1 - p),  P(m = 0) = p = 0.5",
                        "g = ∇L,  g ← g·min(1, c/(‖g‖_2 + 1e-6)),  c = 1",
                        "w ← w - η·g,  η = 0.1");
    }

    @Test
    void momentum_keeps_the_learning_rate_outside_the_velocity() {
        Knobs knobs = SGD.withOptimizer(SGD.optimizer().withMomentum(0.9));
        assertThat(plain(CE, knobs, 0).getLast()).isEqualTo("v ← 0.9·v + g,  w ← w - η·v,  η = 0.1");
    }

    @Test
    void decoupled_decay_is_not_in_the_gradient() {
        Knobs knobs = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.ADAMW, 0.001));
        assertThat(plain(CE, knobs, 0).getLast())
                .isEqualTo("w ← (1 - 0.01η)·w,  m ← 0.9·m + 0.1·g,  v ← 0.999·v + 0.001·g²,  "
                        + "w ← w - η·m̂/(√v̂ + 1e-8),  η = 0.001");
    }

    @ParameterizedTest
    @EnumSource(PenaltyForm.class)
    void every_penalty_can_be_set(PenaltyForm form) {
        Knobs knobs = SGD.withRegularization(form.with(RegularizationSpec.NONE, 3e-5));
        paintAll(Formulas.of(CE, knobs, 0));
        assertThat(plain(CE, knobs, 0).getFirst()).contains("λ", "λ = 3e-5");
    }

    @ParameterizedTest
    @EnumSource(ClipMode.class)
    void every_clipping_can_be_set(ClipMode mode) {
        Knobs knobs = SGD.withClip(mode.with(ClipSpec.NONE, 0.5));
        paintAll(Formulas.of(CE, knobs, 0.1));
        assertThat(plain(CE, knobs, 0)).anyMatch(f -> f.endsWith("c = 0.5"));
    }

    @ParameterizedTest
    @EnumSource(OptimizerSpec.Type.class)
    void every_update_rule_can_be_set(OptimizerSpec.Type type) {
        paintAll(Formulas.of(CE, Knobs.of(OptimizerSpec.of(type, 1e-6)), 0));
    }

    @ParameterizedTest
    @EnumSource(LossSpec.Type.class)
    void every_loss_can_be_set(LossSpec.Type type) {
        paintAll(Formulas.of(new LossSpec(type, true, 1, 0.1), SGD, 0));
    }

    private static void paintAll(List<Formula> formulas) {
        FormulaPainter painter = new FormulaPainter();
        for (Formula formula : formulas) {
            var picture = painter.paint(new FormulaPainter.Key(formula.tex(), 16, 0x24292f));
            assertThat(picture.getWidth()).as(formula.tex()).isGreaterThan(20);
        }
    }
}
