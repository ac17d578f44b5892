package nablascope.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import nablascope.experiment.InitSpec;
import nablascope.experiment.InitSpec.Scheme;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LayerSpec.Recurrent.Cell;
import nablascope.math.TorchRandom;
import nablascope.parity.Tables;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.MatrixFeatures_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Against PyTorch's initial values after {@code torch.manual_seed}, and the statistics of each scheme. */
class InitializerTest {
    private static final float NORMAL = 2e-6f;

    static List<JsonNode> vectors() {
        return Tables.read("torch-rng.json").get("vectors").valueStream().toList();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void default_linear_has_the_bits_of_pytorch(JsonNode vector) {
        JsonNode expected = vector.get("Linear(4,3)");
        Parameter weight = Parameter.weight("weight", 3, 4);
        Parameter bias = Parameter.vector("bias", 3);

        initializer(vector).linear(InitSpec.TORCH_DEFAULT, weight, bias);

        assertThat(weight.value().data).containsExactly(Tables.floats(expected.get("weight")));
        assertThat(bias.value().data).containsExactly(Tables.floats(expected.get("bias")));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void layers_draw_one_after_the_other(JsonNode vector) {
        Initializer initializer = initializer(vector);
        List<Parameter> parameters = List.of(
                Parameter.weight("0.weight", 4, 3),
                Parameter.vector("0.bias", 4),
                Parameter.weight("2.weight", 2, 4),
                Parameter.vector("2.bias", 2));

        initializer.linear(InitSpec.TORCH_DEFAULT, parameters.get(0), parameters.get(1));
        initializer.linear(InitSpec.TORCH_DEFAULT, parameters.get(2), parameters.get(3));

        assertSame(parameters, vector.get("Sequential(Linear(3,4),ReLU,Linear(4,2)) parameters in order"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void schemes_draw_at_once_what_pytorch_draws(JsonNode vector) {
        assertThat(weight(vector, InitSpec.of(Scheme.XAVIER_UNIFORM, 5.0 / 3), 4, 6))
                .containsExactly(Tables.floats(vector.get("xavier_uniform(4x6,gain tanh)")));
        assertThat(weight(vector, InitSpec.of(Scheme.KAIMING_NORMAL, Math.sqrt(2)), 4, 6))
                .containsExactly(Tables.floats(vector.get("kaiming_normal(4x6,relu)")), within(NORMAL));
        assertThat(weight(vector, InitSpec.of(Scheme.ORTHOGONAL, 1), 4, 3))
                .containsExactly(Tables.floats(vector.get("orthogonal(4x3)")), within(NORMAL));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void default_lstm_has_the_bits_of_pytorch(JsonNode vector) {
        List<Parameter> parameters = lstm(2, 2);

        initializer(vector).recurrent(lstmSpec(2, InitSpec.TORCH_DEFAULT), parameters);

        assertSame(parameters, vector.get("LSTM(2,2) parameters in order"));
    }

    static List<JsonNode> statistics() {
        return Tables.read("statistics.json")
                .get("init")
                .valueStream()
                .filter(row -> !row.get("init").asString().startsWith("keras"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void standard_deviation_and_bound_are_those_of_the_scheme(JsonNode row) {
        int rows = row.get("shape").get(0).asInt();
        int cols = row.get("shape").get(1).asInt();
        double std = row.get("std").asDouble();
        double n = rows * (double) cols;
        Parameter weight = Parameter.weight("weight", rows, cols);

        new Initializer(new TorchRandom(7)).linear(named(row.get("init").asString()), weight, null);

        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (float w : weight.value().data) {
            sum += w;
            squares += (double) w * w;
            largest = Math.max(largest, Math.abs(w));
        }
        assertThat(sum / n).isCloseTo(0, within(4.5 * std / Math.sqrt(n)));
        assertThat(Math.sqrt(squares / n) / std).isCloseTo(1, within(4.5 / Math.sqrt(2 * n)));
        if (row.has("bound")) {
            assertThat(largest).isLessThanOrEqualTo(row.get("bound").asDouble() * (1 + 1e-6));
        }
    }

    @Test
    void orthogonal_rows_or_columns_have_length_gain() {
        for (int[] shape : new int[][] {{20, 30}, {30, 20}, {64, 64}}) {
            Parameter weight = Parameter.weight("weight", shape[0], shape[1]);
            new Initializer(new TorchRandom(3)).linear(InitSpec.of(Scheme.ORTHOGONAL, 1.5), weight, null);

            FMatrixRMaj w = weight.value();
            FMatrixRMaj product = new FMatrixRMaj(Math.min(shape[0], shape[1]), Math.min(shape[0], shape[1]));
            if (shape[0] > shape[1]) {
                CommonOps_FDRM.multTransA(w, w, product);
            } else {
                CommonOps_FDRM.multTransB(w, w, product);
            }
            FMatrixRMaj expected = CommonOps_FDRM.identity(product.numRows);
            CommonOps_FDRM.scale(1.5f * 1.5f, expected);
            assertThat(MatrixFeatures_FDRM.isIdentical(product, expected, 1e-5f))
                    .isTrue();
        }
    }

    @Test
    void constants_identity_and_plain_widths_are_taken_literally() {
        JsonNode any = vectors().getFirst();
        InitSpec constant =
                new InitSpec(Scheme.CONSTANT, 1, false, 1, 1, 0.25, OptionalDouble.empty(), OptionalDouble.empty());
        InitSpec uniform =
                new InitSpec(Scheme.UNIFORM, 1, false, 1, 0.5, 0, OptionalDouble.empty(), OptionalDouble.empty());
        InitSpec normal =
                new InitSpec(Scheme.NORMAL, 1, false, 2, 1, 0, OptionalDouble.empty(), OptionalDouble.empty());

        assertThat(weight(any, constant, 2, 2)).containsOnly(0.25f);
        assertThat(weight(any, InitSpec.of(Scheme.IDENTITY, 1), 2, 3)).containsExactly(1, 0, 0, 0, 1, 0);
        float[] unit = Tables.floats(any.get("uniform01_8"));
        assertThat(weight(any, uniform, 1, 2)).containsExactly(unit[0] - 0.5f, unit[1] - 0.5f);
        float[] gaussian = Tables.floats(any.get("normal5"));
        assertThat(weight(any, normal, 1, 2))
                .containsExactly(new float[] {2 * gaussian[0], 2 * gaussian[1]}, within(NORMAL));
    }

    @Test
    void a_given_bias_replaces_every_bias_and_the_forget_bias_is_what_both_vectors_add_up_to() {
        InitSpec init =
                new InitSpec(Scheme.XAVIER_UNIFORM, 1, false, 1, 1, 0, OptionalDouble.of(0.5), OptionalDouble.of(1));
        List<Parameter> parameters = lstm(2, 2);

        new Initializer(new TorchRandom(1)).recurrent(lstmSpec(2, init), parameters);

        assertThat(parameters.get(2).value().data).containsExactly(.5f, .5f, 1, 1, .5f, .5f, .5f, .5f);
        assertThat(parameters.get(3).value().data).containsExactly(.5f, .5f, 0, 0, .5f, .5f, .5f, .5f);
    }

    private static InitSpec named(String text) {
        String name = text.substring(0, text.indexOf(' ') < 0 ? text.length() : text.indexOf(' '))
                .toUpperCase(Locale.ROOT);
        double gain = 1;
        if (text.contains("relu")) {
            gain = Math.sqrt(text.contains("a=0.2") ? 2 / 1.04 : 2);
        } else if (text.contains("tanh")) {
            gain = 5.0 / 3;
        } else if (text.contains("selu")) {
            gain = 0.75;
        }
        return new InitSpec(
                Scheme.valueOf(name),
                gain,
                text.endsWith("fan_out"),
                1,
                1,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static LayerSpec.Recurrent lstmSpec(int hidden, InitSpec init) {
        return new LayerSpec.Recurrent(Cell.LSTM, hidden, 1, false, true, init);
    }

    private static List<Parameter> lstm(int inputs, int hidden) {
        return List.of(
                Parameter.weight("weight_ih_l0", 4 * hidden, inputs),
                Parameter.weight("weight_hh_l0", 4 * hidden, hidden),
                Parameter.vector("bias_ih_l0", 4 * hidden),
                Parameter.vector("bias_hh_l0", 4 * hidden));
    }

    private static void assertSame(List<Parameter> parameters, JsonNode expected) {
        List<Float> all = new ArrayList<>();
        for (Parameter parameter : parameters) {
            for (float value : parameter.value().data) {
                all.add(value);
            }
        }
        float[] numbers = Tables.floats(expected);
        assertThat(all).hasSize(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(all.get(i)).isEqualTo(numbers[i]);
        }
    }

    private static float[] weight(JsonNode vector, InitSpec init, int rows, int cols) {
        Parameter weight = Parameter.weight("weight", rows, cols);
        initializer(vector).linear(init, weight, null);
        return weight.value().data;
    }

    private static Initializer initializer(JsonNode vector) {
        return new Initializer(new TorchRandom(vector.get("seed").asLong()));
    }
}
