package nablascope.math;

import java.util.Arrays;

/** The definition of a product as loops, for machines without the vector module and as the measure of the others. */
final class PlainKernel implements Kernel {
    @Override
    public void run(Product q, int from, int to) {
        for (int i = from; i < to; i++) {
            int row = i * q.cRow;
            if (q.startCol == 0) {
                Arrays.fill(q.c, row, row + q.cols, 0);
            } else if (q.start != q.c) {
                System.arraycopy(q.start, i * q.startRow, q.c, row, q.cols);
            }
            for (int p = 0; p < q.inner; p++) {
                addScaledRow(q.a[q.aAt + i * q.aRow + p * q.aCol], q.b, q.bAt + p * q.bRow, q.c, row, q.cols);
            }
        }
    }

    /** Along rows of B and C, so that it compiles to vector instructions. */
    private static void addScaledRow(float factor, float[] b, int bAt, float[] c, int cAt, int length) {
        for (int j = 0; j < length; j++) {
            c[cAt + j] = Math.fma(factor, b[bAt + j], c[cAt + j]);
        }
    }
}
