package nablascope.data;

import java.util.List;
import nablascope.data.Split.DataStep;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** Fills gaps, which are NaN, with the mean of the training rows. */
final class MissingValues {
    private MissingValues() {}

    /**
     * Modified: both. Adds what was done to {@code steps}.
     *
     * @throws InvalidDataException if a feature has a gap but no value in any training row
     */
    static void fill(Dataset train, @Nullable Dataset validation, List<DataStep> steps) {
        int filled = 0;
        for (int f = 0; f < train.x().numCols; f++) {
            float mean = mean(train.x(), f);
            int gaps = fill(train.x(), f, mean) + (validation == null ? 0 : fill(validation.x(), f, mean));
            if (gaps > 0 && Float.isNaN(mean)) {
                throw new InvalidDataException(DataFault.EMPTY_FEATURE.with(
                        train.name(), train.featureNames().get(f)));
            }
            filled += gaps;
        }
        if (filled > 0) {
            steps.add(new DataStep("data.filledWithMean", List.of(filled)));
        }
    }

    private static float mean(FMatrixRMaj x, int column) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < x.numRows; row++) {
            float value = x.get(row, column);
            if (!Float.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return (float) (sum / count);
    }

    private static int fill(FMatrixRMaj x, int column, float mean) {
        int gaps = 0;
        for (int row = 0; row < x.numRows; row++) {
            if (Float.isNaN(x.get(row, column))) {
                x.set(row, column, mean);
                gaps++;
            }
        }
        return gaps;
    }
}
