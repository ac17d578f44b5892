package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/** Vectors along the rows of a matrix. */
public final class Rows {
    private static final boolean VECTORS = VectorModule.present();

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
}
