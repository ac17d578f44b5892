package nablascope.math;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** Vectors along the rows of a matrix. */
public final class Rows {
    private Rows() {}

    /** Sets every row to a vector. Modified: y. */
    public static void fill(float[] vector, FMatrixRMaj y) {
        for (int i = 0; i < y.numRows; i++) {
            System.arraycopy(vector, 0, y.data, i * y.numCols, y.numCols);
        }
    }

    /** Adds a vector to every row. Modified: y. */
    public static void add(float[] vector, FMatrixRMaj y) {
        int cols = y.numCols;
        for (int i = 0; i < y.numRows; i++) {
            addTo(y.data, i * cols, vector, cols);
        }
    }

    private static void addTo(float[] y, int at, float[] vector, int length) {
        for (int j = 0; j < length; j++) {
            y[at + j] += vector[j];
        }
    }

    /** Sums the rows in ascending order. Modified: sum. */
    public static void sum(FMatrixRMaj rows, float[] sum) {
        int cols = rows.numCols;
        Arrays.fill(sum, 0, cols, 0);
        for (int i = 0; i < rows.numRows; i++) {
            addTo(sum, rows.data, i * cols, cols);
        }
    }

    private static void addTo(float[] sum, float[] row, int at, int length) {
        for (int j = 0; j < length; j++) {
            sum[j] += row[at + j];
        }
    }
}
