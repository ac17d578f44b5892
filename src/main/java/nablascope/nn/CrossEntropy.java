package nablascope.nn;

import nablascope.experiment.LossSpec;
import org.ejml.data.FMatrixRMaj;

/**
 * Cross-entropy of the softmax of the outputs with class numbers: (1/N)·Σ(logΣexp(o) - o_y), with label smoothing ε
 * towards the uniform distribution over all classes.
 */
public final class CrossEntropy implements Loss {
    private final boolean sum;
    private final double smoothing;

    public CrossEntropy(LossSpec spec) {
        this.sum = spec.sum();
        this.smoothing = spec.labelSmoothing();
    }

    @Override
    public float value(FMatrixRMaj output, Targets targets) {
        int classes = output.numCols;
        double total = 0;
        for (int i = 0; i < output.numRows; i++) {
            int at = i * classes;
            double logSum = logSumExp(output.data, at, classes);
            double loss = logSum - output.data[at + targets.labels()[i]];
            if (smoothing > 0) {
                double mean = 0;
                for (int j = 0; j < classes; j++) {
                    mean += logSum - output.data[at + j];
                }
                loss = (1 - smoothing) * loss + smoothing * mean / classes;
            }
            total += loss;
        }
        return (float) (sum ? total : total / output.numRows);
    }

    @Override
    public void gradient(FMatrixRMaj output, Targets targets, FMatrixRMaj gradient) {
        int classes = output.numCols;
        gradient.reshape(output.numRows, classes);
        double scale = sum ? 1 : 1.0 / output.numRows;
        float off = (float) (smoothing / classes * scale);
        float on = (float) ((1 - smoothing) * scale);
        for (int i = 0; i < output.numRows; i++) {
            int at = i * classes;
            double logSum = logSumExp(output.data, at, classes);
            for (int j = 0; j < classes; j++) {
                gradient.data[at + j] = (float) (StrictMath.exp(output.data[at + j] - logSum) * scale) - off;
            }
            gradient.data[at + targets.labels()[i]] -= on;
        }
    }

    /** logΣexp without overflow; NaN if any output is NaN, as PyTorch. */
    private static double logSumExp(float[] o, int at, int classes) {
        float max = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < classes; j++) {
            max = Math.max(max, o[at + j]);
        }
        if (Float.isInfinite(max)) {
            return max == Float.POSITIVE_INFINITY ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        double sumOfExp = 0;
        for (int j = 0; j < classes; j++) {
            sumOfExp += StrictMath.exp(o[at + j] - max);
        }
        return max + StrictMath.log(sumOfExp);
    }
}
