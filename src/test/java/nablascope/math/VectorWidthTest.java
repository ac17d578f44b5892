package nablascope.math;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that has a vector form gives the bits of its loop, on machines with vectors of any width or none. */
class VectorWidthTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 7, 31, 32, 33, 63, 100, 4096, 4097, 10_000})
    void sum_of_squares_keeps_its_order(int n) {
        float[] x = Results.random(1, n).data;
        double expected = 0;
        for (int from = 0; from < n; from += Norms.BLOCK) {
            expected += Norms.plainSumOfSquares(x, from, Math.min(Norms.BLOCK, n - from));
        }
        assertThat(Norms.sumOfSquares(x, n)).isEqualTo(expected);
        double simple = 0;
        for (float value : x) {
            simple += (double) value * value;
        }
        assertThat(expected).isCloseTo(simple, offset(1e-11 * simple));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2", "2, 9", "9, 2", "8, 8", "8, 3", "7, 9", "17, 40", "40, 17"})
    void a_matrix_is_turned_about_its_diagonal(int rows, int cols) {
        FMatrixRMaj x = Results.random(rows, cols);
        FMatrixRMaj turned = new FMatrixRMaj(0, 0);
        Transpose.copy(x, turned);
        assertThat(turned.numRows).isEqualTo(cols);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                assertThat(turned.get(j, i)).isEqualTo(x.get(i, j));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 15, 16, 40, 4096})
    void a_descent_moves_and_measures_as_a_loop_would(int n) {
        float[] w = Results.random(1, n).data;
        float[] d = Results.random(n, 1).data;
        float[] moved = new float[n];
        float[] change = new float[n];
        for (int i = 0; i < n; i++) {
            d[i] *= 3;
            moved[i] = Math.fma(-0.1f, d[i], 0.9f * w[i]);
            change[i] = moved[i] - w[i];
        }
        double[] sums = new double[3];
        Descent.step(w, d, 0.9f, -0.1f, 0, n, sums, 1);
        assertThat(w).isEqualTo(moved);
        assertThat(d).isEqualTo(change);
        assertThat(sums[1]).isEqualTo(Norms.plainSumOfSquares(change, 0, n));
        assertThat(sums[2]).isEqualTo(Norms.plainSumOfSquares(moved, 0, n));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 15, 16, 41, 4096})
    void a_ridge_adds_and_measures_as_a_loop_would(int n) {
        float[] w = Results.random(1, n).data;
        float[] g = Results.random(n, 1).data;
        float[] added = new float[n];
        for (int i = 0; i < n; i++) {
            g[i] *= 3;
            added[i] = g[i] + 0.3f * w[i];
        }
        double[] sums = new double[3];
        Ridge.add(0.3f, w, g, 0, n, sums, 1);
        assertThat(g).isEqualTo(added);
        assertThat(sums[1]).isEqualTo(Norms.plainSumOfSquares(w, 0, n));
        assertThat(sums[2]).isEqualTo(Norms.plainSumOfSquares(added, 0, n));
    }

    @Test
    void zeros_are_drawn_as_the_stream_says() {
        float[] drawn = new float[101];
        RandomStream.drawZeros(42, 0.3, 2, drawn, 100);
        for (int i = 0; i < 100; i++) {
            double uniform = (RandomStream.at(42, i) >>> 11) * 0x1p-53;
            assertThat(drawn[i]).isEqualTo(uniform < 0.3 ? 0 : 2);
        }
        assertThat(drawn[100]).isZero();
    }

    @Test
    void sigmoidal_functions_are_the_same_over_all_floats() {
        int step = 4099;
        float[] x = new float[1 << 20];
        for (int i = 0; i < x.length; i++) {
            x[i] = Float.intBitsToFloat(i * step);
        }
        float[] tanh = new float[x.length];
        float[] sigmoid = new float[x.length];
        Elementwise.tanh(x, 0, tanh, 0, x.length);
        Elementwise.sigmoid(x, 0, sigmoid, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            assertThat(Float.floatToIntBits(tanh[i])).isEqualTo(Float.floatToIntBits(Sigmoids.tanh(x[i])));
            assertThat(Float.floatToIntBits(sigmoid[i])).isEqualTo(Float.floatToIntBits(Sigmoids.sigmoid(x[i])));
        }
    }

    /** The formulas of Hochreiter and Schmidhuber's cell and their derivatives, in double. */
    @ParameterizedTest
    @ValueSource(ints = {3, 16, 41})
    void an_lstms_row_is_that_of_the_formulas(int hidden) {
        float[] gates = Results.random(4, hidden).data;
        float[] cells = Results.random(5, hidden).data;
        float[] before = gates.clone();
        float[] cell = cells.clone();
        float[] h = new float[hidden];
        float[] dCell = Arrays.copyOfRange(cells, 4 * hidden, 5 * hidden);
        LstmGates.updateCell(gates, 0, cell, hidden, hidden);
        LstmGates.output(gates, 0, cells, 2 * hidden, h, 0, hidden);
        LstmGates.Backward back = new LstmGates.Backward();
        back.setForward(
                gates,
                Arrays.copyOfRange(cells, 2 * hidden, 3 * hidden),
                Arrays.copyOfRange(cells, hidden, 2 * hidden));
        back.setDerivatives(Arrays.copyOfRange(cells, 3 * hidden, 4 * hidden), dCell);
        back.row(0, 0, 0, hidden);
        for (int j = 0; j < hidden; j++) {
            double i = before[j];
            double f = before[hidden + j];
            double g = before[2 * hidden + j];
            double o = before[3 * hidden + j];
            double previous = cells[hidden + j];
            double tanh = cells[2 * hidden + j];
            double dh = cells[3 * hidden + j];
            double dc = dh * o * (1 - tanh * tanh) + cells[4 * hidden + j];
            assertThat((double) cell[hidden + j]).isCloseTo(f * previous + i * g, offset(1e-6));
            assertThat((double) h[j]).isCloseTo(o * tanh, offset(1e-6));
            assertThat((double) dCell[j]).isCloseTo(dc * f, offset(1e-5));
            assertThat((double) gates[j]).isCloseTo(dc * g * i * (1 - i), offset(1e-5));
            assertThat((double) gates[hidden + j]).isCloseTo(dc * previous * f * (1 - f), offset(1e-5));
            assertThat((double) gates[2 * hidden + j]).isCloseTo(dc * i * (1 - g * g), offset(1e-5));
            assertThat((double) gates[3 * hidden + j]).isCloseTo(dh * tanh * o * (1 - o), offset(1e-5));
        }
    }

    /** Rows of whole vectors, with a rest, and of a rest alone; what lies between them stays. */
    @ParameterizedTest
    @ValueSource(ints = {3, 16, 41})
    void functions_of_rows_leave_what_lies_between(int n) {
        int stride = 45;
        float[] x = Results.random(6, stride).data;
        float[] tanh = x.clone();
        float[] sigmoid = x.clone();
        Elementwise.tanhRows(tanh, stride + 2, stride, 4, n);
        Elementwise.sigmoidRows(sigmoid, stride + 2, stride, 4, n);
        for (int i = 0; i < x.length; i++) {
            int row = i / stride;
            int column = i % stride;
            boolean inside = row >= 1 && row <= 4 && column >= 2 && column < 2 + n;
            assertThat(tanh[i]).isEqualTo(inside ? Sigmoids.tanh(x[i]) : x[i]);
            assertThat(sigmoid[i]).isEqualTo(inside ? Sigmoids.sigmoid(x[i]) : x[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "16", "32"})
    void another_machine_has_the_same_bits(String widthInBytes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (!widthInBytes.isEmpty()) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-XX:MaxVectorSize=" + widthInBytes));
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Results.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).endsWith(Results.of() + System.lineSeparator());
    }

    /** A program that prints the hashes of what the vector forms compute. */
    static final class Results {
        private Results() {}

        public static void main(String[] args) {
            System.out.println(of());
        }

        static String of() {
            FMatrixRMaj x = random(20, 43);
            FMatrixRMaj product = new FMatrixRMaj(20, 43);
            new Gemm().multiply(random(20, 40), random(40, 43), product);
            float[] rectified = new float[860];
            Rectify.zeroWhereNegative(x.data, product.data, rectified, 860);
            float[] drawn = new float[860];
            RandomStream.drawZeros(7, 0.4, 1.5f, drawn, 860);
            float[] sums = new float[43];
            Rows.sum(x, sums);
            Rows.add(sums, x);
            double[] exponentials = {-200, -1, 0, 1e-9, 0.5, 3, 80, Double.NaN};
            FloatFunctions.exp(exponentials, exponentials.length);
            float[] activated = new float[860];
            Elementwise.tanh(x.data, 0, activated, 0, 430);
            Elementwise.sigmoid(x.data, 430, activated, 430, 430);
            double[] measured = new double[4];
            Descent.step(x.data, product.data, 0.5f, 0.25f, 0, 860, measured, 0);
            Ridge.add(0.75f, product.data, x.data, 0, 860, measured, 2);
            FMatrixRMaj turned = new FMatrixRMaj(0, 0);
            Transpose.copy(x, turned);
            FMatrixRMaj gathered = new FMatrixRMaj(20, 43);
            Rows.gather(x, IntStream.range(0, 20).map(i -> 7 * i % 20).toArray(), 1, 20, gathered);
            return List.of(
                            linear(),
                            lstm(),
                            Arrays.hashCode(turned.data),
                            Arrays.hashCode(gathered.data),
                            Arrays.toString(measured),
                            Arrays.hashCode(product.data),
                            Arrays.hashCode(activated),
                            Arrays.hashCode(rectified),
                            Arrays.hashCode(drawn),
                            Arrays.hashCode(sums),
                            Arrays.hashCode(x.data),
                            Arrays.hashCode(exponentials),
                            Double.hashCode(Norms.sumOfSquares(x)))
                    .toString();
        }

        /** Hash of what an LSTM's row becomes in both directions, in whole vectors and a rest. */
        private static int lstm() {
            int hidden = 41;
            float[] gates = random(4, hidden).data;
            float[] cells = random(4, hidden).data;
            LstmGates.updateCell(gates, 0, cells, 0, hidden);
            LstmGates.output(gates, 0, cells, hidden, cells, 2 * hidden, hidden);
            LstmGates.Backward back = new LstmGates.Backward();
            back.setForward(gates, cells, cells);
            back.setDerivatives(cells, cells.clone());
            back.row(0, hidden, 0, hidden);
            return 31 * Arrays.hashCode(gates) + Arrays.hashCode(cells);
        }

        /** Hash of a linear layer's products of pictures, with positive zeros: only these may have another sign. */
        private static int linear() {
            FMatrixRMaj pictures = SparseLinearTest.pictures(80, 150, 0.2);
            FMatrixRMaj weight = random(140, 150);
            FMatrixRMaj y = new FMatrixRMaj(80, 140);
            FMatrixRMaj grad = new FMatrixRMaj(140, 150);
            Gemm gemm = new Gemm();
            SparseLinear sparse = gemm.sparseLinear();
            // Back through a rectifier; columns are left for half a panel at any width.
            FMatrixRMaj rectified = SparseLinearTest.pictures(80, 140, 0.2);
            FMatrixRMaj dense = random(80, 150);
            FMatrixRMaj rectifiedGrad = new FMatrixRMaj(140, 150);
            FMatrixRMaj dx = new FMatrixRMaj(80, 150);
            if (VectorModule.present()) {
                check(sparse.output(null, pictures, weight, y));
                check(sparse.weightGradient(y, grad));
                sparse.output(null, dense, weight, new FMatrixRMaj(80, 140));
                check(sparse.weightGradient(rectified, rectifiedGrad));
                check(sparse.inputGradient(rectified, weight, dx));
            } else {
                gemm.multiplyTransB(pictures, weight, y);
                gemm.multiplyTransA(y, pictures, grad);
                gemm.multiplyTransA(rectified, dense, rectifiedGrad);
                gemm.multiply(rectified, weight, dx);
            }
            CommonOps_FDRM.add(grad, rectifiedGrad, grad);
            CommonOps_FDRM.add(dx, 0, dx);
            return 31 * Arrays.hashCode(grad.data) + Arrays.hashCode(dx.data);
        }

        private static void check(boolean passedOverZeros) {
            if (!passedOverZeros) {
                throw new IllegalStateException("computed as if dense");
            }
        }

        static FMatrixRMaj random(int rows, int cols) {
            RandomStream random = RandomStream.of(5, RandomStream.Purpose.NOISE, rows, cols);
            FMatrixRMaj m = new FMatrixRMaj(rows, cols);
            for (int i = 0; i < rows * cols; i++) {
                m.data[i] = (float) (2 * random.nextDouble() - 1);
            }
            return m;
        }
    }
}
