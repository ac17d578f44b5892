package nablascope.nn;

import nablascope.experiment.LossSpec;
import nablascope.math.FloatFunctions;
import org.ejml.data.FMatrixRMaj;

/**
 * Cross-entropy of the softmax of the outputs with class numbers: (1/N)·Σ(logΣexp(o) - o_y), with label smoothing ε
 * towards the uniform distribution over all classes.
 */
public final class CrossEntropy implements Loss {
    private final boolean sum;
    private final double smoothing;

    /** Scratch of one call: exp(o - the row's maximum) by element, the maximum by row. */
    private double[] exponentials = new double[0];

    private float[] maxima = new float[0];

    public CrossEntropy(LossSpec spec) {
        this.sum = spec.sum();
        this.smoothing = spec.labelSmoothing();
    }

    @Override
    public float value(FMatrixRMaj output, Targets targets) {
        exponentiate(output);
        double total = 0;
        for (int i = 0; i < output.numRows; i++) {
            total += rowLoss(output, i, targets.labels()[i], rowSum(i * output.numCols, output.numCols));
        }
        return (float) (sum ? total : total / output.numRows);
    }

    @Override
    public float differentiate(FMatrixRMaj output, Targets targets, FMatrixRMaj gradient) {
        int classes = output.numCols;
        gradient.reshape(output.numRows, classes);
        exponentiate(output);
        double scale = sum ? 1 : 1.0 / output.numRows;
        float off = (float) (smoothing / classes * scale);
        float on = (float) ((1 - smoothing) * scale);
        double total = 0;
        for (int i = 0; i < output.numRows; i++) {
            int at = i * classes;
            double rowSum = rowSum(at, classes);
            double factor = scale / rowSum;
            for (int j = at; j < at + classes; j++) {
                gradient.data[j] = (float) (exponentials[j] * factor) - off;
            }
            gradient.data[at + targets.labels()[i]] -= on;
            total += rowLoss(output, i, targets.labels()[i], rowSum);
        }
        return (float) (sum ? total : total / output.numRows);
    }

    /** @param rowSum of the exponentials */
    private double rowLoss(FMatrixRMaj output, int row, int label, double rowSum) {
        int classes = output.numCols;
        int at = row * classes;
        double logSum = maxima[row] + StrictMath.log(rowSum);
        double loss = logSum - output.data[at + label];
        if (smoothing > 0) {
            double mean = 0;
            for (int j = 0; j < classes; j++) {
                mean += logSum - output.data[at + j];
            }
            loss = (1 - smoothing) * loss + smoothing * mean / classes;
        }
        return loss;
    }

    /** exp(o - the row's maximum), which cannot overflow; NaN in all of a row if any output is NaN, as PyTorch. */
    private void exponentiate(FMatrixRMaj output) {
        int n = output.getNumElements();
        if (exponentials.length < n) {
            exponentials = new double[n];
            maxima = new float[output.numRows];
        }
        int classes = output.numCols;
        for (int i = 0; i < output.numRows; i++) {
            float max = Float.NEGATIVE_INFINITY;
            for (int j = i * classes; j < (i + 1) * classes; j++) {
                max = Math.max(max, output.data[j]);
            }
            for (int j = i * classes; j < (i + 1) * classes; j++) {
                exponentials[j] = output.data[j] - max;
            }
            maxima[i] = max;
        }
        FloatFunctions.exp(exponentials, n);
    }

    private double rowSum(int at, int classes) {
        double total = 0;
        for (int j = at; j < at + classes; j++) {
            total += exponentials[j];
        }
        return total;
    }
}
