package nablascope.math;

/** Products of one or two columns, which leave vectors empty: a column at a time, four rows side by side. */
final class NarrowKernel implements Kernel {
    @Override
    public void run(Product q, int from, int to) {
        for (int j = 0; j < q.cols; j++) {
            int i = from;
            for (; i + 4 <= to; i += 4) {
                fourRows(q, i, j);
            }
            for (; i < to; i++) {
                oneRow(q, i, j);
            }
        }
    }

    private static void fourRows(Product q, int row, int column) {
        float[] a = q.a;
        float[] b = q.b;
        int first = row * q.startRow + column * q.startCol;
        float sum0 = q.start[first];
        float sum1 = q.start[first + q.startRow];
        float sum2 = q.start[first + 2 * q.startRow];
        float sum3 = q.start[first + 3 * q.startRow];
        int x = q.aAt + row * q.aRow;
        for (int p = 0, y = q.bAt + column; p < q.inner; p++, x += q.aCol, y += q.bRow) {
            float factor = b[y];
            sum0 = Math.fma(a[x], factor, sum0);
            sum1 = Math.fma(a[x + q.aRow], factor, sum1);
            sum2 = Math.fma(a[x + 2 * q.aRow], factor, sum2);
            sum3 = Math.fma(a[x + 3 * q.aRow], factor, sum3);
        }
        int to = row * q.cRow + column;
        q.c[to] = sum0;
        q.c[to + q.cRow] = sum1;
        q.c[to + 2 * q.cRow] = sum2;
        q.c[to + 3 * q.cRow] = sum3;
    }

    private static void oneRow(Product q, int row, int column) {
        float sum = q.start[row * q.startRow + column * q.startCol];
        for (int p = 0, x = q.aAt + row * q.aRow, y = q.bAt + column; p < q.inner; p++, x += q.aCol, y += q.bRow) {
            sum = Math.fma(q.a[x], q.b[y], sum);
        }
        q.c[row * q.cRow + column] = sum;
    }
}
