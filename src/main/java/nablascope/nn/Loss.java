package nablascope.nn;

import nablascope.experiment.LossSpec;
import org.ejml.data.FMatrixRMaj;

/**
 * A data loss with its gradient. Values are float32 as in PyTorch, so that they overflow at the same step; sums
 * accumulate in double.
 *
 * @see <a href="https://pytorch.org/docs/stable/nn.html#loss-functions">the definitions</a>
 */
public sealed interface Loss permits ValueLoss, CrossEntropy, OutputLoss {

    /** The loss of a specification. */
    static Loss of(LossSpec spec) {
        return switch (spec.type()) {
            case CROSS_ENTROPY -> new CrossEntropy(spec);
            case OUTPUT -> new OutputLoss();
            default -> new ValueLoss(spec);
        };
    }

    /**
     * The loss of a batch.
     *
     * @param output rows × outputs
     * @param targets what the rows should be
     * @return mean (or sum) over the rows
     */
    float value(FMatrixRMaj output, Targets targets);

    /**
     * The loss of a batch and its gradient with respect to the output, which share most of their work.
     *
     * @param gradient reshaped to the output's shape. Modified.
     * @return as {@link #value}
     */
    float differentiate(FMatrixRMaj output, Targets targets, FMatrixRMaj gradient);

    /**
     * What the rows of an output should be: the batch's own arrays, not copied.
     */
    final class Targets {
        private int[] labels = new int[0];
        private FMatrixRMaj values = new FMatrixRMaj(0, 0);

        /** @param newLabels class number of each row; may be longer than the output has rows */
        public void setLabels(int[] newLabels) {
            if (labels != newLabels) { // writing a reference costs the collector's book-keeping
                labels = newLabels;
            }
        }

        /** @param newValues shape of the output */
        public void setValues(FMatrixRMaj newValues) {
            if (values != newValues) {
                values = newValues;
            }
        }

        public int[] labels() {
            return labels;
        }

        public FMatrixRMaj values() {
            return values;
        }
    }
}
