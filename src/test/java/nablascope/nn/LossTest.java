package nablascope.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nablascope.experiment.LossSpec;
import nablascope.nn.support.GradientCheck;
import nablascope.parity.Tables;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The losses against PyTorch's values, central differences and the limits of float32. */
class LossTest {
    private static final JsonNode TABLE = Tables.read("functions.json").get("losses");

    static Stream<String> rows() {
        return TABLE.get("values").properties().stream().map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void equals_pytorch(String row) {
        Loss loss = Loss.of(spec(row));
        FMatrixRMaj output = matrix(TABLE.get("output"));
        Loss.Targets targets = targets(row);
        FMatrixRMaj gradient = new FMatrixRMaj(0, 0);
        float beside = loss.differentiate(output, targets, gradient);
        assertThat(beside).isEqualTo(loss.value(output, targets));
        JsonNode expected = TABLE.get("values").get(row);
        float value = expected.get("loss").floatValue();
        assertThat(loss.value(output, targets)).isCloseTo(value, offset(2e-6f * value));
        float[] wanted = Tables.floats(expected.get("grad"));
        for (int i = 0; i < wanted.length; i++) {
            assertThat(gradient.data[i]).isCloseTo(wanted[i], offset(2e-6f * Math.abs(wanted[i]) + 1e-7f));
        }
    }

    /** Without the absolute error, one of whose differences here lies on a kink. */
    static Stream<String> smoothRows() {
        return rows().filter(row -> !row.startsWith("mae"));
    }

    @ParameterizedTest
    @MethodSource("smoothRows")
    void the_gradient_is_the_derivative(String row) {
        Loss loss = Loss.of(spec(row));
        FMatrixRMaj output = matrix(TABLE.get("output"));
        Loss.Targets targets = targets(row);
        FMatrixRMaj gradient = new FMatrixRMaj(0, 0);
        loss.differentiate(output, targets, gradient);
        GradientCheck.compare(row, output, gradient, () -> loss.value(output, targets));
    }

    @Test
    void half_mse_is_half_of_mse() {
        FMatrixRMaj output = matrix(TABLE.get("output"));
        Loss.Targets targets = targets("mse mean");
        float whole = Loss.of(new LossSpec(LossSpec.Type.MSE)).value(output, targets);
        float half = Loss.of(new LossSpec(LossSpec.Type.HALF_MSE)).value(output, targets);
        assertThat(half).isCloseTo(whole / 2, offset(1e-6f));
    }

    @Test
    void huge_logits_stay_finite() {
        FMatrixRMaj output = new FMatrixRMaj(new float[][] {{1e4f, -1e4f}});
        Loss.Targets targets = new Loss.Targets();
        targets.setLabels(new int[] {1});
        targets.setValues(new FMatrixRMaj(new float[][] {{0, 1}}));
        assertThat(Loss.of(new LossSpec(LossSpec.Type.CROSS_ENTROPY)).value(output, targets))
                .isEqualTo(2e4f);
        assertThat(Loss.of(new LossSpec(LossSpec.Type.BCE_LOGITS)).value(output, targets))
                .isEqualTo(1e4f);
    }

    @Test
    void a_square_beyond_float_is_infinite_and_nan_stays_nan() {
        Loss.Targets targets = new Loss.Targets();
        targets.setValues(new FMatrixRMaj(1, 1));
        Loss mse = Loss.of(new LossSpec(LossSpec.Type.MSE));
        assertThat(mse.value(new FMatrixRMaj(new float[][] {{2e19f}}), targets)).isInfinite();
        assertThat(mse.value(new FMatrixRMaj(new float[][] {{Float.NaN}}), targets))
                .isNaN();
    }

    private static LossSpec spec(String row) {
        String[] words = row.split(" ", -1);
        LossSpec.Type type = LossSpec.Type.valueOf(words[0].toUpperCase(Locale.ROOT));
        double delta = row.contains("delta") ? Double.parseDouble(words[2]) : 1;
        double smoothing = row.contains("labelSmoothing") ? Double.parseDouble(words[2]) : 0;
        return new LossSpec(type, row.endsWith("sum"), delta, smoothing);
    }

    private static Loss.Targets targets(String row) {
        Loss.Targets targets = new Loss.Targets();
        targets.setValues(matrix(TABLE.get(row.startsWith("bce") ? "binaryTarget" : "target")));
        float[] classes = Tables.floats(TABLE.get("classTarget"));
        int[] labels = new int[classes.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) classes[i];
        }
        targets.setLabels(labels);
        return targets;
    }

    private static FMatrixRMaj matrix(JsonNode rows) {
        return new FMatrixRMaj(rows.size(), rows.get(0).size(), true, Tables.floats(rows));
    }
}
