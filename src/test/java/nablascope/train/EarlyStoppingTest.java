package nablascope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import nablascope.experiment.DataSpec;
import nablascope.experiment.EarlyStopping;
import nablascope.experiment.Experiment;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec.Surface;
import nablascope.experiment.NumberArray;
import org.junit.jupiter.api.Test;

/** On ½w² with a rate η the weight becomes (1 - η)·w: halved at η = 0.5, and grown by half at 2.5. */
class EarlyStoppingTest {

    private static Trainer trainer(EarlyStopping early, long steps) {
        Surface half = new Surface(Surface.Kind.QUADRATIC, 1, 0, 1, 0);
        Experiment plain = Runs.of(new DataSpec.None(), half, Map.of(), LossSpec.Type.OUTPUT, Runs.knobs(1), steps);
        return Runs.trainer(new Experiment(
                plain.about(),
                plain.seed(),
                plain.data(),
                plain.model(),
                Map.of(),
                plain.loss(),
                plain.knobs(),
                plain.training().withEarlyStopping(early),
                plain.schedule(),
                1));
    }

    private static double weight(Trainer trainer) {
        NumberArray weight = trainer.weights().get("layers.0.weight");
        return weight == null ? Double.NaN : weight.values()[0];
    }

    private static void steps(Trainer trainer, double lr, int count) {
        for (int i = 0; i < count && !trainer.finished(); i++) {
            trainer.step(Runs.knobs(lr));
        }
    }

    @Test
    void ends_after_patience_and_brings_the_best_weights_back() {
        Trainer trainer = trainer(new EarlyStopping(2, 0, true), 100);
        steps(trainer, 0.5, 3);
        steps(trainer, 2.5, 50);

        assertThat(trainer.steps()).isEqualTo(5);
        assertThat(trainer.earlyStop()).isEqualTo(new EarlyStop(5, 3, 0.5 / 64));
        assertThat(weight(trainer)).isEqualTo(0.125);
    }

    @Test
    void the_last_weights_stay_when_the_best_are_not_asked_for() {
        Trainer trainer = trainer(new EarlyStopping(2, 0, false), 100);
        steps(trainer, 0.5, 3);
        steps(trainer, 2.5, 50);

        assertThat(weight(trainer)).isCloseTo(0.125 * 2.25, within(1e-7));
    }

    @Test
    void less_than_min_delta_is_no_improvement() {
        Trainer trainer = trainer(new EarlyStopping(3, 0.2, true), 100);
        steps(trainer, 0.5, 50);

        // Losses 1/8, 1/32, 1/128: only the first is 0.2 below the best before it.
        assertThat(trainer.earlyStop()).isEqualTo(new EarlyStop(4, 1, 0.125));
    }

    @Test
    void an_improvement_starts_the_count_anew_and_the_last_step_restores_too() {
        Trainer trainer = trainer(new EarlyStopping(2, 0, true), 7);
        steps(trainer, 2.5, 1);
        steps(trainer, 0.5, 4);
        steps(trainer, 2.5, 1);
        steps(trainer, 0, 1);

        assertThat(trainer.earlyStop()).isEqualTo(new EarlyStop(7, 5, 0.5 * 2.25 / 256));
        assertThat(weight(trainer)).isCloseTo(-1.5 / 16, within(1e-7));
    }

    @Test
    void losses_that_are_not_finite_are_no_improvement() {
        Trainer trainer = trainer(new EarlyStopping(2, 0, true), 2000);
        steps(trainer, 1e30, 2000);

        assertThat(trainer.earlyStop()).isNotNull();
        assertThat(trainer.steps()).isEqualTo(2);
    }
}
