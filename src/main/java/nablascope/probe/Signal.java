package nablascope.probe;

import java.util.function.DoubleUnaryOperator;
import org.ejml.data.FMatrixRMaj;

/**
 * A matrix in double precision, row-major.
 *
 * @param values rows·cols numbers; not modified after construction
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity only
record Signal(int rows, int cols, double[] values) {

    static Signal of(FMatrixRMaj matrix) {
        double[] values = new double[matrix.getNumElements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.data[i];
        }
        return new Signal(matrix.numRows, matrix.numCols, values);
    }

    Signal map(DoubleUnaryOperator function) {
        double[] mapped = new double[values.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = function.applyAsDouble(values[i]);
        }
        return new Signal(rows, cols, mapped);
    }

    Signal plus(Signal other) {
        double[] sum = new double[values.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = values[i] + other.values[i];
        }
        return new Signal(rows, cols, sum);
    }

    /** Rows from {@code first} on. */
    Signal rows(int first, int count) {
        return new Signal(count, cols, java.util.Arrays.copyOfRange(values, first * cols, (first + count) * cols));
    }

    /** x·Wᵀ + b with W [out][cols]. */
    Signal affine(double[] weight, double[] bias) {
        int out = bias.length;
        double[] y = new double[rows * out];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < out; j++) {
                double sum = bias[j];
                for (int k = 0; k < cols; k++) {
                    sum += values[i * cols + k] * weight[j * cols + k];
                }
                y[i * out + j] = sum;
            }
        }
        return new Signal(rows, out, y);
    }
}
