package nablascope.math;

import static nablascope.math.SparseLinearTest.INNER;
import static nablascope.math.SparseLinearTest.OUTPUTS;
import static nablascope.math.SparseLinearTest.ROWS;
import static nablascope.math.SparseLinearTest.assertSameNumbers;
import static nablascope.math.SparseLinearTest.pictures;
import static nablascope.math.SparseLinearTest.sparse;
import static nablascope.math.VectorWidthTest.Results.random;
import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passing over a gradient's zeros gives the plain loops' numbers to the last bit, and gives up where a zero would count. */
@Timeout(60)
class SparseGradientTest {
    /** Those that come back through a rectifier, with inputs that have no zeros. */
    @ParameterizedTest
    @MethodSource("nablascope.math.SparseLinearTest#shapes")
    void passes_over_zeros_of_a_gradient(int[] shape) {
        int rows = shape[0];
        int inputs = Math.max(shape[1], SparseKernel.COLUMNS);
        FMatrixRMaj x = random(rows, inputs);
        FMatrixRMaj w = random(shape[2], inputs);
        FMatrixRMaj dy = pictures(rows, shape[2], 0.2);
        Gemm plain = new Gemm(Kernels.only(new PlainKernel()));
        FMatrixRMaj expectedGrad = new FMatrixRMaj(shape[2], inputs);
        FMatrixRMaj expectedDx = new FMatrixRMaj(rows, inputs);
        plain.multiplyTransA(dy, x, expectedGrad);
        plain.multiply(dy, w, expectedDx);
        for (boolean shared : new boolean[] {false, true}) {
            SparseLinear sparse = sparse(shared);
            FMatrixRMaj grad = random(shape[2], inputs);
            FMatrixRMaj dx = random(rows, inputs);
            assertThat(sparse.output(null, x, w, random(rows, shape[2]))).isFalse();
            assertThat(sparse.weightGradient(dy, grad)).isTrue();
            assertThat(sparse.inputGradient(dy, w, dx)).isTrue();
            assertSameNumbers(grad, expectedGrad);
            assertSameNumbers(dx, expectedDx);
        }
    }

    /** 0·∞ is NaN, here of the other operands: an input and a weight. */
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void leaves_what_a_sparse_gradient_meets_that_is_broken_to_others(float broken) {
        FMatrixRMaj dy = pictures(ROWS, OUTPUTS, 0.2);
        for (boolean shared : new boolean[] {false, true}) {
            for (int column : new int[] {0, INNER - 1}) {
                SparseLinear sparse = sparse(shared);
                FMatrixRMaj x = random(ROWS, INNER);
                x.set(ROWS - 1, column, broken);
                FMatrixRMaj w = random(OUTPUTS, INNER);
                sparse.output(null, x, w, random(ROWS, OUTPUTS));
                assertThat(sparse.weightGradient(dy, random(OUTPUTS, INNER))).isFalse();
                assertThat(sparse.inputGradient(dy, w, random(ROWS, INNER))).isTrue();
                w.set(OUTPUTS - 1, column, broken);
                assertThat(sparse.inputGradient(dy, w, random(ROWS, INNER))).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void keeps_a_broken_number_of_the_gradient(float broken) {
        FMatrixRMaj x = random(ROWS, INNER);
        FMatrixRMaj w = random(OUTPUTS, INNER);
        FMatrixRMaj dy = pictures(ROWS, OUTPUTS, 0.2);
        dy.set(3, 5, broken);
        FMatrixRMaj grad = random(OUTPUTS, INNER);
        FMatrixRMaj dx = random(ROWS, INNER);
        SparseLinear sparse = sparse(false);
        sparse.output(null, x, w, random(ROWS, OUTPUTS));
        assertThat(sparse.weightGradient(dy, grad)).isTrue();
        assertThat(sparse.inputGradient(dy, w, dx)).isTrue();
        for (int j = 0; j < INNER; j++) {
            assertThat(grad.get(5, j)).isNotFinite();
            assertThat(grad.get(6, j)).isFinite();
            assertThat(dx.get(3, j)).isNotFinite();
            assertThat(dx.get(4, j)).isFinite();
        }
    }

    /** Nothing of one batch is left for the next, be it large, the few rows at the end of an epoch, or dense. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takes_gradients_of_all_kinds_in_turn(boolean shared) {
        SparseLinear sparse = sparse(shared);
        check(sparse, random(ROWS, INNER), pictures(ROWS, OUTPUTS, 0.2), true, true);
        check(sparse, random(10, INNER), pictures(10, OUTPUTS, 0.2), false, false);
        check(sparse, random(ROWS, INNER), random(ROWS, OUTPUTS), false, false);
        check(sparse, random(130, INNER), pictures(130, OUTPUTS, 0.2), true, true);
        check(sparse, pictures(ROWS, INNER, 0.1), random(ROWS, OUTPUTS), true, false);
        check(sparse, pictures(ROWS, INNER, 0.1), pictures(ROWS, OUTPUTS, 0.2), true, true);
        check(sparse, pictures(ROWS, INNER, 0.2), pictures(ROWS, OUTPUTS, 0.1), true, true);
        check(sparse, pictures(10, INNER, 0.1), pictures(10, OUTPUTS, 0.1), false, false);
    }

    private static void check(
            SparseLinear sparse, FMatrixRMaj x, FMatrixRMaj dy, boolean weightGradient, boolean inputGradient) {
        FMatrixRMaj w = random(OUTPUTS, INNER);
        FMatrixRMaj grad = random(OUTPUTS, INNER);
        FMatrixRMaj dx = random(x.numRows, INNER);
        FMatrixRMaj expectedGrad = new FMatrixRMaj(OUTPUTS, INNER);
        FMatrixRMaj expectedDx = new FMatrixRMaj(x.numRows, INNER);
        Gemm plain = new Gemm(Kernels.only(new PlainKernel()));
        plain.multiplyTransA(dy, x, expectedGrad);
        plain.multiply(dy, w, expectedDx);
        sparse.output(null, x, w, random(x.numRows, OUTPUTS));
        assertThat(sparse.weightGradient(dy, grad)).isEqualTo(weightGradient);
        assertThat(sparse.inputGradient(dy, w, dx)).isEqualTo(inputGradient);
        if (weightGradient) {
            assertSameNumbers(grad, expectedGrad);
        }
        if (inputGradient) {
            assertSameNumbers(dx, expectedDx);
        }
    }

    @Test
    void leaves_gradients_that_meet_little_to_others() {
        SparseLinear sparse = sparse(false);
        FMatrixRMaj dy = pictures(640, OUTPUTS, 0);
        FMatrixRMaj narrow = random(OUTPUTS, 10);
        sparse.output(null, random(640, 10), narrow, random(640, OUTPUTS));
        assertThat(sparse.weightGradient(dy, random(OUTPUTS, 10))).isFalse();
        assertThat(sparse.inputGradient(dy, narrow, random(640, 10))).isFalse();
    }

    @Test
    void leaves_dense_gradients_to_others() {
        SparseLinear sparse = sparse(false);
        FMatrixRMaj w = random(OUTPUTS, INNER);
        FMatrixRMaj dy = pictures(ROWS, OUTPUTS, 0.7);
        sparse.output(null, random(ROWS, INNER), w, random(ROWS, OUTPUTS));
        assertThat(sparse.weightGradient(dy, random(OUTPUTS, INNER))).isFalse();
        assertThat(sparse.inputGradient(dy, w, random(ROWS, INNER))).isFalse();
    }
}
