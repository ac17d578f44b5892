package nablascope.data;

import nablascope.data.Dataset.Classes;
import nablascope.experiment.DataSpec.Generated;
import nablascope.math.RandomStream;
import org.ejml.data.FMatrixRMaj;

/** Points in classes, most of them in the plane. Row i is of class i mod classes, so classes are balanced. */
final class PlanarGenerators {
    /** Half the side of the square of xor and the length of a spiral's arm. */
    private static final double REACH = 5;
    /** Turns of a spiral's arm. */
    private static final double TURNS = 1.75;
    /** Distance that xor's points keep from the axes. */
    private static final double PADDING = 0.3;

    private PlanarGenerators() {}

    /**
     * Gaussian clouds with standard deviation 1 around one centre per class, uniform in [-10, 10]^features:
     * {@code x = centre + ε + noise·ε'} (scikit-learn, make_blobs).
     */
    static Dataset blobs(Generated spec, long seed) {
        FMatrixRMaj x = Matrices.zeros(spec.name(), spec.rows(), spec.features());
        double[][] centres = new double[spec.classes()][spec.features()];
        for (int k = 0; k < centres.length; k++) {
            RandomStream stream = Generators.shared(seed, k);
            for (int f = 0; f < spec.features(); f++) {
                centres[k][f] = 20 * stream.nextDouble() - 10;
            }
        }
        for (int row = 0; row < spec.rows(); row++) {
            RandomStream stream = Generators.point(seed, row);
            for (int f = 0; f < spec.features(); f++) {
                x.set(row, f, (float) (centres[row % spec.classes()][f] + stream.nextGaussian()));
            }
        }
        return noisy(spec, seed, x, balanced(spec.rows(), spec.classes()));
    }

    /**
     * Two interleaved half circles: (cos t, sin t) and (1 - cos t, ½ - sin t), t uniform in [0, π] (scikit-learn,
     * make_moons). Always two classes.
     */
    static Dataset moons(Generated spec, long seed) {
        FMatrixRMaj x = Matrices.zeros(spec.name(), spec.rows(), 2);
        for (int row = 0; row < spec.rows(); row++) {
            double t = Math.PI * Generators.point(seed, row).nextDouble();
            boolean upper = row % 2 == 0;
            x.set(row, 0, (float) (upper ? StrictMath.cos(t) : 1 - StrictMath.cos(t)));
            x.set(row, 1, (float) (upper ? StrictMath.sin(t) : 0.5 - StrictMath.sin(t)));
        }
        return noisy(spec, seed, x, balanced(spec.rows(), 2));
    }

    /** Concentric circles around 0, class k of K with radius (K - k)/K (scikit-learn, make_circles with factor ½). */
    static Dataset circles(Generated spec, long seed) {
        FMatrixRMaj x = Matrices.zeros(spec.name(), spec.rows(), 2);
        int classes = spec.classes();
        for (int row = 0; row < spec.rows(); row++) {
            double angle = 2 * Math.PI * Generators.point(seed, row).nextDouble();
            polar(x, row, (double) (classes - row % classes) / classes, angle);
        }
        return noisy(spec, seed, x, balanced(spec.rows(), classes));
    }

    /**
     * Arms that wind outwards: with s uniform in [0, 1), radius 5·s and angle 2π·(1.75·s + k/K) for class k of K
     * (TensorFlow Playground, classifySpiralData, after Lang and Witbrock 1988).
     */
    static Dataset spirals(Generated spec, long seed) {
        FMatrixRMaj x = Matrices.zeros(spec.name(), spec.rows(), 2);
        int classes = spec.classes();
        for (int row = 0; row < spec.rows(); row++) {
            double s = Generators.point(seed, row).nextDouble();
            polar(x, row, REACH * s, 2 * Math.PI * (TURNS * s + (double) (row % classes) / classes));
        }
        return noisy(spec, seed, x, balanced(spec.rows(), classes));
    }

    /**
     * Uniform in [-5, 5]^features, at least 0.3 away from every axis; class 1 where the number of negative
     * coordinates is odd (TensorFlow Playground, classifyXORData; with more than 2 features the parity problem).
     */
    static Dataset xor(Generated spec, long seed) {
        int features = Math.max(2, spec.features());
        FMatrixRMaj x = Matrices.zeros(spec.name(), spec.rows(), features);
        int[] labels = new int[spec.rows()];
        for (int row = 0; row < spec.rows(); row++) {
            RandomStream stream = Generators.point(seed, row);
            for (int f = 0; f < features; f++) {
                double side = 2 * stream.nextDouble() - 1;
                labels[row] ^= side < 0 ? 1 : 0;
                x.set(row, f, (float) (side * (REACH - PADDING) + Math.copySign(PADDING, side)));
            }
        }
        return noisy(spec, seed, x, new Classes(labels, 1, Generators.numbered(2)));
    }

    private static void polar(FMatrixRMaj x, int row, double radius, double angle) {
        x.set(row, 0, (float) (radius * StrictMath.cos(angle)));
        x.set(row, 1, (float) (radius * StrictMath.sin(angle)));
    }

    private static Classes balanced(int rows, int classes) {
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = row % classes;
        }
        return new Classes(labels, 1, Generators.numbered(classes));
    }

    private static Dataset noisy(Generated spec, long seed, FMatrixRMaj x, Classes classes) {
        Generators.addNoise(x, spec.noise(), seed);
        return Generators.dataset(spec, x, classes);
    }
}
