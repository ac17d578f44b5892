package nablascope.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.LayerSpec;
import nablascope.nn.support.GradientCheck;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Batch and layer normalisation against their definitions and against differences. */
class NormalizationTest {
    private final Pass pass = new Pass(1);
    private final FMatrixRMaj x = GradientCheck.random(6, 4, 5);

    @Test
    void batch_normalisation_gradients_agree_with_differences() {
        BatchNorm layer = new BatchNorm("layers.1", 4, LayerSpec.BatchNorm.DEFAULT);
        disturb(layer);
        pass.train(0, Pass.OWN_DROPOUT);
        GradientCheck.check(layer, x, pass);

        pass.evaluate();
        GradientCheck.check(layer, x, pass);
    }

    @Test
    void layer_normalisation_gradients_agree_with_differences() {
        LayerNorm layer = new LayerNorm("layers.1", 4, LayerSpec.LayerNorm.DEFAULT);
        disturb(layer);

        GradientCheck.check(layer, x, pass);
    }

    @Test
    void batch_normalisation_normalises_columns_and_follows_them_with_the_unbiased_variance() {
        BatchNorm layer = new BatchNorm("layers.1", 4, LayerSpec.BatchNorm.DEFAULT);
        pass.train(0, Pass.OWN_DROPOUT);

        FMatrixRMaj y = layer.forward(x, pass);

        for (int j = 0; j < 4; j++) {
            double mean = mean(x, j, v -> v);
            double center = mean;
            double biased = mean(x, j, v -> (v - center) * (v - center));
            for (int i = 0; i < 6; i++) {
                assertThat((double) y.get(i, j))
                        .isCloseTo((x.get(i, j) - mean) / Math.sqrt(biased + 1e-5), within(1e-6));
            }
            assertThat((double) layer.buffers().get(0).value().data[j]).isCloseTo(0.1 * mean, within(1e-7));
            assertThat((double) layer.buffers().get(1).value().data[j])
                    .isCloseTo(0.9 + 0.1 * biased * 6 / 5, within(1e-6));
        }
        assertThat(layer.buffers())
                .extracting(Parameter::name)
                .containsExactly("layers.1.running_mean", "layers.1.running_var");
    }

    @Test
    void running_statistics_stay_in_a_second_look_and_serve_in_evaluation() {
        BatchNorm layer = new BatchNorm("layers.1", 4, LayerSpec.BatchNorm.DEFAULT);
        pass.train(0, Pass.OWN_DROPOUT);
        layer.forward(x, pass);
        float[] mean = layer.buffers().get(0).value().data.clone();
        float[] variance = layer.buffers().get(1).value().data.clone();

        pass.trainWithoutStatistics();
        layer.forward(x, pass);
        pass.evaluate();
        FMatrixRMaj single = GradientCheck.random(1, 4, 8);
        FMatrixRMaj y = layer.forward(single, pass);

        assertThat(layer.buffers().get(0).value().data).containsExactly(mean);
        assertThat(layer.buffers().get(1).value().data).containsExactly(variance);
        for (int j = 0; j < 4; j++) {
            assertThat((double) y.data[j])
                    .isCloseTo((single.data[j] - mean[j]) / Math.sqrt(variance[j] + 1e-5), within(1e-6));
        }
    }

    @Test
    void a_single_training_row_is_refused_by_name() {
        BatchNorm layer = new BatchNorm("layers.1", 4, LayerSpec.BatchNorm.DEFAULT);
        pass.train(0, Pass.OWN_DROPOUT);

        assertThatThrownBy(() -> layer.forward(new FMatrixRMaj(1, 4), pass))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessageContaining("training.batchSize")
                .hasMessageContaining("1 row")
                .hasMessageContaining("layers.1");
    }

    @Test
    void layer_normalisation_normalises_rows() {
        LayerNorm layer = new LayerNorm("layers.1", 4, LayerSpec.LayerNorm.DEFAULT);

        FMatrixRMaj y = layer.forward(new FMatrixRMaj(1, 4, true, 1, 2, 3, 4), pass);

        double std = Math.sqrt(1.25 + 1e-5);
        for (int j = 0; j < 4; j++) {
            assertThat((double) y.data[j]).isCloseTo((j - 1.5) / std, within(1e-6));
        }
    }

    /** Moves γ and β away from 1 and 0, which would hide missing factors. */
    private static void disturb(Layer layer) {
        FMatrixRMaj noise = GradientCheck.random(2, 4, 3);
        for (int j = 0; j < 4; j++) {
            layer.parameters().get(0).value().data[j] += 0.5f * noise.get(0, j);
            layer.parameters().get(1).value().data[j] += noise.get(1, j);
        }
    }

    private static double mean(FMatrixRMaj x, int column, DoubleUnaryOperator function) {
        double sum = 0;
        for (int i = 0; i < x.numRows; i++) {
            sum += function.applyAsDouble(x.get(i, column));
        }
        return sum / x.numRows;
    }
}
