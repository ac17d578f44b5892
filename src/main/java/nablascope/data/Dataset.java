package nablascope.data;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Rows of features with their targets. Neither is modified after construction.
 *
 * @param name as a person would call it
 * @param x rows × (timeSteps·features), the steps of a sequence one after the other; timeSteps is 1 without time
 * @param timeSteps length of every sequence
 * @param targets class numbers or values
 * @param image how a row is drawn as a picture; null: it is not one
 */
public record Dataset(
        String name,
        FMatrixRMaj x,
        int timeSteps,
        Targets targets,
        List<String> featureNames,
        @Nullable Image image) {

    /** What the network is to answer. */
    public sealed interface Targets {
        /** Width of the network's output that fits: the number of classes or of values. */
        int outputs();

        /** 1, or the number of time steps when every step has a target. */
        int steps();
    }

    /**
     * One class number per row and target step.
     *
     * @param labels rows·steps numbers in 0 … names.size()-1, row by row
     * @param names what the classes are called
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity only
    public record Classes(int[] labels, int steps, List<String> names) implements Targets {
        @Override
        public int outputs() {
            return names.size();
        }
    }

    /**
     * Numbers to be approximated.
     *
     * @param y rows × (steps·outputs)
     */
    public record Values(FMatrixRMaj y, int steps, int outputs) implements Targets {}

    /** A picture's size; the features run over channels, then lines, then columns. */
    public record Image(int channels, int height, int width) {}

    public int rows() {
        return x.numRows;
    }

    /** Features per row and time step. */
    public int features() {
        return x.numCols / timeSteps;
    }

    public boolean classification() {
        return targets instanceof Classes;
    }
}
