package nablascope.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nablascope.experiment.Activation;
import nablascope.experiment.LayerSpec;
import nablascope.parity.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Against PyTorch's values and derivatives, kinks, ±∞ and NaN included. */
class PointwiseTest {
    private static final JsonNode TABLE = Tables.read("functions.json");

    /** As the table states them. */
    private static final double RELATIVE = 2e-6;

    private static final double ABSOLUTE = 1e-7;

    static List<String> names() {
        return List.copyOf(TABLE.get("activations").propertyNames());
    }

    @ParameterizedTest
    @MethodSource("names")
    void values_and_derivatives_are_those_of_pytorch(String name) {
        float[] x = Tables.floats(TABLE.get("x"));
        float[] ones = new float[x.length];
        Arrays.fill(ones, 1);
        float[] y = new float[x.length];
        float[] dx = new float[x.length];
        Pointwise function = Pointwise.of(spec(name));

        function.value(x, y, x.length);
        function.gradient(x, y, ones, dx, x.length);

        JsonNode expected = TABLE.get("activations").get(name);
        assertClose(name, x, y, Tables.floats(expected.get("y")));
        assertClose(name + "'", x, dx, Tables.floats(expected.get("dydx")));
    }

    @Test
    void every_activation_has_a_table() {
        assertThat(names())
                .containsAll(Arrays.stream(Activation.values())
                        .map(a -> a.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** PyTorch's threshold_backward and its like select 0; a product would turn an infinite gradient into NaN. */
    @Test
    void a_dead_unit_cuts_off_an_infinite_gradient() {
        for (String name : List.of("relu", "hardtanh", "relu6")) {
            float[] x = {-2};
            float[] y = new float[1];
            float[] dx = new float[1];
            Pointwise function = Pointwise.of(spec(name));

            function.value(x, y, 1);
            function.gradient(x, y, new float[] {Float.POSITIVE_INFINITY}, dx, 1);

            assertThat(dx[0]).as(name).isZero();
        }
    }

    private static LayerSpec.Activate spec(String name) {
        int space = name.indexOf(' ');
        Activation activation =
                Activation.valueOf((space < 0 ? name : name.substring(0, space)).toUpperCase(Locale.ROOT));
        LayerSpec.Activate plain = new LayerSpec.Activate(activation);
        double slope = name.contains("slope 0.2") ? 0.2 : plain.slope();
        double alpha = name.contains("alpha 1.3") ? 1.3 : plain.alpha();
        return new LayerSpec.Activate(activation, slope, alpha);
    }

    private static void assertClose(String name, float[] x, float[] actual, float[] expected) {
        for (int i = 0; i < x.length; i++) {
            boolean same = Float.compare(actual[i], expected[i]) == 0;
            double error = Math.abs((double) actual[i] - expected[i]);
            assertThat(same || error <= RELATIVE * Math.abs(expected[i]) + ABSOLUTE)
                    .as("%s at %s: %s, expected %s", name, x[i], actual[i], expected[i])
                    .isTrue();
        }
    }
}
