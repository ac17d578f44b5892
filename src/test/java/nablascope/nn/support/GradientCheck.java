package nablascope.nn.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import nablascope.nn.Layer;
import nablascope.nn.Parameter;
import nablascope.nn.Pass;
import org.ejml.data.FMatrixRMaj;

/**
 * Compares the backward pass of a layer with differences of its forward pass: for L = Σ r·y, r random, each element of
 * dL/dx and dL/dw with (8(L(+h) - L(-h)) - (L(+2h) - L(-2h)))/12h, whose error is h⁴/30·L⁽⁵⁾.
 *
 * <p>A float layer computes L to about 1e-7 of its terms, so with h = 1/64 the differences are good to about 1e-5 and
 * their formula to 1e-8·L⁽⁵⁾; {@link #TOLERANCE} leaves room for layers of dozens of terms and is far below what any
 * wrong term would change. Inputs must stay more than 2h away from kinks.
 */
public final class GradientCheck {
    private static final float STEP = 1 / 64f;

    /** Of the tensor's largest derivative, or of 0.1 if that is smaller. */
    private static final double TOLERANCE = 5e-4;

    private GradientCheck() {}

    /** Checks the gradients of a layer with respect to its input and each of its parameters. */
    public static void check(Layer layer, FMatrixRMaj x, Pass pass) {
        checkInput(layer, x, pass);
        checkParameters(layer, x, pass);
    }

    /** As {@link #check}, without the parameters. */
    public static void checkInput(Layer layer, FMatrixRMaj x, Pass pass) {
        FMatrixRMaj r = randomLike(layer.forward(x, pass));
        FMatrixRMaj rBefore = r.copy();
        FMatrixRMaj xBefore = x.copy();
        FMatrixRMaj dx = layer.backward(r).copy();
        assertThat(r.data).as("dy is not modified").containsExactly(rBefore.data);
        assertThat(x.data).as("x is not modified").containsExactly(xBefore.data);
        compare("dL/dx", x, dx, () -> product(r, layer.forward(x, pass)));
    }

    /** As {@link #check}, without the input. */
    public static void checkParameters(Layer layer, FMatrixRMaj x, Pass pass) {
        FMatrixRMaj r = randomLike(layer.forward(x, pass));
        layer.parameters().forEach(p -> Arrays.fill(p.grad().data, Float.NaN));
        layer.backward(r);
        for (Parameter parameter : layer.parameters()) {
            compare(
                    "dL/d" + parameter.name(),
                    parameter.value(),
                    parameter.grad().copy(),
                    () -> product(r, layer.forward(x, pass)));
        }
    }

    /** Normal numbers, the same on each call. */
    public static FMatrixRMaj random(int rows, int cols, long seed) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, cols);
        Random random = new Random(seed);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    private static FMatrixRMaj randomLike(FMatrixRMaj y) {
        return random(y.numRows, y.numCols, 99);
    }

    private static void compare(String what, FMatrixRMaj tensor, FMatrixRMaj gradient, DoubleSupplier loss) {
        assertThat(gradient.numRows).as(what).isEqualTo(tensor.numRows);
        assertThat(gradient.numCols).as(what).isEqualTo(tensor.numCols);
        double largest = 0.1;
        for (int i = 0; i < gradient.getNumElements(); i++) {
            largest = Math.max(largest, Math.abs(gradient.data[i]));
        }
        for (int i = 0; i < tensor.getNumElements(); i++) {
            double expected = derivative(tensor.data, i, loss);
            double error = Math.abs(gradient.data[i] - expected);
            assertThat(error <= TOLERANCE * largest)
                    .as("%s[%d] = %s, differences give %s", what, i, gradient.data[i], expected)
                    .isTrue();
        }
    }

    private static double derivative(float[] values, int i, DoubleSupplier loss) {
        float kept = values[i];
        double near = at(values, i, kept + STEP, loss) - at(values, i, kept - STEP, loss);
        double far = at(values, i, kept + 2 * STEP, loss) - at(values, i, kept - 2 * STEP, loss);
        values[i] = kept;
        return (8 * near - far) / (12 * STEP);
    }

    private static double at(float[] values, int i, float value, DoubleSupplier loss) {
        values[i] = value;
        return loss.getAsDouble();
    }

    private static double product(FMatrixRMaj r, FMatrixRMaj y) {
        double sum = 0;
        for (int i = 0; i < y.getNumElements(); i++) {
            sum += (double) r.data[i] * y.data[i];
        }
        return sum;
    }
}
