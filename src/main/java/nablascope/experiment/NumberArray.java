package nablascope.experiment;

import java.util.Arrays;

/**
 * Nested arrays of the experiment file, flattened in row-major order.
 *
 * @param shape lengths from the outermost dimension inwards
 * @param values as many as the product of the shape; neither array is modified after construction
 */
@SuppressWarnings("ArrayRecordComponent") // equals, hashCode and toString look into the arrays
public record NumberArray(int[] shape, float[] values) {

    /** Number of dimensions. */
    public int dimensions() {
        return shape.length;
    }

    /** The values at an index of the first dimension, as an array of one dimension less (copied). */
    public NumberArray part(int index) {
        int size = values.length / shape[0];
        return new NumberArray(
                Arrays.copyOfRange(shape, 1, shape.length),
                Arrays.copyOfRange(values, index * size, (index + 1) * size));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberArray a && Arrays.equals(shape, a.shape) && Arrays.equals(values, a.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "NumberArray" + Arrays.toString(shape);
    }
}
