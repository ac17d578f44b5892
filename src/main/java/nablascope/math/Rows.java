package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/** Vectors along the rows of a matrix. */
public final class Rows {
    private static final boolean VECTORS = VectorModule.present();

    /** So many are copied together. */
    private static final int TOGETHER = 8;

    private Rows() {}

    /** Adds a vector to every row. Modified: y. */
    public static void add(float[] vector, FMatrixRMaj y) {
        int done = VECTORS ? VectorRows.add(vector, y) : 0;
        for (int i = 0; i < y.numRows; i++) {
            int at = i * y.numCols;
            for (int j = done; j < y.numCols; j++) {
                y.data[at + j] += vector[j];
            }
        }
    }

    /** Sums the rows in ascending order. Modified: sum. */
    public static void sum(FMatrixRMaj rows, float[] sum) {
        int done = VECTORS ? VectorRows.sum(rows, sum) : 0;
        int end = rows.numRows * rows.numCols;
        for (int j = done; j < rows.numCols; j++) {
            float total = 0;
            for (int at = j; at < end; at += rows.numCols) {
                total += rows.data[at];
            }
            sum[j] = total;
        }
    }

    /**
     * Copies rows: row i of {@code to} becomes row {@code numbers[i]} of {@code from}, for i from {@code first} to before
     * {@code end}. {@value #TOGETHER} at a time wait for memory once.
     *
     * @param numbers of {@code from}'s rows
     * @param to with as many columns. Modified.
     */
    public static void gather(FMatrixRMaj from, int[] numbers, int first, int end, FMatrixRMaj to) {
        int columns = from.numCols;
        int i = first;
        if (VECTORS && VectorRows.fits(columns)) {
            for (; i <= end - TOGETHER; i += TOGETHER) {
                VectorRows.copyEight(from.data, numbers, i, columns, to.data, i * columns);
            }
        }
        for (; i < end; i++) {
            System.arraycopy(from.data, numbers[i] * columns, to.data, i * columns, columns);
        }
    }
}
