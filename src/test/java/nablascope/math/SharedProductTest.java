package nablascope.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two threads give one thread's bits, side by side too, and none waits for a helper that is busy or has failed. */
@Timeout(60)
class SharedProductTest {
    private static final int ROWS = 131;
    private static final int INNER = 257;

    private static Gemm shared() {
        return new Gemm(Kernels.ofMachine(), new SharedProduct(Kernels.ofMachine(), helper()));
    }

    private static HelperThread helper() {
        return Objects.requireNonNull(HelperThread.of(2));
    }

    /** C = A·B, C += A·B, C = bias + A·Bᵀ, C = Aᵀ·B, C = A·Bᵀ: hashes of their bits. */
    private static List<Integer> products(Gemm gemm, int cols) {
        FMatrixRMaj a = random(ROWS, INNER);
        FMatrixRMaj b = random(INNER, cols);
        FMatrixRMaj added = random(ROWS, cols);
        FMatrixRMaj biased = new FMatrixRMaj(ROWS, cols);
        FMatrixRMaj product = new FMatrixRMaj(ROWS, cols);
        FMatrixRMaj transA = new FMatrixRMaj(ROWS, cols);
        FMatrixRMaj transB = new FMatrixRMaj(ROWS, cols);
        gemm.multiply(a, b, product);
        gemm.multiplyAdd(a, b, added);
        gemm.multiplyTransBFrom(random(1, cols).data, a, random(cols, INNER), biased);
        gemm.multiplyTransA(random(INNER, ROWS), b, transA);
        gemm.multiplyTransB(a, random(cols, INNER), transB);
        List<Integer> bits = new ArrayList<>();
        for (FMatrixRMaj m : List.of(product, added, biased, transA, transB)) {
            int[] mine = new int[m.getNumElements()];
            Arrays.setAll(mine, i -> Float.floatToIntBits(m.data[i]));
            bits.add(Arrays.hashCode(mine));
        }
        return bits;
    }

    private static FMatrixRMaj random(int rows, int cols) {
        return VectorWidthTest.Results.random(rows, cols);
    }

    /** With 300 columns A·Bᵀ is computed turned, and its operand and result turned together. */
    @ParameterizedTest
    @ValueSource(ints = {40, 64, 100, 130, 300})
    void has_the_bits_of_one_thread(int cols) {
        List<Integer> alone = products(new Gemm(), cols);
        Gemm shared = shared();
        for (int repeat = 0; repeat < 20; repeat++) {
            assertThat(products(shared, cols)).isEqualTo(alone);
        }
    }

    @Test
    void trainers_side_by_side_share_one_helper() throws Exception {
        List<Integer> alone = products(new Gemm(), 130);
        try (ExecutorService trainers = Executors.newFixedThreadPool(3)) {
            List<Future<List<Integer>>> results = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                results.add(trainers.submit(() -> products(shared(), 130)));
            }
            for (Future<List<Integer>> result : results) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void a_busy_helper_is_left_alone() {
        HelperThread helper = new HelperThread();
        assertThat(helper.claim()).isTrue();
        assertThat(helper.claim()).isFalse();
        Gemm gemm = new Gemm(Kernels.ofMachine(), new SharedProduct(Kernels.ofMachine(), helper));
        assertThat(products(gemm, 64)).isEqualTo(products(new Gemm(), 64));
    }

    @Test
    void work_that_fails_fails_in_the_caller_and_the_helper_goes_on() throws InterruptedException {
        HelperThread helper = new HelperThread();
        for (int repeat = 0; repeat < 3; repeat++) {
            CountDownLatch begun = new CountDownLatch(1);
            assertThat(helper.claim()).isTrue();
            helper.start(() -> {
                begun.countDown();
                throw new ArithmeticException("no");
            });
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(helper::join).hasRootCauseInstanceOf(ArithmeticException.class);
        }
    }
}
