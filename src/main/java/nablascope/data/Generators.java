package nablascope.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nablascope.data.Dataset.Targets;
import nablascope.data.Split.DataStep;
import nablascope.experiment.DataSpec.Generated;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.ValueFault;
import nablascope.math.RandomStream;
import nablascope.math.RandomStream.Purpose;
import org.ejml.data.FMatrixRMaj;

/**
 * Rows by formula. Row i draws its point from stream (DATA, i) and its noise from stream (NOISE, i): more noise moves
 * the same points, more rows leave the first ones where they are.
 */
final class Generators {
    private Generators() {}

    static Loaded generate(Generated spec, long seed) {
        Dataset data = switch (spec.name()) {
            case "blobs" -> PlanarGenerators.blobs(spec, seed);
            case "moons" -> PlanarGenerators.moons(spec, seed);
            case "circles" -> PlanarGenerators.circles(spec, seed);
            case "spirals" -> PlanarGenerators.spirals(spec, seed);
            case "xor" -> PlanarGenerators.xor(spec, seed);
            case "plane" -> RegressionGenerators.plane(spec, seed);
            case "sine" -> RegressionGenerators.sine(spec, seed);
            case "adding" -> SequenceGenerators.adding(spec, seed);
            case "copy-memory" -> SequenceGenerators.copyMemory(spec, seed);
            case "temporal-order" -> SequenceGenerators.temporalOrder(spec, seed);
            default ->
                throw new InvalidExperimentException(
                        "data.name", ValueFault.UNKNOWN_NAME.with(spec.name(), Generated.NAMES));
        };
        DataStep step = new DataStep("data.generated", List.of(spec.name(), spec.rows(), seed));
        return new Loaded(data, List.of(step));
    }

    /** The stream of a row's point. */
    static RandomStream point(long seed, int row) {
        return RandomStream.of(seed, Purpose.DATA, row, 0);
    }

    /** The stream of what all rows share, such as the centre of class k. */
    static RandomStream shared(long seed, int k) {
        return RandomStream.of(seed, Purpose.DATA, k, 1);
    }

    /** Adds N(0, σ²) to every number, each row from its own stream. Modified: x. */
    static void addNoise(FMatrixRMaj x, double sigma, long seed) {
        if (sigma == 0) {
            return;
        }
        for (int row = 0; row < x.numRows; row++) {
            RandomStream noise = RandomStream.of(seed, Purpose.NOISE, row, 0);
            for (int i = row * x.numCols; i < (row + 1) * x.numCols; i++) {
                x.data[i] += (float) (sigma * noise.nextGaussian());
            }
        }
    }

    static Dataset dataset(Generated spec, FMatrixRMaj x, Targets targets) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= x.numCols; i++) {
            names.add("x" + i);
        }
        return new Dataset(spec.name(), x, 1, targets, List.copyOf(names), null);
    }

    /** "0", "1", … */
    static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
