package nablascope.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nablascope.experiment.InitSpec;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LayerSpec.Recurrent.Cell;
import nablascope.math.Gemm;
import nablascope.parity.Tables;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.NormOps_FDRM;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The first step of PyTorch's golden runs: outputs, gradients and the derivative by every hidden state. */
class RecurrentParityTest {
    private static final double RELATIVE = 2e-5;

    private final Gemm gemm = new Gemm();

    @Test
    void rnn_of_twelve_steps_whose_last_state_is_classified() {
        JsonNode experiment = Tables.read("p22-rnn-tanh-last.experiment.json");
        JsonNode series = Tables.read("p22-rnn-tanh-last.expected.json").get("series");
        LayerSpec.Recurrent spec = new LayerSpec.Recurrent(Cell.RNN, 5, 1, false, false, InitSpec.TORCH_DEFAULT);
        Recurrent stack = load(spec, experiment);

        FMatrixRMaj y = stack.forward(timeMajor(experiment, 5), pass(12));
        FMatrixRMaj dLogits = logits(y, experiment);
        crossEntropyGradient(dLogits, experiment);
        stack.backward(throughHead(dLogits, experiment));

        assertFirst(rms(y), series, "out_rms/layers.0");
        assertNorms(stack, 0, series);
        for (Parameter parameter : stack.parameters()) {
            assertFirst(NormOps_FDRM.normF(parameter.grad()), series, "grad_norm/" + parameter.name());
        }
    }

    @Test
    void lstm_of_two_layers_with_an_output_per_time_step() {
        JsonNode experiment = Tables.read("p23-lstm-2layer-all.experiment.json");
        JsonNode series = Tables.read("p23-lstm-2layer-all.expected.json").get("series");
        LayerSpec.Recurrent spec = new LayerSpec.Recurrent(Cell.LSTM, 4, 2, false, true, InitSpec.TORCH_DEFAULT);
        Recurrent stack = load(spec, experiment);

        FMatrixRMaj y = stack.forward(timeMajor(experiment, 6), pass(8));
        FMatrixRMaj residual = logits(y, experiment);
        CommonOps_FDRM.subtractEquals(residual, timeMajor(experiment.get("data").get("y"), 6));
        CommonOps_FDRM.scale(2f / residual.getNumElements(), residual);
        stack.backward(throughHead(residual, experiment));

        assertFirst(rms(y), series, "out_rms/layers.0");
        assertNorms(stack, 0, series);
        assertNorms(stack, 1, series);
        for (Parameter parameter : stack.parameters()) {
            if (parameter.dimensions() == 2) {
                // The recorded gradient includes the penalty 0.0005·Σw² on matrices.
                CommonOps_FDRM.addEquals(parameter.grad(), 0.001f, parameter.value());
            }
            assertFirst(NormOps_FDRM.normF(parameter.grad()), series, "grad_norm/" + parameter.name());
        }
    }

    private static void assertNorms(Recurrent stack, int layer, JsonNode series) {
        float[] expected =
                Tables.floats(series.get("h_grad_norm/layers.0.l" + layer).get(0));
        double[] actual = stack.hiddenGradientNorms(layer);
        assertThat(actual).hasSize(expected.length);
        for (int t = 0; t < actual.length; t++) {
            assertThat(actual[t]).as("time step %d", t).isCloseTo(expected[t], within(RELATIVE * expected[t]));
        }
    }

    private static void assertFirst(double actual, JsonNode series, String name) {
        double expected = series.get(name).get(0).asDouble();
        assertThat(actual).as(name).isCloseTo(expected, within(RELATIVE * expected));
    }

    private Recurrent load(LayerSpec.Recurrent spec, JsonNode experiment) {
        Recurrent stack = new Recurrent("layers.0", 2, spec, true, gemm);
        for (Parameter parameter : stack.parameters()) {
            float[] values = Tables.floats(experiment.get("initialWeights").get(parameter.name()));
            System.arraycopy(values, 0, parameter.value().data, 0, parameter.size());
        }
        return stack;
    }

    private static Pass pass(int timeSteps) {
        Pass pass = new Pass(1);
        pass.train(0, Pass.OWN_DROPOUT);
        pass.setTimeSteps(timeSteps);
        return pass;
    }

    private static FMatrixRMaj timeMajor(JsonNode experiment, int rows) {
        JsonNode node =
                experiment.isArray() ? experiment : experiment.get("data").get("x");
        int timeSteps = node.get(0).size();
        int features = node.get(0).get(0).size();
        FMatrixRMaj matrix = new FMatrixRMaj(timeSteps * rows, features);
        for (int row = 0; row < rows; row++) {
            for (int t = 0; t < timeSteps; t++) {
                float[] values = Tables.floats(node.get(row).get(t));
                System.arraycopy(values, 0, matrix.data, (t * rows + row) * features, features);
            }
        }
        return matrix;
    }

    /** The linear layer after the stack. */
    private FMatrixRMaj logits(FMatrixRMaj y, JsonNode experiment) {
        FMatrixRMaj weight = head(experiment, y.numCols);
        float[] bias = Tables.floats(experiment.get("initialWeights").get("layers.1.bias"));
        FMatrixRMaj logits = new FMatrixRMaj(y.numRows, weight.numRows);
        gemm.multiplyTransB(y, weight, logits);
        for (int i = 0; i < logits.getNumElements(); i++) {
            logits.data[i] += bias[i % bias.length];
        }
        return logits;
    }

    private FMatrixRMaj throughHead(FMatrixRMaj dLogits, JsonNode experiment) {
        int hidden =
                experiment.get("initialWeights").get("layers.1.weight").get(0).size();
        FMatrixRMaj dy = new FMatrixRMaj(dLogits.numRows, hidden);
        gemm.multiply(dLogits, head(experiment, hidden), dy);
        return dy;
    }

    private static FMatrixRMaj head(JsonNode experiment, int hidden) {
        float[] weight = Tables.floats(experiment.get("initialWeights").get("layers.1.weight"));
        return new FMatrixRMaj(weight.length / hidden, hidden, true, weight);
    }

    /** Turns logits into the gradient of the mean cross-entropy: (softmax - one-hot)/rows. */
    private static void crossEntropyGradient(FMatrixRMaj logits, JsonNode experiment) {
        for (int i = 0; i < logits.numRows; i++) {
            double sum = 0;
            for (int j = 0; j < logits.numCols; j++) {
                sum += Math.exp(logits.get(i, j));
            }
            int label = experiment.get("data").get("y").get(i).asInt();
            for (int j = 0; j < logits.numCols; j++) {
                double hot = j == label ? 1 : 0;
                logits.set(i, j, (float) ((Math.exp(logits.get(i, j)) / sum - hot) / logits.numRows));
            }
        }
    }

    private static double rms(FMatrixRMaj matrix) {
        return NormOps_FDRM.normF(matrix) / Math.sqrt(matrix.getNumElements());
    }
}
