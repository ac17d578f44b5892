package nablascope.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nablascope.experiment.ClipSpec;
import nablascope.math.Norms;
import nablascope.nn.Parameter;
import nablascope.parity.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Clipping against PyTorch's {@code clip_grad_norm_}, non-finite gradients included, and by hand. */
class ClippingTest {
    static Stream<JsonNode> table() {
        return StreamSupport.stream(
                Tables.read("functions.json").get("clipNorm").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("table")
    void clips_the_norm_as_pytorch(JsonNode row) {
        List<Parameter> parameters = new ArrayList<>();
        double squares = 0;
        for (JsonNode gradient : row.get("grads")) {
            Parameter p = withGradient(Tables.floats(gradient));
            squares += Norms.sumOfSquares(p.grad());
            parameters.add(p);
        }
        double p = row.get("p").isString()
                ? Double.POSITIVE_INFINITY
                : row.get("p").doubleValue();
        Clipping clipping = new Clipping(parameters);
        float left = clipping.apply(
                ClipSpec.NONE.withNorm(new ClipSpec.Norm(row.get("max").doubleValue(), p, false)), Math.sqrt(squares));
        boolean overflowsInFloat =
                Double.isFinite(squares) && Tables.floats(row.get("totalNorm"))[0] == Float.POSITIVE_INFINITY;
        for (int i = 0; i < parameters.size(); i++) {
            float[] expected = Tables.floats(row.get("after").get(i));
            for (int j = 0; j < expected.length; j++) {
                float got = left * parameters.get(i).grad().data[j];
                if (overflowsInFloat) {
                    // PyTorch's float32 norm is infinite and zeroes the gradient; ours is finite and scales it.
                    assertThat(got).isCloseTo((float) (1e20 / Math.sqrt(squares)), offset(1e-6f));
                } else if (Float.isNaN(expected[j])) {
                    assertThat(got).isNaN();
                } else {
                    assertThat(got).isCloseTo(expected[j], offset(2e-6f * Math.abs(expected[j]) + 1e-12f));
                }
            }
        }
    }

    private static Parameter withGradient(float... gradient) {
        Parameter p = Parameter.weight("w", 1, gradient.length);
        System.arraycopy(gradient, 0, p.grad().data, 0, gradient.length);
        return p;
    }

    @Test
    void clamps_values_and_keeps_nan() {
        Parameter p = withGradient(3, -0.5f, Float.NEGATIVE_INFINITY, Float.NaN);
        Clipping clipping = new Clipping(List.of(p));
        clipping.apply(ClipSpec.NONE.withValue(new ClipSpec.Value(1)), Double.NaN);
        assertThat(p.grad().data).containsExactly(1, -0.5f, -1, Float.NaN);
        assertThat(clipping.fraction()).isEqualTo(0.5);
    }

    @Test
    void scales_each_tensor_by_its_own_norm() {
        Parameter small = withGradient(0.3f, 0.4f);
        Parameter large = withGradient(30, 40);
        Clipping clipping = new Clipping(List.of(small, large));
        clipping.apply(ClipSpec.NONE.withNorm(new ClipSpec.Norm(5, 2, true)), Math.sqrt(2500.25));
        assertThat(small.grad().data).containsExactly(0.3f, 0.4f);
        assertThat(large.grad().data[0]).isCloseTo(3, offset(1e-5f));
        assertThat(clipping.coefficient()).isCloseTo(0.1, offset(1e-8));
        assertThat(clipping.clippedNorm()).isCloseTo(Math.sqrt(25.25), offset(1e-5));
    }

    @Test
    void adaptive_clipping_limits_each_row_to_a_share_of_its_weights() {
        Parameter p = Parameter.weight("w", 2, 2);
        System.arraycopy(new float[] {3, 4, 0, 0}, 0, p.value().data, 0, 4);
        System.arraycopy(new float[] {6, 8, 0.00001f, 0}, 0, p.grad().data, 0, 4);
        Clipping clipping = new Clipping(List.of(p));
        clipping.apply(ClipSpec.NONE.withAgc(new ClipSpec.Agc(0.1, 1e-3)), 10);
        // Row 0: ‖w‖ = 5, limit .5 of a gradient of 10. Row 1: limit .1·1e-3, gradient 1e-5.
        assertThat(p.grad().data[0]).isCloseTo(0.3f, offset(1e-6f));
        assertThat(p.grad().data[1]).isCloseTo(0.4f, offset(1e-6f));
        assertThat(p.grad().data[2]).isEqualTo(0.00001f);
        assertThat(clipping.fraction()).isEqualTo(0.5);
    }
}
