package nablascope.train;

import nablascope.data.BatchBuffer;
import nablascope.data.Dataset;
import nablascope.experiment.LossSpec;
import org.ejml.data.FMatrixRMaj;

/** What counts as a right answer. An output that is not a number is never right. */
enum Answers {
    /** The largest output stands for the class. */
    CLASS {
        @Override
        double rightShare(FMatrixRMaj output, BatchBuffer batch) {
            int right = 0;
            for (int row = 0; row < output.numRows; row++) {
                right += largest(output, row) == batch.labels()[row] ? 1 : 0;
            }
            return (double) right / output.numRows;
        }
    },
    /** The largest output is where the one of the target is. */
    ONE_HOT {
        @Override
        double rightShare(FMatrixRMaj output, BatchBuffer batch) {
            int right = 0;
            for (int row = 0; row < output.numRows; row++) {
                right += largest(output, row) == largest(batch.y(), row) ? 1 : 0;
            }
            return (double) right / output.numRows;
        }
    },
    /** The sign of each logit says which of two values is meant. */
    LOGIT {
        @Override
        double rightShare(FMatrixRMaj output, BatchBuffer batch) {
            int right = 0;
            int n = output.getNumElements();
            for (int i = 0; i < n; i++) {
                float o = output.data[i];
                right += !Float.isNaN(o) && o > 0 == batch.y().data[i] > 0.5f ? 1 : 0;
            }
            return (double) right / n;
        }
    },
    /** Numbers are approximated: nothing is right or wrong. */
    NONE {
        @Override
        double rightShare(FMatrixRMaj output, BatchBuffer batch) {
            return Double.NaN;
        }
    };

    static Answers of(LossSpec loss, Dataset data) {
        if (!(data.targets() instanceof Dataset.Values values)) {
            return CLASS;
        }
        if (!onlyZerosAndOnes(values.y())) {
            return NONE;
        }
        if (values.outputs() > 1 && oneHot(values)) {
            return ONE_HOT;
        }
        return loss.type() == LossSpec.Type.BCE_LOGITS ? LOGIT : NONE;
    }

    /** Share of a batch's rows, or of their targets, that the output answers rightly. */
    abstract double rightShare(FMatrixRMaj output, BatchBuffer batch);

    private static boolean onlyZerosAndOnes(FMatrixRMaj y) {
        for (int i = 0; i < y.getNumElements(); i++) {
            if (y.data[i] != 0 && y.data[i] != 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean oneHot(Dataset.Values values) {
        int width = values.outputs();
        for (int from = 0; from < values.y().getNumElements(); from += width) {
            int ones = 0;
            for (int j = 0; j < width; j++) {
                ones += values.y().data[from + j] == 1 ? 1 : 0;
            }
            if (ones != 1) {
                return false;
            }
        }
        return true;
    }

    /** Position of a row's largest element; -1 if one is not a number. */
    private static int largest(FMatrixRMaj m, int row) {
        int at = row * m.numCols;
        int best = 0;
        for (int j = 0; j < m.numCols; j++) {
            if (Float.isNaN(m.data[at + j])) {
                return -1;
            }
            if (m.data[at + j] > m.data[at + best]) {
                best = j;
            }
        }
        return best;
    }
}
