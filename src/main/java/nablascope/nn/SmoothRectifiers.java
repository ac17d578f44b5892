package nablascope.nn;

import nablascope.math.Elementwise;
import nablascope.math.FloatFunctions;

/** Pointwise functions that follow x on the right and fade on the left. */
final class SmoothRectifiers {
    private SmoothRectifiers() {}

    /** positive·x above 0, negative·(eˣ - 1) below; derivative negative at 0. */
    record Elu(float negative, float positive) implements Pointwise {

        /** Scale λ and α·λ of Klambauer et al. 2017, as PyTorch rounds them. */
        static final Elu SELU = new Elu((float) (1.6732632423543772 * 1.0507009873554805), (float) 1.0507009873554805);

        @Override
        public void value(float[] x, float[] y, int length) {
            for (int i = 0; i < length; i++) {
                y[i] = positive * Math.max(0, x[i]) + negative * FloatFunctions.expm1(Math.min(0, x[i]));
            }
        }

        /** In two loops, because a choice inside the first would keep it from becoming vector instructions. */
        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            for (int i = 0; i < length; i++) {
                dx[i] = dy[i] * negative * FloatFunctions.exp(Math.min(0, x[i]));
            }
            for (int i = 0; i < length; i++) {
                dx[i] = x[i] <= 0 ? dx[i] : dy[i] * positive;
            }
        }
    }

    /** x·Φ(x), Φ the normal distribution function: the exact form, not the one with tanh. */
    record Gelu() implements Pointwise {
        @Override
        public void value(float[] x, float[] y, int length) {
            for (int i = 0; i < length; i++) {
                y[i] = FloatFunctions.normalTailRatio(x[i]);
            }
            for (int i = 0; i < length; i++) {
                y[i] = x[i] * FloatFunctions.normalProbability(x[i], y[i]);
            }
        }

        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            for (int i = 0; i < length; i++) {
                dx[i] = FloatFunctions.normalTailRatio(x[i]);
            }
            for (int i = 0; i < length; i++) {
                dx[i] = FloatFunctions.normalProbability(x[i], dx[i]);
            }
            for (int i = 0; i < length; i++) {
                dx[i] = dy[i] * (dx[i] + x[i] * FloatFunctions.normalDensity(x[i]));
            }
        }
    }

    /** x·sigmoid(x). */
    record Silu() implements Pointwise {
        @Override
        public void value(float[] x, float[] y, int length) {
            Elementwise.sigmoid(x, 0, y, 0, length);
            for (int i = 0; i < length; i++) {
                y[i] *= x[i];
            }
        }

        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            Elementwise.sigmoid(x, 0, dx, 0, length);
            for (int i = 0; i < length; i++) {
                float s = dx[i];
                dx[i] = dy[i] * (s * (1 + x[i] * (1 - s)));
            }
        }
    }

    /** log(1 + eˣ); the derivative sigmoid(x) rounds to 1 above 20, where the value is x. */
    record Softplus() implements Pointwise {
        @Override
        public void value(float[] x, float[] y, int length) {
            for (int i = 0; i < length; i++) {
                y[i] = FloatFunctions.softplus(x[i]);
            }
        }

        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            Elementwise.sigmoid(x, 0, dx, 0, length);
            for (int i = 0; i < length; i++) {
                dx[i] *= dy[i];
            }
        }
    }

    /** x·tanh(softplus(x)). */
    record Mish() implements Pointwise {
        @Override
        public void value(float[] x, float[] y, int length) {
            for (int i = 0; i < length; i++) {
                y[i] = x[i] * FloatFunctions.tanhSoftplus(x[i]);
            }
        }

        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            Elementwise.sigmoid(x, 0, dx, 0, length);
            for (int i = 0; i < length; i++) {
                float t = FloatFunctions.tanhSoftplus(x[i]);
                dx[i] = dy[i] * (t + x[i] * dx[i] * (1 - t * t));
            }
        }
    }
}
