package nablascope.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import nablascope.experiment.InitSpec;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LayerSpec.Recurrent.Cell;
import nablascope.math.Gemm;
import nablascope.math.TorchRandom;
import nablascope.nn.support.GradientCheck;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recurrent stacks against differences and against their recurrences written out for one unit. */
class RecurrentTest {
    private static final int INPUTS = 2;
    private static final int HIDDEN = 3;
    private static final int STEPS = 4;
    private static final int ROWS = 2;

    private final Pass pass = new Pass(1);

    @ParameterizedTest
    @CsvSource({
        "RNN,1,false,true",
        "RNN,2,false,false",
        "LSTM,1,false,false",
        "LSTM,2,false,true",
        "GRU,1,false,true",
        "GRU,2,false,false"
    })
    void gradients_agree_with_differences(Cell cell, int layers, boolean relu, boolean all) {
        Recurrent stack = stack(new LayerSpec.Recurrent(cell, HIDDEN, layers, relu, all, InitSpec.TORCH_DEFAULT));
        pass.setTimeSteps(STEPS);

        GradientCheck.check(stack, GradientCheck.random(STEPS * ROWS, INPUTS, 4), pass);
    }

    /** Weights and inputs of one sign keep every unit away from its kink, another unit is dead throughout. */
    @Test
    void relu_gradients_agree_with_differences() {
        Recurrent stack = stack(new LayerSpec.Recurrent(Cell.RNN, HIDDEN, 2, true, true, InitSpec.TORCH_DEFAULT));
        for (Parameter parameter : stack.parameters()) {
            for (int i = 0; i < parameter.size(); i++) {
                parameter.value().data[i] = 0.05f + 0.2f * Math.abs(parameter.value().data[i]);
            }
            if (parameter.name().equals("layers.0.bias_ih_l0")) {
                parameter.value().data[0] = -20;
            }
        }
        FMatrixRMaj x = GradientCheck.random(STEPS * ROWS, INPUTS, 4);
        for (int i = 0; i < x.getNumElements(); i++) {
            x.data[i] = 0.1f + Math.abs(x.data[i]);
        }
        pass.setTimeSteps(STEPS);

        GradientCheck.check(stack, x, pass);
    }

    @Test
    void lstm_follows_its_recurrence_with_gates_in_the_order_i_f_g_o() {
        Recurrent stack = single(Cell.LSTM, 0.3f, -0.2f, 0.5f, 0.1f);
        FMatrixRMaj y = forward(stack, 1, -2, 0.5f);

        double h = 0;
        double c = 0;
        double[] inputs = {1, -2, 0.5};
        for (int t = 0; t < 3; t++) {
            double x = inputs[t];
            c = sigmoid(-0.2 * (x + h) + 0.02) * c + sigmoid(0.3 * (x + h) + 0.02) * Math.tanh(0.5 * (x + h) + 0.02);
            h = sigmoid(0.1 * (x + h) + 0.02) * Math.tanh(c);
            assertThat((double) y.data[t]).isCloseTo(h, within(1e-6));
        }
    }

    @Test
    void gru_follows_its_recurrence_with_gates_in_the_order_r_z_n() {
        Recurrent stack = single(Cell.GRU, 0.3f, -0.2f, 0.5f);
        FMatrixRMaj y = forward(stack, 1, -2, 0.5f);

        double h = 0;
        double[] inputs = {1, -2, 0.5};
        for (int t = 0; t < 3; t++) {
            double x = inputs[t];
            double r = sigmoid(0.3 * (x + h) + 0.02);
            double z = sigmoid(-0.2 * (x + h) + 0.02);
            double n = Math.tanh(0.5 * x + 0.01 + r * (0.5 * h + 0.01));
            h = (1 - z) * n + z * h;
            assertThat((double) y.data[t]).isCloseTo(h, within(1e-6));
        }
    }

    /** A linear chain h_t = w·h_{t-1} (relu, all positive) has dL/dh_t = w^(T-1-t) in closed form. */
    @Test
    void hidden_gradient_norms_are_total_derivatives() {
        LayerSpec.Recurrent spec = new LayerSpec.Recurrent(Cell.RNN, 1, 1, true, false, InitSpec.TORCH_DEFAULT);
        Recurrent stack = new Recurrent("layers.0", 1, spec, true, new Gemm());
        set(stack, 1, 0.5f, 0, 0);
        pass.setTimeSteps(3);
        stack.forward(new FMatrixRMaj(6, 1, true, 1, 1, 1, 1, 1, 1), pass);
        FMatrixRMaj dy = new FMatrixRMaj(2, 1, true, 3, 4);

        assertThat(stack.backward(dy)).as("a first layer has no use for dL/dx").isSameAs(dy);

        assertThat(stack.hiddenGradientNorms(0)).containsExactly(1.25, 2.5, 5);
        assertThat(stack.parameters().get(1).grad().data[0])
                .as("dL/dW_hh = Σ dL/dh_t·h_{t-1}, h = 1, 1.5, 1.75")
                .isEqualTo(3.5f * 1 + 7 * 1.5f);
    }

    @Test
    void parameters_have_pytorch_s_names_and_order() {
        Recurrent stack = stack(new LayerSpec.Recurrent(Cell.GRU, HIDDEN, 2, false, true, InitSpec.TORCH_DEFAULT));

        assertThat(stack.parameters())
                .extracting(Parameter::name)
                .containsExactly(
                        "layers.0.weight_ih_l0",
                        "layers.0.weight_hh_l0",
                        "layers.0.bias_ih_l0",
                        "layers.0.bias_hh_l0",
                        "layers.0.weight_ih_l1",
                        "layers.0.weight_hh_l1",
                        "layers.0.bias_ih_l1",
                        "layers.0.bias_hh_l1");
        assertThat(stack.parameters().get(0).value().numRows).isEqualTo(9);
        assertThat(stack.parameters().get(0).value().numCols).isEqualTo(2);
    }

    @Test
    void a_shorter_batch_after_a_longer_one_leaves_no_trace() {
        for (Cell cell : Cell.values()) {
            LayerSpec.Recurrent spec = new LayerSpec.Recurrent(cell, HIDDEN, 2, false, false, InitSpec.TORCH_DEFAULT);
            FMatrixRMaj x = GradientCheck.random(STEPS, INPUTS, 6);
            FMatrixRMaj dy = GradientCheck.random(1, HIDDEN, 7);
            pass.setTimeSteps(STEPS);
            Recurrent fresh = stack(spec);
            Recurrent used = stack(spec);
            used.forward(GradientCheck.random(5 * STEPS, INPUTS, 8), pass);
            used.backward(GradientCheck.random(5, HIDDEN, 9));

            assertThat(used.forward(x, pass).data).startsWith(fresh.forward(x, pass).data);
            assertThat(used.backward(dy).data).startsWith(fresh.backward(dy).data);
            List<Parameter> expected = fresh.parameters();
            for (int i = 0; i < expected.size(); i++) {
                assertThat(used.parameters().get(i).grad().data)
                        .containsExactly(expected.get(i).grad().data);
            }
        }
    }

    /** A batch that is done in halves, an odd one after smaller and larger, against each of its sequences by itself. */
    @ParameterizedTest
    @CsvSource({"RNN,true", "RNN,false", "LSTM,true", "GRU,true"})
    void a_halved_batch_is_its_sequences_one_by_one(Cell cell, boolean all) {
        int rows = 7;
        int steps = 40;
        LayerSpec.Recurrent spec = new LayerSpec.Recurrent(cell, 64, 2, false, all, InitSpec.TORCH_DEFAULT);
        FMatrixRMaj x = GradientCheck.random(steps * rows, INPUTS, 6);
        FMatrixRMaj dy = GradientCheck.random(all ? steps * rows : rows, 64, 7);
        pass.setTimeSteps(steps);
        Recurrent batch = stack(spec);
        for (int before : new int[] {1, 9, 2}) {
            batch.forward(GradientCheck.random(steps * before, INPUTS, before), pass);
            batch.backward(GradientCheck.random(all ? steps * before : before, 64, before));
        }
        FMatrixRMaj y = batch.forward(x, pass);
        FMatrixRMaj dx = batch.backward(dy);

        double[] squares = new double[steps];
        double[][] gradients =
                batch.parameters().stream().map(p -> new double[p.size()]).toArray(double[][]::new);
        for (int row = 0; row < rows; row++) {
            Recurrent alone = stack(spec);
            assertThat(alone.forward(rowsOf(x, row, rows), pass).data).startsWith(rowsOf(y, row, rows).data);
            assertThat(alone.backward(rowsOf(dy, row, rows)).data).startsWith(rowsOf(dx, row, rows).data);
            for (int t = 0; t < steps; t++) {
                squares[t] += Math.pow(alone.hiddenGradientNorms(0)[t], 2);
            }
            for (int k = 0; k < gradients.length; k++) {
                float[] one = alone.parameters().get(k).grad().data;
                for (int i = 0; i < one.length; i++) {
                    gradients[k][i] += one[i];
                }
            }
        }
        for (int t = 0; t < steps; t++) {
            assertThat(batch.hiddenGradientNorms(0)[t]).isCloseTo(Math.sqrt(squares[t]), withinPercentage(1e-4));
        }
        for (int k = 0; k < gradients.length; k++) {
            assertClose(batch.parameters().get(k).grad().data, gradients[k]);
        }
    }

    private static void assertClose(float[] numbers, double[] expected) {
        for (int i = 0; i < numbers.length; i++) {
            assertThat((double) numbers[i]).isCloseTo(expected[i], within(1e-4));
        }
    }

    /** One sequence of a time-major batch. */
    private static FMatrixRMaj rowsOf(FMatrixRMaj batch, int row, int rows) {
        FMatrixRMaj one = new FMatrixRMaj(batch.numRows / rows, batch.numCols);
        for (int t = 0; t < one.numRows; t++) {
            System.arraycopy(batch.data, (t * rows + row) * batch.numCols, one.data, t * batch.numCols, batch.numCols);
        }
        return one;
    }

    @Test
    void rows_that_do_not_divide_into_time_steps_and_columns_that_are_not_its_inputs_are_refused() {
        Recurrent stack = stack(new LayerSpec.Recurrent(Cell.RNN, HIDDEN, 1, false, true, InitSpec.TORCH_DEFAULT));
        pass.setTimeSteps(2);

        assertThatThrownBy(() -> stack.forward(new FMatrixRMaj(3, INPUTS), pass))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 rows");
        assertThatThrownBy(() -> stack.forward(new FMatrixRMaj(2, INPUTS + 1), pass))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 columns");
    }

    private FMatrixRMaj forward(Recurrent stack, float... inputs) {
        pass.setTimeSteps(inputs.length);
        return stack.forward(new FMatrixRMaj(inputs.length, 1, true, inputs), pass);
    }

    private static Recurrent stack(LayerSpec.Recurrent spec) {
        Recurrent stack = new Recurrent("layers.0", INPUTS, spec, false, new Gemm());
        new Initializer(new TorchRandom(5)).recurrent(spec, stack.parameters());
        return stack;
    }

    /** One unit whose gates have the given weights for both input and state, each bias 0.01. */
    private static Recurrent single(Cell cell, float... gates) {
        LayerSpec.Recurrent spec = new LayerSpec.Recurrent(cell, 1, 1, false, true, InitSpec.TORCH_DEFAULT);
        Recurrent stack = new Recurrent("layers.0", 1, spec, false, new Gemm());
        for (int k = 0; k < gates.length; k++) {
            stack.parameters().get(0).value().data[k] = gates[k];
            stack.parameters().get(1).value().data[k] = gates[k];
            stack.parameters().get(2).value().data[k] = 0.01f;
            stack.parameters().get(3).value().data[k] = 0.01f;
        }
        return stack;
    }

    private static void set(Recurrent stack, float... values) {
        for (int i = 0; i < values.length; i++) {
            stack.parameters().get(i).value().data[0] = values[i];
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
