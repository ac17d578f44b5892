package nablascope.nn;

import java.util.Arrays;
import java.util.List;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.LayerSpec;
import org.ejml.data.FMatrixRMaj;

/**
 * Normalises each column over the rows of the batch (Ioffe and Szegedy 2015), with the definitions of PyTorch's
 * {@code BatchNorm1d}: y = γ·x̂ + β, x̂ = (x - μ)/√(σ² + ε), σ² the biased variance in training; running statistics,
 * used in evaluation, take in the unbiased one. γ starts at 1, β at 0. Sums are in double.
 */
public final class BatchNorm implements Layer {
    private final String name;
    private final int width;
    private final double eps;
    private final double momentum;
    private final Parameter gamma;
    private final Parameter beta;
    private final Parameter runningMean;
    private final Parameter runningVar;

    /** x̂ of the last pass, for backward. */
    private final FMatrixRMaj normalized = new FMatrixRMaj(0, 0);

    private final FMatrixRMaj y = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0);
    private final double[] mean;
    private final double[] variance;
    private final double[] inverseStd;
    private final double[] sumDy;
    private final double[] sumDyNormalized;
    private boolean usedBatchStatistics;

    /**
     * @param name prefix of the parameters' names, such as {@code layers.1}
     * @param width number of columns
     */
    public BatchNorm(String name, int width, LayerSpec.BatchNorm spec) {
        this.name = name;
        this.width = width;
        eps = spec.eps();
        momentum = spec.momentum();
        gamma = Parameter.vector(name + ".weight", width);
        beta = Parameter.vector(name + ".bias", width);
        runningMean = Parameter.vector(name + ".running_mean", width);
        runningVar = Parameter.vector(name + ".running_var", width);
        Arrays.fill(gamma.value().data, 1);
        Arrays.fill(runningVar.value().data, 1);
        mean = new double[width];
        variance = new double[width];
        inverseStd = new double[width];
        sumDy = new double[width];
        sumDyNormalized = new double[width];
    }

    /** @throws InvalidExperimentException in training on a single row, which has no variance */
    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Pass pass) {
        usedBatchStatistics = pass.training();
        if (usedBatchStatistics) {
            if (x.numRows == 1) {
                throw new InvalidExperimentException("training.batchSize", NetworkFault.SINGLE_ROW_LEFT.with(name));
            }
            measure(x);
            if (pass.updatesStatistics()) {
                updateRunning(x.numRows);
            }
        } else {
            useRunning();
        }
        normalize(x);
        return y;
    }

    private void measure(FMatrixRMaj x) {
        Arrays.fill(mean, 0);
        Arrays.fill(variance, 0);
        for (int i = 0; i < x.numRows; i++) {
            for (int j = 0; j < width; j++) {
                mean[j] += x.data[i * width + j];
            }
        }
        for (int j = 0; j < width; j++) {
            mean[j] /= x.numRows;
        }
        for (int i = 0; i < x.numRows; i++) {
            for (int j = 0; j < width; j++) {
                double deviation = x.data[i * width + j] - mean[j];
                variance[j] += deviation * deviation;
            }
        }
        for (int j = 0; j < width; j++) {
            variance[j] /= x.numRows;
        }
    }

    private void updateRunning(int rows) {
        double unbiased = rows / (rows - 1.0);
        float[] runMean = runningMean.value().data;
        float[] runVar = runningVar.value().data;
        for (int j = 0; j < width; j++) {
            runMean[j] = (float) ((1 - momentum) * runMean[j] + momentum * mean[j]);
            runVar[j] = (float) ((1 - momentum) * runVar[j] + momentum * unbiased * variance[j]);
        }
    }

    private void useRunning() {
        for (int j = 0; j < width; j++) {
            mean[j] = runningMean.value().data[j];
            variance[j] = runningVar.value().data[j];
        }
    }

    private void normalize(FMatrixRMaj x) {
        normalized.reshape(x.numRows, width);
        y.reshape(x.numRows, width);
        for (int j = 0; j < width; j++) {
            inverseStd[j] = 1 / Math.sqrt(variance[j] + eps);
        }
        float[] scale = gamma.value().data;
        float[] shift = beta.value().data;
        for (int i = 0; i < x.numRows; i++) {
            int row = i * width;
            for (int j = 0; j < width; j++) {
                float value = (float) ((x.data[row + j] - mean[j]) * inverseStd[j]);
                normalized.data[row + j] = value;
                y.data[row + j] = Math.fma(value, scale[j], shift[j]);
            }
        }
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        Arrays.fill(sumDy, 0);
        Arrays.fill(sumDyNormalized, 0);
        for (int i = 0; i < dy.numRows; i++) {
            int row = i * width;
            for (int j = 0; j < width; j++) {
                sumDy[j] += dy.data[row + j];
                sumDyNormalized[j] += (double) dy.data[row + j] * normalized.data[row + j];
            }
        }
        for (int j = 0; j < width; j++) {
            beta.grad().data[j] = (float) sumDy[j];
            gamma.grad().data[j] = (float) sumDyNormalized[j];
        }
        inputGradient(dy);
        return dx;
    }

    /** dx = γ/σ·(dy - mean(dy) - x̂·mean(dy·x̂)); statistics that do not depend on the batch drop the means. */
    private void inputGradient(FMatrixRMaj dy) {
        dx.reshape(dy.numRows, width);
        double share = usedBatchStatistics ? 1.0 / dy.numRows : 0;
        float[] scale = gamma.value().data;
        for (int i = 0; i < dy.numRows; i++) {
            int row = i * width;
            for (int j = 0; j < width; j++) {
                double means = share * (sumDy[j] + normalized.data[row + j] * sumDyNormalized[j]);
                dx.data[row + j] = (float) (scale[j] * inverseStd[j] * (dy.data[row + j] - means));
            }
        }
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
    }

    @Override
    public List<Parameter> buffers() {
        return List.of(runningMean, runningVar);
    }
}
