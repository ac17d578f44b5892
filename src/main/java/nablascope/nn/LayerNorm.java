package nablascope.nn;

import java.util.Arrays;
import java.util.List;
import nablascope.experiment.LayerSpec;
import org.ejml.data.FMatrixRMaj;

/**
 * Normalises each row over its units (Ba, Kiros and Hinton 2016), as PyTorch's {@code LayerNorm}: y = γ·x̂ + β,
 * x̂ = (x - μ)/√(σ² + ε), σ² the biased variance of the row. γ starts at 1, β at 0. Sums are in double.
 */
public final class LayerNorm implements Layer {
    private final int width;
    private final double eps;
    private final Parameter gamma;
    private final Parameter beta;

    /** x̂ of the last pass, for backward. */
    private final FMatrixRMaj normalized = new FMatrixRMaj(0, 0);

    private final FMatrixRMaj y = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0);

    /** 1/σ of each row, a column. */
    private final FMatrixRMaj inverseStd = new FMatrixRMaj(0, 1);

    private final double[] sumDy;
    private final double[] sumDyNormalized;

    /**
     * @param name prefix of the parameters' names, such as {@code layers.1}
     * @param width number of columns
     */
    public LayerNorm(String name, int width, LayerSpec.LayerNorm spec) {
        this.width = width;
        eps = spec.eps();
        gamma = Parameter.vector(name + ".weight", width);
        beta = Parameter.vector(name + ".bias", width);
        Arrays.fill(gamma.value().data, 1);
        sumDy = new double[width];
        sumDyNormalized = new double[width];
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Pass pass) {
        normalized.reshape(x.numRows, width);
        y.reshape(x.numRows, width);
        inverseStd.reshape(x.numRows, 1);
        for (int i = 0; i < x.numRows; i++) {
            normalizeRow(x.data, i);
        }
        return y;
    }

    private void normalizeRow(float[] x, int i) {
        int row = i * width;
        double sum = 0;
        for (int j = 0; j < width; j++) {
            sum += x[row + j];
        }
        double mean = sum / width;
        double squares = 0;
        for (int j = 0; j < width; j++) {
            double deviation = x[row + j] - mean;
            squares += deviation * deviation;
        }
        double inverse = 1 / Math.sqrt(squares / width + eps);
        inverseStd.data[i] = (float) inverse;
        float[] scale = gamma.value().data;
        float[] shift = beta.value().data;
        for (int j = 0; j < width; j++) {
            float value = (float) ((x[row + j] - mean) * inverse);
            normalized.data[row + j] = value;
            y.data[row + j] = Math.fma(value, scale[j], shift[j]);
        }
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        dx.reshape(dy.numRows, width);
        Arrays.fill(sumDy, 0);
        Arrays.fill(sumDyNormalized, 0);
        for (int i = 0; i < dy.numRows; i++) {
            addToParameterSums(dy.data, i * width);
            inputGradientOfRow(dy.data, i);
        }
        for (int j = 0; j < width; j++) {
            beta.grad().data[j] = (float) sumDy[j];
            gamma.grad().data[j] = (float) sumDyNormalized[j];
        }
        return dx;
    }

    private void addToParameterSums(float[] dy, int row) {
        for (int j = 0; j < width; j++) {
            sumDy[j] += dy[row + j];
            sumDyNormalized[j] += (double) dy[row + j] * normalized.data[row + j];
        }
    }

    /** dx = (g - mean(g) - x̂·mean(g·x̂))/σ with g = γ·dy. */
    private void inputGradientOfRow(float[] dy, int i) {
        int row = i * width;
        float[] scale = gamma.value().data;
        double sum = 0;
        double sumNormalized = 0;
        for (int j = 0; j < width; j++) {
            double g = (double) scale[j] * dy[row + j];
            sum += g;
            sumNormalized += g * normalized.data[row + j];
        }
        double mean = sum / width;
        double meanNormalized = sumNormalized / width;
        for (int j = 0; j < width; j++) {
            double g = (double) scale[j] * dy[row + j];
            dx.data[row + j] = (float) ((g - mean - normalized.data[row + j] * meanNormalized) * inverseStd.data[i]);
        }
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
    }
}
