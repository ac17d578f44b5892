package nablascope.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passing over zeros gives the plain loops' numbers to the last bit, and gives up where a zero would count. */
@Timeout(60)
class SparseLinearTest {
    static final int ROWS = 70;
    static final int INNER = 150;
    static final int OUTPUTS = 300;

    /** Rows, inner dimension, outputs: whole and broken panels and words, with enough work to be worth a look. */
    static Stream<int[]> shapes() {
        return Stream.of(
                new int[] {640, 65, SparseKernel.COLUMNS},
                new int[] {640, 65, SparseKernel.COLUMNS * 3 / 2 + 1},
                new int[] {640, 65, 2 * SparseKernel.COLUMNS - 6},
                new int[] {64, 784, 128},
                new int[] {128, 784, 512},
                new int[] {63, 785, 250},
                new int[] {65, 200, 300},
                new int[] {130, 65, 255},
                new int[] {130, 2 * SparseKernel.SEVEN, 255},
                new int[] {130, 2 * SparseKernel.SEVEN - 3, 255},
                new int[] {9000, 1, 200});
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void has_the_numbers_of_plain_loops(int[] shape) {
        FMatrixRMaj x = pictures(shape[0], shape[1], 0.2);
        FMatrixRMaj w = random(shape[2], shape[1]);
        FMatrixRMaj bias = random(1, shape[2]);
        FMatrixRMaj dy = random(shape[0], shape[2]);
        Gemm plain = new Gemm(Kernels.only(new PlainKernel()));
        FMatrixRMaj expectedY = new FMatrixRMaj(shape[0], shape[2]);
        FMatrixRMaj expectedGrad = new FMatrixRMaj(shape[2], shape[1]);
        plain.multiplyTransBFrom(bias.data, x, w, expectedY);
        plain.multiplyTransA(dy, x, expectedGrad);
        for (boolean shared : new boolean[] {false, true}) {
            SparseLinear sparse = sparse(shared);
            FMatrixRMaj y = random(shape[0], shape[2]);
            FMatrixRMaj grad = random(shape[2], shape[1]);
            assertThat(sparse.output(bias.data, x, w, y)).isTrue();
            assertThat(sparse.weightGradient(dy, grad)).isTrue();
            assertSameNumbers(y, expectedY);
            assertSameNumbers(grad, expectedGrad);
        }
    }

    @Test
    void leaves_all_to_others_while_no_memory_is_free() {
        FMatrixRMaj x = pictures(ROWS, INNER, 0.2);
        FMatrixRMaj w = random(OUTPUTS, INNER);
        SparseLinear sparse = sparse(false);
        List<Panel> claimed = new ArrayList<>();
        Panel next = new Panel();
        while (next.claim()) {
            claimed.add(next);
            next = new Panel();
        }
        try {
            assertThat(claimed).isNotEmpty();
            assertThat(sparse.output(null, x, w, random(ROWS, OUTPUTS))).isFalse();
        } finally {
            claimed.forEach(Panel::release);
        }
        assertThat(sparse.output(null, x, w, random(ROWS, OUTPUTS))).isTrue();
    }

    @Test
    void starts_from_zero_without_a_bias() {
        checkOutput(pictures(ROWS, INNER, 0.2));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void keeps_a_broken_number_of_the_input(float broken) {
        FMatrixRMaj x = pictures(ROWS, INNER, 0.2);
        x.set(3, 5, broken);
        checkOutput(x);
    }

    /** Without a bias. */
    private static void checkOutput(FMatrixRMaj x) {
        FMatrixRMaj w = random(OUTPUTS, INNER);
        FMatrixRMaj y = random(ROWS, OUTPUTS);
        FMatrixRMaj expected = new FMatrixRMaj(ROWS, OUTPUTS);
        new Gemm(Kernels.only(new PlainKernel())).multiplyTransB(x, w, expected);
        assertThat(sparse(false).output(null, x, w, y)).isTrue();
        assertSameNumbers(y, expected);
    }

    /** 0·∞ is NaN: no zero may be left out. */
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void leaves_a_broken_weight_or_gradient_to_others(float broken) {
        for (boolean shared : new boolean[] {false, true}) {
            SparseLinear sparse = sparse(shared);
            FMatrixRMaj x = pictures(ROWS, INNER, 0.2);
            FMatrixRMaj y = random(ROWS, OUTPUTS);
            for (int row : new int[] {0, 140, OUTPUTS - 1}) {
                FMatrixRMaj w = random(OUTPUTS, INNER);
                w.set(row, INNER - 1, broken);
                assertThat(sparse.output(null, x, w, y)).isFalse();
                FMatrixRMaj dy = random(ROWS, OUTPUTS);
                dy.set(ROWS - 1, row, broken);
                assertThat(sparse.weightGradient(dy, new FMatrixRMaj(OUTPUTS, INNER)))
                        .isFalse();
            }
        }
    }

    @Test
    void leaves_dense_and_small_inputs_to_others() {
        SparseLinear sparse = sparse(false);
        FMatrixRMaj y = random(ROWS, OUTPUTS);
        assertThat(sparse.output(null, pictures(ROWS, INNER, 0.6), random(OUTPUTS, INNER), y))
                .isFalse();
        assertThat(sparse.weightGradient(random(ROWS, OUTPUTS), random(OUTPUTS, INNER)))
                .isFalse();
        // Turning the weight takes longer than these few rows.
        assertThat(sparse.output(null, pictures(8, 784, 0.1), random(512, 784), random(8, 512)))
                .isFalse();
        // Too little work, and too few outputs to fill a panel.
        assertThat(sparse.output(null, pictures(64, 64, 0), random(200, 64), random(64, 200)))
                .isFalse();
        assertThat(sparse.output(null, pictures(640, 784, 0), random(10, 784), random(640, 10)))
                .isFalse();
    }

    @Test
    void a_square_of_bits_is_turned() {
        long[] words = new java.util.Random(1).longs(70).toArray();
        long[] turned = words.clone();
        BitMatrix.transpose(turned, 3);
        for (int i = 0; i < Long.SIZE; i++) {
            for (int j = 0; j < Long.SIZE; j++) {
                assertThat(turned[3 + i] >>> j & 1).isEqualTo(words[3 + j] >>> i & 1);
            }
        }
    }

    /** A zero's sign may differ: a sum that began with an underflow loses it when zeros are added. */
    static void assertSameNumbers(FMatrixRMaj got, FMatrixRMaj expected) {
        for (int i = 0; i < expected.getNumElements(); i++) {
            if (got.data[i] != expected.data[i] && !Float.isNaN(expected.data[i])) {
                assertThat(got.data[i]).as("element %d", i).isEqualTo(expected.data[i]);
            }
            assertThat(Float.isNaN(got.data[i])).isEqualTo(Float.isNaN(expected.data[i]));
        }
    }

    /** Nothing of one input is left for the next. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takes_inputs_of_all_shapes_in_turn(boolean shared) {
        SparseLinear sparse = sparse(shared);
        for (int[] shape : new int[][] {
            {130, 65, 300},
            {65, 200, 300},
            {128, 784, 256},
            {640, 65, SparseKernel.COLUMNS},
            {65, 65, 300},
            {640, 65, 300}
        }) {
            checkBoth(sparse, pictures(shape[0], shape[1], 0.1), shape[2]);
            FMatrixRMaj dense = random(shape[0], shape[1]);
            FMatrixRMaj y = random(shape[0], shape[2]);
            assertThat(sparse.output(null, dense, random(shape[2], shape[1]), y))
                    .isFalse();
            assertThat(sparse.weightGradient(y, random(shape[2], shape[1]))).isFalse();
        }
    }

    /** A broken number of the input breaks its column of the gradient, though the gradient at its row be zero. */
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void a_broken_number_of_the_input_reaches_the_gradient(float broken) {
        FMatrixRMaj x = pictures(ROWS, INNER, 0.2);
        x.set(69, 149, broken);
        FMatrixRMaj dy = random(ROWS, OUTPUTS);
        for (int j = 0; j < OUTPUTS; j++) {
            dy.set(69, j, 0);
        }
        for (boolean shared : new boolean[] {false, true}) {
            SparseLinear sparse = sparse(shared);
            FMatrixRMaj grad = new FMatrixRMaj(OUTPUTS, INNER);
            assertThat(sparse.output(null, x, random(OUTPUTS, INNER), random(ROWS, OUTPUTS)))
                    .isTrue();
            assertThat(sparse.weightGradient(dy, grad)).isTrue();
            for (int j = 0; j < OUTPUTS; j++) {
                assertThat(grad.get(j, 149)).isNaN();
                assertThat(grad.get(j, 148)).isFinite();
            }
        }
    }

    private static void checkBoth(SparseLinear sparse, FMatrixRMaj x, int outputs) {
        FMatrixRMaj w = random(outputs, x.numCols);
        FMatrixRMaj dy = random(x.numRows, outputs);
        Gemm plain = new Gemm(Kernels.only(new PlainKernel()));
        FMatrixRMaj expectedY = new FMatrixRMaj(x.numRows, outputs);
        FMatrixRMaj expectedGrad = new FMatrixRMaj(outputs, x.numCols);
        plain.multiplyTransB(x, w, expectedY);
        plain.multiplyTransA(dy, x, expectedGrad);
        FMatrixRMaj y = random(x.numRows, outputs);
        FMatrixRMaj grad = random(outputs, x.numCols);
        assertThat(sparse.output(null, x, w, y)).isTrue();
        assertThat(sparse.weightGradient(dy, grad)).isTrue();
        assertSameNumbers(y, expectedY);
        assertSameNumbers(grad, expectedGrad);
    }

    static SparseLinear sparse(boolean shared) {
        return new SparseLinear(SharedRange.of(shared ? 2 : 1));
    }

    private static FMatrixRMaj random(int rows, int cols) {
        return VectorWidthTest.Results.random(rows, cols);
    }

    /** @param density share of elements that are not zero */
    static FMatrixRMaj pictures(int rows, int cols, double density) {
        FMatrixRMaj x = random(rows, cols);
        RandomStream random = RandomStream.of(3, RandomStream.Purpose.NOISE, 0, 0);
        for (int i = 0; i < x.getNumElements(); i++) {
            if (random.nextDouble() >= density) {
                x.data[i] = random.nextDouble() < 0.5 ? 0 : -0f;
            }
        }
        return x;
    }
}
