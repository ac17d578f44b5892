package nablascope.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import nablascope.experiment.About;
import nablascope.experiment.ClipSpec;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.InitSpec;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.TrainingSpec;
import org.junit.jupiter.api.Test;

/**
 * The temporal order problem of Pascanu, Mikolov and Bengio (2013): a tanh network of 50 units does not learn it at
 * η = 0.1, and does once spikes are clipped, by thresholds that nobody tuned as well.
 */
class AdaptiveClippingFigureTest {
    private static final long MOST_STEPS = 2000;

    private static Experiment temporalOrder(ClipSpec clip) {
        InitSpec init = new InitSpec(
                InitSpec.Scheme.ORTHOGONAL, 0.95, false, 1, 1, 0, OptionalDouble.of(0), OptionalDouble.empty());
        var rnn = new LayerSpec.Recurrent(LayerSpec.Recurrent.Cell.RNN, 50, 1, false, false, init);
        var out = new LayerSpec.Linear(4, true, InitSpec.TORCH_DEFAULT);
        return new Experiment(
                About.titled("temporal order"),
                1,
                new DataSpec.Generated("temporal-order", 11_000, 0, 4, 6, 20, 0.09, DataSpec.Scaling.NONE),
                new ModelSpec.Layers(6, List.of(rnn, out)),
                Map.of(),
                new LossSpec(LossSpec.Type.CROSS_ENTROPY),
                Runs.knobs(0.1).withClip(clip),
                new TrainingSpec(MOST_STEPS, 20, true, null, false),
                List.of(),
                100);
    }

    /** Steps until less than one answer in a hundred is wrong; beyond the last step: never. */
    private static long solved(ClipSpec clip) {
        Experiment experiment = temporalOrder(clip);
        Trainer trainer = Runs.trainer(experiment);
        while (!trainer.finished()) {
            trainer.step(experiment.knobs());
            if (trainer.steps() % 100 == 0 && Runs.value(trainer.report(), "eval_accuracy") > 0.99) {
                return trainer.steps();
            }
        }
        return MOST_STEPS + 1;
    }

    @Test
    void without_clipping_it_is_not_learnt() {
        assertThat(solved(ClipSpec.NONE)).isGreaterThan(MOST_STEPS);
    }

    @Test
    void autoclip_needs_no_threshold() {
        assertThat(solved(ClipSpec.NONE.withAutoclip(new ClipSpec.AutoClip(10, 2000))))
                .isLessThanOrEqualTo(MOST_STEPS);
    }

    @Test
    void zclip_needs_no_threshold() {
        assertThat(solved(ClipSpec.NONE.withZclip(new ClipSpec.ZClip(2.5, 0.97, 25))))
                .isLessThanOrEqualTo(MOST_STEPS);
    }
}
