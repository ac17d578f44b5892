package nablascope.nn;

import nablascope.experiment.LossSpec;
import org.ejml.data.FMatrixRMaj;

/** The losses that compare numbers element by element; the mean is over all elements, as in PyTorch. */
public final class ValueLoss implements Loss {
    private final LossSpec spec;
    private final float delta;

    public ValueLoss(LossSpec spec) {
        this.spec = spec;
        this.delta = (float) spec.delta();
    }

    @Override
    public float value(FMatrixRMaj output, Targets targets) {
        int n = output.getNumElements();
        float[] o = output.data;
        float[] y = targets.values().data;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += element(o[i], y[i]);
        }
        return spec.sum() ? (float) sum : (float) sum / n;
    }

    private float element(float o, float y) {
        float r = o - y;
        return switch (spec.type()) {
            case MSE -> r * r;
            case HALF_MSE -> r * r / 2;
            case MAE -> Math.abs(r);
            case HUBER -> Math.abs(r) <= delta ? r * r / 2 : delta * (Math.abs(r) - delta / 2);
            case BCE_LOGITS -> Math.max(0, o) - o * y + (float) StrictMath.log1p(StrictMath.exp(-Math.abs(o)));
            case CROSS_ENTROPY, OUTPUT -> throw new IllegalStateException(spec.type() + " has a class of its own");
        };
    }

    @Override
    public float differentiate(FMatrixRMaj output, Targets targets, FMatrixRMaj gradient) {
        gradient.reshape(output.numRows, output.numCols);
        int n = output.getNumElements();
        float[] o = output.data;
        float[] y = targets.values().data;
        float scale = spec.sum() ? 1 : 1f / n;
        for (int i = 0; i < n; i++) {
            gradient.data[i] = slope(o[i], y[i]) * scale;
        }
        return value(output, targets);
    }

    private float slope(float o, float y) {
        float r = o - y;
        return switch (spec.type()) {
            case MSE -> 2 * r;
            case HALF_MSE -> r;
            case MAE -> Math.signum(r);
            case HUBER -> Math.clamp(r, -delta, delta);
            case BCE_LOGITS -> (float) (1 / (1 + StrictMath.exp(-o)) - y);
            case CROSS_ENTROPY, OUTPUT -> throw new IllegalStateException(spec.type() + " has a class of its own");
        };
    }
}
