package nablascope.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel gives the bits of the plain loops, which give EJML's numbers. */
class GemmTest {
    private static final int[][] SHAPES = {
        {1, 1, 1},
        {10, 8, 2},
        {10, 1, 8},
        {8, 2, 10},
        {1, 32, 32},
        {32, 32, 32},
        {32, 2, 32},
        {7, 13, 5},
        {64, 10, 128},
        {128, 10, 64},
        {33, 17, 65},
        {5, 49, 3},
        {64, 128, 784},
        {128, 784, 64},
        {100, 101, 1},
        {150, 300, 400},
        {150, 600, 200},
        {150, 200, 600},
        {3, 300, 7},
        {2, 256, 1600},
        {12, 4, 40},
        {25, 3, 9},
        {6, 63, 64},
        {13, 65, 2},
        {3, 5, 0}
    };

    /** Rows, columns and inner dimension of C = A·B. */
    static Stream<int[]> shapes() {
        return Stream.of(SHAPES);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void equals_ejml(int[] shape) {
        FMatrixRMaj[] plain = products(new Gemm(Kernels.only(new PlainKernel())), shape);
        FMatrixRMaj a = random(shape[0], shape[2], 1);
        FMatrixRMaj b = random(shape[2], shape[1], 2);
        FMatrixRMaj expected = new FMatrixRMaj(shape[0], shape[1]);
        CommonOps_FDRM.mult(a, b, expected);
        FMatrixRMaj start = random(shape[0], shape[1], 3);
        for (int i = 0; i < expected.getNumElements(); i++) {
            for (int form = 0; form < 3; form++) {
                assertThat(plain[2 * form].data[i]).isCloseTo(expected.data[i], within(1e-4f));
                assertThat(plain[2 * form + 1].data[i]).isCloseTo(start.data[i] + expected.data[i], within(1e-4f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void has_the_same_bits_whatever_computes_it(int[] shape) {
        FMatrixRMaj[] plain = products(new Gemm(Kernels.only(new PlainKernel())), shape);
        List<Gemm> others = new ArrayList<>(List.of(new Gemm(), new Gemm(Kernels.only(new NarrowKernel()))));
        for (int bits : List.of(128, 256, 512)) {
            others.add(new Gemm(Kernels.only(VectorKernel.ofBits(bits, true))));
            others.add(new Gemm(Kernels.only(VectorKernel.ofBits(bits, false))));
        }
        for (Gemm gemm : others) {
            FMatrixRMaj[] got = products(gemm, shape);
            for (int i = 0; i < plain.length; i++) {
                assertThat(bits(got[i])).isEqualTo(bits(plain[i]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void computes_rows_in_parts(int[] shape) {
        FMatrixRMaj a = random(shape[0] + 3, shape[2], 1);
        FMatrixRMaj b = random(shape[2], shape[1], 2);
        float[] bias = random(1, shape[1], 4).data;
        for (Gemm gemm : List.of(new Gemm(), new Gemm(Kernels.only(new PlainKernel())))) {
            FMatrixRMaj whole = new FMatrixRMaj(shape[0] + 3, shape[1]);
            gemm.multiplyFrom(bias, a, b, whole, 0, shape[0] + 3);
            FMatrixRMaj parts = new FMatrixRMaj(shape[0] + 3, shape[1]);
            gemm.multiplyFrom(bias, a, b, parts, 2, shape[0] + 3);
            gemm.multiplyFrom(bias, a, b, parts, 0, 2);
            assertThat(bits(parts)).isEqualTo(bits(whole));
            checkParts(gemm, a, b);
        }
    }

    /** From row 3 of A on, added and not. */
    private static void checkParts(Gemm gemm, FMatrixRMaj a, FMatrixRMaj b) {
        int rows = a.numRows - 3;
        for (boolean adding : new boolean[] {false, true}) {
            FMatrixRMaj expected = random(a.numRows, b.numCols, 3);
            FMatrixRMaj got = new FMatrixRMaj(rows, b.numCols);
            System.arraycopy(expected.data, 3 * b.numCols, got.data, 0, rows * b.numCols);
            if (adding) {
                gemm.multiplyAdd(a, b, expected);
            } else {
                gemm.multiply(a, b, expected);
            }
            gemm.multiplyRows(a, 3, b, got, adding, rows / 2, rows);
            gemm.multiplyRows(a, 3, b, got, adding, 0, rows / 2);
            assertThat(bits(got)).isEqualTo(Arrays.copyOfRange(bits(expected), 3 * b.numCols, a.numRows * b.numCols));
        }
    }

    @Test
    void lets_infinities_and_nan_through() {
        FMatrixRMaj a = random(16, 16, 1);
        FMatrixRMaj b = random(16, 40, 2);
        a.data[3] = Float.POSITIVE_INFINITY;
        a.data[20] = Float.NaN;
        b.data[39] = Float.MAX_VALUE;
        b.data[41] = -0f;
        FMatrixRMaj expected = new FMatrixRMaj(16, 40);
        new Gemm(Kernels.only(new PlainKernel())).multiply(a, b, expected);
        FMatrixRMaj got = new FMatrixRMaj(16, 40);
        new Gemm(Kernels.ofMachine()).multiply(a, b, got);
        assertThat(bits(got)).isEqualTo(bits(expected));
        assertThat(got.data[0]).isInfinite();
        assertThat(got.data[40]).isNaN();
    }

    /** A·B, C + A·B, Aᵀ·B, C + Aᵀ·B, A·Bᵀ, C + A·Bᵀ with the same A and B, transposed beforehand where need be. */
    private static FMatrixRMaj[] products(Gemm gemm, int[] shape) {
        FMatrixRMaj a = random(shape[0], shape[2], 1);
        FMatrixRMaj b = random(shape[2], shape[1], 2);
        FMatrixRMaj aTransposed = CommonOps_FDRM.transpose(a, null);
        FMatrixRMaj bTransposed = CommonOps_FDRM.transpose(b, null);
        FMatrixRMaj[] c = new FMatrixRMaj[6];
        for (int i = 0; i < c.length; i++) {
            c[i] = random(shape[0], shape[1], 3);
        }
        gemm.multiply(a, b, c[0]);
        gemm.multiplyAdd(a, b, c[1]);
        gemm.multiplyTransA(aTransposed, b, c[2]);
        gemm.multiplyAddTransA(aTransposed, b, c[3]);
        gemm.multiplyTransB(a, bTransposed, c[4]);
        gemm.multiplyAddTransB(a, bTransposed, c[5]);
        return c;
    }

    private static FMatrixRMaj random(int rows, int cols, int lane) {
        RandomStream random = RandomStream.of(5, RandomStream.Purpose.NOISE, 0, lane);
        FMatrixRMaj m = new FMatrixRMaj(rows, cols);
        for (int i = 0; i < rows * cols; i++) {
            m.data[i] = (float) (2 * random.nextDouble() - 1);
        }
        return m;
    }

    private static int[] bits(FMatrixRMaj m) {
        int[] bits = new int[m.getNumElements()];
        Arrays.setAll(bits, i -> Float.floatToIntBits(m.data[i]));
        return bits;
    }
}
