package nablascope.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nablascope.experiment.NumberArray;
import org.ejml.data.FMatrixRMaj;

/**
 * A trained tensor with the gradient of the loss with respect to it. A vector is a matrix of one row.
 *
 * @param name PyTorch's, such as {@code layers.0.weight}
 * @param value rows × columns; a weight is [out][in]. Modified by initialisation and by the optimizer
 * @param grad same shape; overwritten by each backward pass
 * @param dimensions PyTorch's number of dimensions: 1 for biases, gamma and beta, 2 for weights
 */
public record Parameter(String name, FMatrixRMaj value, FMatrixRMaj grad, int dimensions) {

    /** A weight of the given shape, zero. */
    public static Parameter weight(String name, int rows, int cols) {
        return new Parameter(name, new FMatrixRMaj(rows, cols), new FMatrixRMaj(rows, cols), 2);
    }

    /** A vector of the given length, zero. */
    public static Parameter vector(String name, int length) {
        return new Parameter(name, new FMatrixRMaj(1, length), new FMatrixRMaj(1, length), 1);
    }

    /** A copy in PyTorch's shape. */
    private NumberArray copy(FMatrixRMaj of) {
        int[] shape = dimensions == 1 ? new int[] {size()} : new int[] {value.numRows, value.numCols};
        return new NumberArray(shape, Arrays.copyOf(of.data, size()));
    }

    /** Copies of values by name, in order. */
    public static Map<String, NumberArray> copies(List<Parameter> parameters) {
        Map<String, NumberArray> copies = new LinkedHashMap<>();
        parameters.forEach(p -> copies.put(p.name, p.copy(p.value)));
        return copies;
    }

    /** Copies of gradients, or what an update rule made of them, by name, in order. */
    public static Map<String, NumberArray> gradients(List<Parameter> parameters) {
        Map<String, NumberArray> copies = new LinkedHashMap<>();
        parameters.forEach(p -> copies.put(p.name, p.copy(p.grad)));
        return copies;
    }

    /** How many numbers it holds. */
    public int size() {
        return value.getNumElements();
    }
}
