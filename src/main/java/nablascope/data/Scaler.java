package nablascope.data;

import java.util.Arrays;
import java.util.List;
import nablascope.data.Dataset.Image;
import nablascope.data.Split.DataStep;
import nablascope.experiment.DataSpec.Scaling;
import org.ejml.data.FMatrixRMaj;

/**
 * {@code (x - shift) / scale}, with one pair of numbers per feature, over all time steps; a picture has one pair per
 * channel, so that a rarely lit pixel is not blown up. A feature without spread becomes 0.
 */
final class Scaler {
    private final Scaling scaling;
    private final double[] shift;
    private final double[] scale;

    private Scaler(Scaling scaling, double[] shift, double[] scale) {
        this.scaling = scaling;
        this.shift = shift;
        this.scale = scale;
    }

    /** The statistics of these rows: minimum and range, or mean and standard deviation (divided by n, as PyTorch's
     * batch normalisation does). */
    static Scaler fit(Dataset data, Scaling scaling) {
        int groups = groups(data);
        double[] shift = new double[groups];
        double[] scale = new double[groups];
        switch (scaling) {
            case NONE -> Arrays.fill(scale, 1);
            case MIN_MAX -> minAndRange(data, shift, scale);
            case STANDARDIZE -> meanAndDeviation(data, shift, scale);
        }
        for (int g = 0; g < groups; g++) {
            scale[g] = scale[g] > 0 ? scale[g] : 1;
        }
        return new Scaler(scaling, shift, scale);
    }

    private static void minAndRange(Dataset data, double[] min, double[] range) {
        double[] max = new double[min.length];
        Arrays.fill(min, Double.POSITIVE_INFINITY);
        Arrays.fill(max, Double.NEGATIVE_INFINITY);
        FMatrixRMaj x = data.x();
        for (int i = 0; i < x.data.length; i++) {
            int g = group(data, i % x.numCols);
            min[g] = Math.min(min[g], x.data[i]);
            max[g] = Math.max(max[g], x.data[i]);
        }
        for (int g = 0; g < min.length; g++) {
            range[g] = max[g] - min[g];
        }
    }

    /** Two passes: the one-pass formula loses all digits when the mean is large against the deviation. */
    private static void meanAndDeviation(Dataset data, double[] mean, double[] deviation) {
        FMatrixRMaj x = data.x();
        double count = (double) x.data.length / mean.length;
        for (int i = 0; i < x.data.length; i++) {
            mean[group(data, i % x.numCols)] += x.data[i] / count;
        }
        for (int i = 0; i < x.data.length; i++) {
            int g = group(data, i % x.numCols);
            double difference = x.data[i] - mean[g];
            deviation[g] += difference * difference / count;
        }
        for (int g = 0; g < mean.length; g++) {
            double smallest = 1e-7 * Math.abs(mean[g]); // rounding of a constant's mean is not a spread
            double root = Math.sqrt(deviation[g]);
            deviation[g] = root > smallest ? root : 0;
        }
    }

    /** Scaled rows; the given ones stay as they are. Adds what was done to {@code steps}. */
    Dataset apply(Dataset data, List<DataStep> steps) {
        if (scaling == Scaling.NONE) {
            return data;
        }
        FMatrixRMaj x = new FMatrixRMaj(data.rows(), data.x().numCols);
        for (int i = 0; i < x.data.length; i++) {
            int g = group(data, i % x.numCols);
            x.data[i] = (float) ((data.x().data[i] - shift[g]) / scale[g]);
        }
        steps.add(
                new DataStep(scaling == Scaling.MIN_MAX ? "data.scaled.minMax" : "data.scaled.standardize", List.of()));
        return new Dataset(data.name(), x, data.timeSteps(), data.targets(), data.featureNames(), data.image());
    }

    private static int groups(Dataset data) {
        Image image = data.image();
        return image == null ? data.features() : image.channels();
    }

    private static int group(Dataset data, int column) {
        Image image = data.image();
        return image == null ? column % data.features() : column / (image.height() * image.width());
    }
}
