package nablascope.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nablascope.experiment.LayerSpec;
import nablascope.nn.support.GradientCheck;
import nablascope.parity.Tables;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Inverted dropout against the counts that a Bernoulli variable allows, and its stated corner cases. */
class DropoutTest {
    private static final FMatrixRMaj ONES = new FMatrixRMaj(1000, 1000);

    static {
        CommonOps_FDRM.fill(ONES, 1);
    }

    static Stream<JsonNode> counts() {
        return StreamSupport.stream(
                Tables.read("statistics.json").get("dropout").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("counts")
    void drops_its_share_and_scales_the_rest(JsonNode expected) {
        FMatrixRMaj y = new Dropout(new LayerSpec.Dropout(expected.get("p").doubleValue()), 0).forward(ONES, step(0));
        float kept = expected.get("keptValue").floatValue();
        int zeros = 0;
        for (float value : y.data) {
            zeros += value == 0 ? 1 : 0;
            assertThat(value == 0 || Math.abs(value - kept) < 1e-6f).isTrue();
        }
        assertThat(zeros)
                .isBetween(
                        expected.get("zeros").get(0).intValue(),
                        expected.get("zeros").get(1).intValue());
    }

    @Test
    void a_larger_p_keeps_no_element_that_a_smaller_one_drops() {
        Dropout layer = new Dropout(new LayerSpec.Dropout(0.2), 0);
        float[] few = layer.forward(ONES, step(5)).data.clone();
        float[] many = new Dropout(new LayerSpec.Dropout(0.6), 0).forward(ONES, step(5)).data;
        for (int i = 0; i < few.length; i++) {
            assertThat(few[i] == 0 && many[i] != 0).isFalse();
        }
    }

    @Test
    void masks_differ_between_steps_and_layers_and_repeat_at_the_same() {
        float[] first = masked(0, 0);
        assertThat(masked(0, 0)).isEqualTo(first);
        // Independent masks agree on p² + (1-p)² = half of the elements.
        assertThat(agreement(first, masked(0, 1))).isBetween(0.49, 0.51);
        assertThat(agreement(first, masked(1, 0))).isBetween(0.49, 0.51);
    }

    private static float[] masked(int lane, long step) {
        return new Dropout(new LayerSpec.Dropout(0.5), lane)
                .forward(ONES, step(step))
                .data
                .clone();
    }

    private static double agreement(float[] a, float[] b) {
        int same = 0;
        for (int i = 0; i < a.length; i++) {
            same += a[i] == b[i] ? 1 : 0;
        }
        return (double) same / a.length;
    }

    @Test
    void everything_is_dropped_at_one_and_nothing_in_evaluation() {
        assertThat(new Dropout(new LayerSpec.Dropout(1), 0).forward(ONES, step(0)).data)
                .containsOnly(0);
        Pass evaluation = new Pass(1);
        evaluation.evaluate();
        assertThat(new Dropout(new LayerSpec.Dropout(0.5), 0).forward(ONES, evaluation))
                .isSameAs(ONES);
    }

    @Test
    void the_backward_pass_uses_the_same_mask() {
        GradientCheck.checkInput(new Dropout(new LayerSpec.Dropout(0.4), 0), GradientCheck.random(6, 5, 1), step(3));
    }

    private static Pass step(long step) {
        Pass pass = new Pass(1);
        pass.train(step, Pass.OWN_DROPOUT);
        return pass;
    }
}
