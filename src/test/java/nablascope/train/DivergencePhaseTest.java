package nablascope.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import nablascope.experiment.DataSpec;
import nablascope.experiment.InitSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.NumberArray;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;
import nablascope.train.Divergence.Phase;
import org.junit.jupiter.api.Test;

/** One weight w and one row: the float gradient of ½(wx)² is wx², that of λw² is 2λw. */
final class DivergencePhaseTest {
    private static Divergence after(float x, float w, RegularizationSpec penalty) {
        NumberArray column = new NumberArray(new int[] {1, 1}, new float[] {x});
        NumberArray zero = new NumberArray(new int[] {1, 1}, new float[] {0});
        NumberArray weight = new NumberArray(new int[] {1, 1}, new float[] {w});
        var model = new ModelSpec.Layers(1, List.of(new LayerSpec.Linear(1, false, InitSpec.TORCH_DEFAULT)));
        Knobs knobs = Runs.knobs(1e-3).withRegularization(penalty);
        Trainer trainer = Runs.trainer(Runs.of(
                new DataSpec.Inline(column, zero),
                model,
                Map.of("layers.0.weight", weight),
                LossSpec.Type.HALF_MSE,
                knobs,
                10));
        return Objects.requireNonNull(trainer.step(knobs).divergence());
    }

    private static RegularizationSpec with(PenaltyForm form, double lambda) {
        return form.with(RegularizationSpec.NONE, lambda);
    }

    @Test
    void a_gradient_that_only_the_penalty_broke_is_the_penalty_s() {
        Divergence divergence = after(1, 1, with(PenaltyForm.L2, 1e39));
        assertThat(divergence.phase()).isEqualTo(Phase.PENALTY);
        assertThat(divergence.tensor()).isEqualTo("layers.0.weight");
    }

    @Test
    void a_look_ahead_that_overflows_is_the_penalty_s() {
        RegularizationSpec far = with(PenaltyForm.GRADIENT_NORM, 1).toBuilder()
                .gradientNormRadius(3e38)
                .build();
        assertThat(after(3, 1, far).phase()).isEqualTo(Phase.PENALTY);
    }

    @Test
    void a_gradient_of_the_data_that_broke_is_not_the_penalty_s() {
        Divergence divergence = after(1e21f, 0.01f, with(PenaltyForm.L2, 1e-3));
        assertThat(divergence.phase()).isEqualTo(Phase.BACKWARD);
        assertThat(divergence.tensor()).isEqualTo("layers.0.weight");
    }
}
