package nablascope.nn;

import nablascope.experiment.Activation;
import nablascope.experiment.LayerSpec;
import nablascope.nn.support.GradientCheck;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationLayerTest {

    @ParameterizedTest
    @EnumSource(Activation.class)
    void gradients_agree_with_differences(Activation activation) {
        // On both sides of the kinks at 0, ±1 and 6, none nearer to one than 0.05.
        FMatrixRMaj x = new FMatrixRMaj(2, 5, true, -3, -1.2f, -0.7f, -0.1f, 0.1f, 0.8f, 1.3f, 5.9f, 6.2f, 12);

        GradientCheck.check(new ActivationLayer(new LayerSpec.Activate(activation)), x, new Pass(1));
    }
}
