package nablascope.data;

import java.util.List;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Targets;
import nablascope.data.Dataset.Values;
import nablascope.experiment.DataSpec.Generated;
import nablascope.experiment.InvalidExperimentException;
import nablascope.math.RandomStream;
import org.ejml.data.FMatrixRMaj;

/** Tasks that need a memory over many time steps. The noise is added to every input, the markers and symbols included. */
final class SequenceGenerators {
    /** Symbols to remember in the copying task. */
    private static final int COPIED = 10;
    /** Different symbols in the copying task; blank and delimiter follow. */
    private static final int ALPHABET = 8;

    private static final int BLANK = ALPHABET;
    private static final int DELIMITER = ALPHABET + 1;
    /** Distractors a, b, c, d of the temporal order task; the relevant A and B follow. */
    private static final int DISTRACTORS = 4;

    private SequenceGenerators() {}

    /**
     * The adding problem: channel 0 is uniform in [0, 1), channel 1 marks one step of the first half and one of the
     * second with 1; the target is the sum of the two marked values (Hochreiter and Schmidhuber 1997, in the form of
     * Arjovsky, Shah and Bengio 2016, section 4.2). Always answering 1 has a mean squared error of 1/6.
     */
    static Dataset adding(Generated spec, long seed) {
        int length = atLeast(spec, 2);
        FMatrixRMaj x = Matrices.zeros(spec.name(), spec.rows(), 2L * length);
        FMatrixRMaj y = new FMatrixRMaj(spec.rows(), 1);
        for (int row = 0; row < spec.rows(); row++) {
            RandomStream stream = Generators.point(seed, row);
            int first = stream.nextInt(length / 2);
            int second = length / 2 + stream.nextInt(length - length / 2);
            for (int t = 0; t < length; t++) {
                x.set(row, 2 * t, (float) stream.nextDouble());
            }
            x.set(row, 2 * first + 1, 1);
            x.set(row, 2 * second + 1, 1);
            y.data[row] = x.get(row, 2 * first) + x.get(row, 2 * second);
        }
        return dataset(spec, seed, x, new Values(y, 1, 1), List.of("value", "marker"));
    }

    /**
     * The copying task: 10 symbols out of 8, blanks, a delimiter 11 steps before the end, 10 blanks; the target is
     * blank at every step but the last 10, where it is the symbols in their order (Arjovsky, Shah and Bengio 2016,
     * section 4.1, with T = timeSteps - 20). Inputs are one-hot: 8 symbols, blank, delimiter; the class of every
     * time step is one of the 8 symbols or blank. Answering without memory has a cross-entropy of 10·ln 8/timeSteps.
     */
    static Dataset copyMemory(Generated spec, long seed) {
        int length = atLeast(spec, 2 * COPIED + 1);
        int width = DELIMITER + 1;
        FMatrixRMaj x = Matrices.zeros(spec.name(), spec.rows(), (long) width * length);
        int[] labels = new int[Math.multiplyExact(spec.rows(), length)];
        for (int row = 0; row < spec.rows(); row++) {
            RandomStream stream = Generators.point(seed, row);
            for (int t = 0; t < length; t++) {
                int symbol = t < COPIED ? stream.nextInt(ALPHABET) : t == length - COPIED - 1 ? DELIMITER : BLANK;
                x.set(row, width * t + symbol, 1);
                if (t < COPIED) {
                    labels[(row + 1) * length - COPIED + t] = symbol;
                }
                if (t < length - COPIED) {
                    labels[row * length + t] = BLANK;
                }
            }
        }
        List<String> symbols = List.of("0", "1", "2", "3", "4", "5", "6", "7", "blank");
        List<String> inputs = List.of("0", "1", "2", "3", "4", "5", "6", "7", "blank", "delimiter");
        return dataset(spec, seed, x, new Classes(labels, length, symbols), inputs);
    }

    /**
     * The temporal order problem: random distractors a, b, c, d, but A or B at one step in [T/10, 2T/10] and at one in
     * [5T/10, 6T/10]; which two came in which order is the class (Hochreiter and Schmidhuber 1997, task 6a; Pascanu,
     * Mikolov and Bengio 2013). Inputs are one-hot.
     */
    static Dataset temporalOrder(Generated spec, long seed) {
        int length = atLeast(spec, 2);
        int width = DISTRACTORS + 2;
        FMatrixRMaj x = Matrices.zeros(spec.name(), spec.rows(), (long) width * length);
        int[] labels = new int[spec.rows()];
        for (int row = 0; row < spec.rows(); row++) {
            RandomStream stream = Generators.point(seed, row);
            int first = between(stream, length / 10, 2 * length / 10);
            int second = between(stream, 5 * length / 10, 6 * length / 10);
            for (int t = 0; t < length; t++) {
                boolean relevant = t == first || t == second;
                int choice = stream.nextInt(relevant ? 2 : DISTRACTORS);
                if (relevant) {
                    labels[row] = 2 * labels[row] + choice;
                }
                x.set(row, width * t + (relevant ? DISTRACTORS + choice : choice), 1);
            }
        }
        Classes classes = new Classes(labels, 1, List.of("AA", "AB", "BA", "BB"));
        return dataset(spec, seed, x, classes, List.of("a", "b", "c", "d", "A", "B"));
    }

    private static int between(RandomStream stream, int from, int to) {
        return from + stream.nextInt(to - from + 1);
    }

    private static int atLeast(Generated spec, int steps) {
        if (spec.timeSteps() < steps) {
            throw new InvalidExperimentException(
                    "data.timeSteps", DataFault.TOO_SHORT.with(spec.timeSteps(), spec.name(), steps));
        }
        return spec.timeSteps();
    }

    private static Dataset dataset(Generated spec, long seed, FMatrixRMaj x, Targets targets, List<String> features) {
        Generators.addNoise(x, spec.noise(), seed);
        return new Dataset(spec.name(), x, spec.timeSteps(), targets, features, null);
    }
}
