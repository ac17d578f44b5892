package nablascope.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nablascope.experiment.Activation;
import nablascope.experiment.InitSpec;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.ModelSpec;
import nablascope.math.TorchRandom;
import nablascope.nn.support.GradientCheck;
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
