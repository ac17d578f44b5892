package nablascope.data;

import java.util.List;
import java.util.stream.IntStream;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Targets;
import nablascope.data.Dataset.Values;
import nablascope.experiment.DataSpec;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.NumberArray;
import org.ejml.data.FMatrixRMaj;

/** Rows written in the experiment file. */
final class InlineData {
    /** More classes than a file of this kind can mean; a larger number is a mistake that would allocate names. */
    private static final int MAX_CLASSES = 100_000;

    private InlineData() {}

    /**
     * The rows, sharing the specification's arrays.
     *
     * @param classification y is [row], or [row][time], class numbers from 0, the classes being 0 … the largest one;
     *     otherwise [row], [row][output] or [row][time][output] values
     */
    static Loaded read(DataSpec.Inline spec, boolean classification) {
        NumberArray x = spec.x();
        if (x.dimensions() != 2 && x.dimensions() != 3) {
            throw new InvalidExperimentException("data.x", DataFault.FEATURE_DIMENSIONS.with(x.dimensions()));
        }
        int rows = x.shape()[0];
        int timeSteps = x.dimensions() == 3 ? x.shape()[1] : 1;
        int features = x.shape()[x.dimensions() - 1];
        if (rows == 0 || timeSteps == 0 || features == 0) {
            throw new InvalidExperimentException("data.x", DataFault.NO_FEATURE.with());
        }
        if (spec.y().dimensions() == 0 || spec.y().shape()[0] != rows) {
            throw new InvalidExperimentException("data.y", DataFault.ROW_COUNT.with(rows));
        }
        Targets targets = classification ? classes(spec.y(), timeSteps) : values(spec.y(), timeSteps);
        FMatrixRMaj matrix = FMatrixRMaj.wrap(rows, timeSteps * features, x.values());
        List<String> names =
                IntStream.range(0, features).mapToObj(i -> "x" + (i + 1)).toList();
        return new Loaded(new Dataset("inline", matrix, timeSteps, targets, names, null), List.of());
    }

    private static Classes classes(NumberArray y, int timeSteps) {
        int steps = y.dimensions() == 2 ? y.shape()[1] : 1;
        if (y.dimensions() > 2 || (y.dimensions() == 2 && steps != timeSteps)) {
            throw new InvalidExperimentException("data.y", DataFault.CLASS_DIMENSIONS.with());
        }
        int[] labels = new int[y.values().length];
        int max = 0;
        for (int i = 0; i < labels.length; i++) {
            float value = y.values()[i];
            labels[i] = (int) value;
            if (labels[i] != value || labels[i] < 0 || labels[i] >= MAX_CLASSES) {
                throw new InvalidExperimentException("data.y", DataFault.NO_CLASS.with(value, i / steps));
            }
            max = Math.max(max, labels[i]);
        }
        return new Classes(labels, steps, Generators.numbered(max + 1));
    }

    private static Values values(NumberArray y, int timeSteps) {
        int rows = y.shape()[0];
        if (y.dimensions() == 3 && y.shape()[1] != timeSteps) {
            throw new InvalidExperimentException("data.y", DataFault.TIME_STEPS.with(y.shape()[1], timeSteps));
        }
        int steps = y.dimensions() == 3 ? timeSteps : 1;
        int width = rows == 0 ? 0 : y.values().length / rows;
        if (y.dimensions() > 3 || width == 0) {
            throw new InvalidExperimentException("data.y", DataFault.VALUE_DIMENSIONS.with());
        }
        return new Values(FMatrixRMaj.wrap(rows, width, y.values()), steps, width / steps);
    }
}
