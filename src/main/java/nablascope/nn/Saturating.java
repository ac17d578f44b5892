package nablascope.nn;

import nablascope.math.Elementwise;

/** Pointwise functions that level off on both sides. */
final class Saturating {
    private Saturating() {}

    /** 1 / (1 + e⁻ˣ); the derivative y(1 - y) is 0 as soon as y rounds to 1, as in PyTorch. */
    record Sigmoid() implements Pointwise {
        @Override
        public void value(float[] x, float[] y, int length) {
            Elementwise.sigmoid(x, 0, y, 0, length);
        }

        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            for (int i = 0; i < length; i++) {
                dx[i] = dy[i] * (1 - y[i]) * y[i];
            }
        }
    }

    /** Hyperbolic tangent; derivative 1 - y². */
    record Tanh() implements Pointwise {
        @Override
        public void value(float[] x, float[] y, int length) {
            Elementwise.tanh(x, 0, y, 0, length);
        }

        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            Elementwise.tanhGradient(y, 0, dy, 0, dx, 0, length);
        }
    }

    /** x / (1 + |x|); derivative 1 / (1 + |x|)². */
    record Softsign() implements Pointwise {
        @Override
        public void value(float[] x, float[] y, int length) {
            for (int i = 0; i < length; i++) {
                y[i] = x[i] / (1 + Math.abs(x[i]));
            }
        }

        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            for (int i = 0; i < length; i++) {
                float slope = 1 / (1 + Math.abs(x[i]));
                // The value is NaN at ±∞, so 0·x makes the derivative NaN there too.
                dx[i] = dy[i] * (slope * slope + 0 * x[i]);
            }
        }
    }
}
