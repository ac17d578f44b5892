package nablascope.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nablascope.experiment.Activation;
import nablascope.experiment.InitSpec;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.ModelSpec;
import nablascope.math.TorchRandom;
import nablascope.nn.support.GradientCheck;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Linear layers and residual blocks against differences of their forward pass. */
class LinearTest {
    private static final LayerSpec.Linear FIVE = new LayerSpec.Linear(5, true, InitSpec.TORCH_DEFAULT);

    private static Network network(LayerSpec... layers) {
        return Network.of(new ModelSpec.Layers(5, List.of(layers)), new TorchRandom(3));
    }

    @Test
    void a_linear_layer_has_its_derivatives() {
        // The second layer: the first one's input gradient is not computed.
        Layer layer = network(FIVE, new LayerSpec.Linear(3, true, InitSpec.TORCH_DEFAULT))
                .layer(1);
        GradientCheck.check(layer, GradientCheck.random(4, 5, 1), new Pass(1));
    }

    @Test
    void a_layer_without_bias_has_its_derivatives() {
        Layer layer = network(FIVE, new LayerSpec.Linear(2, false, InitSpec.TORCH_DEFAULT))
                .layer(1);
        GradientCheck.check(layer, GradientCheck.random(4, 5, 2), new Pass(1));
    }

    @Test
    void a_residual_block_has_its_derivatives() {
        LayerSpec block = new LayerSpec.Residual(List.of(FIVE, new LayerSpec.Activate(Activation.TANH), FIVE));
        GradientCheck.check(network(FIVE, block).layer(1), GradientCheck.random(4, 5, 3), new Pass(1));
    }

    /** Column 5 of the input is zero everywhere, yet 0·∞ is NaN. */
    @Test
    void a_broken_weight_breaks_its_output_though_its_input_is_zero() {
        InitSpec init = InitSpec.TORCH_DEFAULT;
        Linear layer = (Linear) Network.of(
                        new ModelSpec.Layers(784, List.of(new LayerSpec.Linear(128, true, init))), new TorchRandom(3))
                .layer(0);
        FMatrixRMaj x = new FMatrixRMaj(64, 784);
        for (int i = 0; i < x.numRows; i++) {
            x.set(i, 100 + i, 1);
        }
        Pass pass = new Pass(1);
        assertThat(layer.forward(x, pass).get(2, 7)).isFinite();
        layer.weight().value().set(7, 5, Float.POSITIVE_INFINITY);
        FMatrixRMaj y = layer.forward(x, pass);
        for (int i = 0; i < x.numRows; i++) {
            assertThat(y.get(i, 7)).isNaN();
            assertThat(y.get(i, 8)).isFinite();
        }
        FMatrixRMaj dy = new FMatrixRMaj(64, 128);
        dy.set(3, 9, Float.NaN);
        layer.backward(dy);
        assertThat(layer.weight().grad().get(9, 0)).isNaN();
        assertThat(layer.weight().grad().get(8, 0)).isZero();
    }

    @Test
    void a_residual_block_keeps_its_width() {
        LayerSpec block = new LayerSpec.Residual(List.of(new LayerSpec.Linear(4, true, InitSpec.TORCH_DEFAULT)));
        assertThatThrownBy(() -> network(block))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessageContaining("layers.0")
                .hasMessageContaining("width 5")
                .hasMessageContaining("width 4");
    }
}
