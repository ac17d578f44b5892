package nablascope.data;

import nablascope.data.Dataset.Values;
import nablascope.experiment.DataSpec.Generated;
import nablascope.math.RandomStream;
import org.ejml.data.FMatrixRMaj;

/** Numbers to be approximated; the noise is on the target. */
final class RegressionGenerators {
    private RegressionGenerators() {}

    /** {@code y = b + Σ w·x + noise·ε}, x uniform in [-1, 1]^features, w and b standard normal and shared by all rows. */
    static Dataset plane(Generated spec, long seed) {
        RandomStream shared = Generators.shared(seed, 0);
        double b = shared.nextGaussian();
        double[] w = new double[spec.features()];
        for (int f = 0; f < w.length; f++) {
            w[f] = shared.nextGaussian();
        }
        FMatrixRMaj x = Matrices.zeros(spec.name(), spec.rows(), w.length);
        FMatrixRMaj y = new FMatrixRMaj(spec.rows(), 1);
        for (int row = 0; row < spec.rows(); row++) {
            RandomStream stream = Generators.point(seed, row);
            double sum = b;
            for (int f = 0; f < w.length; f++) {
                double value = 2 * stream.nextDouble() - 1;
                x.set(row, f, (float) value);
                sum += w[f] * value;
            }
            y.data[row] = (float) sum;
        }
        Generators.addNoise(y, spec.noise(), seed);
        return Generators.dataset(spec, x, new Values(y, 1, 1));
    }

    /** {@code y = sin 2πx + noise·ε}, x uniform in [-1, 1]: two periods of the curve of Bishop 2006, section 1.1. */
    static Dataset sine(Generated spec, long seed) {
        FMatrixRMaj x = Matrices.zeros(spec.name(), spec.rows(), 1);
        FMatrixRMaj y = new FMatrixRMaj(spec.rows(), 1);
        for (int row = 0; row < spec.rows(); row++) {
            double value = 2 * Generators.point(seed, row).nextDouble() - 1;
            x.data[row] = (float) value;
            y.data[row] = (float) StrictMath.sin(2 * Math.PI * value);
        }
        Generators.addNoise(y, spec.noise(), seed);
        return Generators.dataset(spec, x, new Values(y, 1, 1));
    }
}
