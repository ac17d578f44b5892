package nablascope.math;

/**
 * Operations on runs of elements of arrays, in vectors where the machine has them. Loops over several arrays at several
 * offsets stay scalar otherwise: the compiler cannot know that the runs do not overlap. Runs of one call are the same or
 * do not overlap.
 */
public final class Elementwise {
    private static final boolean VECTORS = VectorModule.present();

    private Elementwise() {}

    /** out = x + y. Modified: out. */
    public static void add(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n) {
        int done = VECTORS ? VectorElementwise.add(x, xAt, y, yAt, out, outAt, n) : 0;
        for (int i = done; i < n; i++) {
            out[outAt + i] = x[xAt + i] + y[yAt + i];
        }
    }

    /** out = tanh(x), as {@link Sigmoids#tanh}. Modified: out. */
    public static void tanh(float[] x, int xAt, float[] out, int outAt, int n) {
        int done = VECTORS ? VectorElementwise.tanh(x, xAt, out, outAt, 0, 1, n) : 0;
        for (int i = done; i < n; i++) {
            out[outAt + i] = Sigmoids.tanh(x[xAt + i]);
        }
    }

    /** x ← tanh(x) for n elements in each of some rows, the first at {@code at}. Modified: x. */
    public static void tanhRows(float[] x, int at, int stride, int rows, int n) {
        int done = VECTORS ? VectorElementwise.tanh(x, at, x, at, stride, rows, n) : 0;
        for (int row = at; done < n && row < at + rows * stride; row += stride) {
            for (int i = row + done; i < row + n; i++) {
                x[i] = Sigmoids.tanh(x[i]);
            }
        }
    }

    /** out = 1 / (1 + e⁻ˣ), as {@link Sigmoids#sigmoid}. Modified: out. */
    public static void sigmoid(float[] x, int xAt, float[] out, int outAt, int n) {
        int done = VECTORS ? VectorElementwise.sigmoid(x, xAt, out, outAt, 0, 1, n) : 0;
        for (int i = done; i < n; i++) {
            out[outAt + i] = Sigmoids.sigmoid(x[xAt + i]);
        }
    }

    /** x ← 1 / (1 + e⁻ˣ) for n elements in each of some rows, the first at {@code at}. Modified: x. */
    public static void sigmoidRows(float[] x, int at, int stride, int rows, int n) {
        int done = VECTORS ? VectorElementwise.sigmoid(x, at, x, at, stride, rows, n) : 0;
        for (int row = at; done < n && row < at + rows * stride; row += stride) {
            for (int i = row + done; i < row + n; i++) {
                x[i] = Sigmoids.sigmoid(x[i]);
            }
        }
    }

    /** dx = dy·(1 - y²), the derivative of y = tanh(x). Modified: dx. */
    public static void tanhGradient(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        int done = VECTORS ? VectorElementwise.tanhGradient(y, yAt, dy, dyAt, dx, dxAt, n) : 0;
        for (int i = done; i < n; i++) {
            float value = y[yAt + i];
            dx[dxAt + i] = dy[dyAt + i] * (1 - value * value);
        }
    }
}
