package nablascope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Map;
import nablascope.data.Split;
import nablascope.experiment.About;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.InitSpec;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.Knobs;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.NumberArray;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.TrainingSpec;
import org.junit.jupiter.api.Test;

/** Evaluation over more rows than one chunk, worked out by hand, and what counts as accuracy. */
class EvaluationTest {
    private static final int ROWS = 600;
    private static final LayerSpec LINEAR = new LayerSpec.Linear(1, true, InitSpec.of(InitSpec.Scheme.CONSTANT, 1));

    /** y = w·x with all x = 1 and w = b = 0 at a rate of 0: every output is 0. */
    private static StepReport evaluated(LossSpec loss, float target, TrainingSpec training, LayerSpec... layers) {
        float[] ones = new float[ROWS];
        float[] targets = new float[ROWS];
        java.util.Arrays.fill(ones, 1);
        java.util.Arrays.fill(targets, target);
        Experiment experiment = new Experiment(
                About.titled(""),
                1,
                new DataSpec.Inline(
                        new NumberArray(new int[] {ROWS, 1}, ones), new NumberArray(new int[] {ROWS, 1}, targets)),
                new ModelSpec.Layers(1, List.of(layers)),
                Map.of(
                        "layers.0.weight", new NumberArray(new int[] {1, 1}, new float[1]),
                        "layers.0.bias", new NumberArray(new int[] {1}, new float[1])),
                loss,
                Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0)),
                training,
                List.of(),
                1);
        Split data = TrainingData.load(experiment, java.nio.file.Path.of("."));
        return new Trainer(experiment, data).step(experiment.knobs());
    }

    private static TrainingSpec batchesOf(int size) {
        return new TrainingSpec(1, size, false, null, true);
    }

    @Test
    void a_sum_adds_all_rows() {
        StepReport report = evaluated(new LossSpec(LossSpec.Type.MSE, true, 1, 0), 3, batchesOf(10), LINEAR);
        assertThat(report.value(StepSeries.EVAL_LOSS)).isCloseTo(9.0 * ROWS, offset(1e-3));
    }

    @Test
    void a_mean_weighs_all_rows_alike() {
        StepReport report = evaluated(new LossSpec(LossSpec.Type.MSE), 3, batchesOf(10), LINEAR);
        assertThat(report.value(StepSeries.EVAL_LOSS)).isCloseTo(9, offset(1e-6));
    }

    @Test
    void numbers_have_no_accuracy() {
        StepReport report = evaluated(new LossSpec(LossSpec.Type.MSE), 3, batchesOf(10), LINEAR);
        assertThat(report.measured(StepSeries.EVAL_LOSS)).isTrue();
        assertThat(report.measured(StepSeries.EVAL_ACCURACY)).isFalse();
    }

    @Test
    void logits_have_one_by_their_sign() {
        LossSpec logits = new LossSpec(LossSpec.Type.BCE_LOGITS);
        StepReport wrong = evaluated(logits, 1, batchesOf(10), LINEAR);
        assertThat(wrong.measured(StepSeries.EVAL_ACCURACY)).isTrue();
        assertThat(wrong.value(StepSeries.EVAL_ACCURACY)).isZero();
        assertThat(evaluated(logits, 0, batchesOf(10), LINEAR).value(StepSeries.EVAL_ACCURACY))
                .isEqualTo(1);
    }

    @Test
    void a_last_batch_of_one_row_is_refused_before_training_with_batch_normalisation() {
        LossSpec mse = new LossSpec(LossSpec.Type.MSE);
        assertThatThrownBy(() -> evaluated(mse, 1, batchesOf(599), LINEAR, LayerSpec.BatchNorm.DEFAULT))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessageContaining("training.batchSize")
                .hasMessageContaining("600");
        assertThat(evaluated(mse, 1, batchesOf(300), LINEAR, LayerSpec.BatchNorm.DEFAULT)
                        .step())
                .isZero();
    }
}
