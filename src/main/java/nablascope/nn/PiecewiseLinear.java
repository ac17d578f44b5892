package nablascope.nn;

import nablascope.math.Rectify;

/** Pointwise functions made of straight pieces. {@link Math#max} and {@link Math#min} let NaN through. */
final class PiecewiseLinear {
    private PiecewiseLinear() {}

    /** x. */
    record Identity() implements Pointwise {
        @Override
        public void value(float[] x, float[] y, int length) {
            System.arraycopy(x, 0, y, 0, length);
        }

        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            System.arraycopy(dy, 0, dx, 0, length);
        }
    }

    /** max(0, x); derivative 0 at 0. */
    record Relu() implements Pointwise {
        @Override
        public void value(float[] x, float[] y, int length) {
            for (int i = 0; i < length; i++) {
                y[i] = Math.max(0, x[i]);
            }
        }

        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            Rectify.zeroWhereNegative(x, dy, dx, length);
        }
    }

    /** x above 0, slope·x below; derivative slope at 0. */
    record LeakyRelu(float slope) implements Pointwise {
        @Override
        public void value(float[] x, float[] y, int length) {
            for (int i = 0; i < length; i++) {
                y[i] = Math.max(0, x[i]) + slope * Math.min(0, x[i]);
            }
        }

        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            for (int i = 0; i < length; i++) {
                dx[i] = x[i] > 0 ? dy[i] : slope * dy[i];
            }
        }
    }

    /** x cut to [-1, 1]; derivative 0 at ±1. */
    record Hardtanh() implements Pointwise {
        @Override
        public void value(float[] x, float[] y, int length) {
            for (int i = 0; i < length; i++) {
                y[i] = Math.max(-1, Math.min(1, x[i]));
            }
        }

        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            for (int i = 0; i < length; i++) {
                dx[i] = Math.abs(x[i]) >= 1 ? 0 : dy[i];
            }
        }
    }

    /** x cut to [0, 6]; derivative 0 at 0 and 6. */
    record Relu6() implements Pointwise {
        @Override
        public void value(float[] x, float[] y, int length) {
            for (int i = 0; i < length; i++) {
                y[i] = Math.max(0, Math.min(6, x[i]));
            }
        }

        @Override
        public void gradient(float[] x, float[] y, float[] dy, float[] dx, int length) {
            for (int i = 0; i < length; i++) {
                dx[i] = x[i] <= 0 || x[i] >= 6 ? 0 : dy[i];
            }
        }
    }
}
