package nablascope.nn;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** The output is the loss: its mean over all elements, whatever the targets. */
public final class OutputLoss implements Loss {
    @Override
    public float value(FMatrixRMaj output, Targets targets) {
        double sum = 0;
        for (int i = 0; i < output.getNumElements(); i++) {
            sum += output.data[i];
        }
        return (float) (sum / output.getNumElements());
    }

    @Override
    public float differentiate(FMatrixRMaj output, Targets targets, FMatrixRMaj gradient) {
        gradient.reshape(output.numRows, output.numCols);
        Arrays.fill(gradient.data, 0, gradient.getNumElements(), 1f / gradient.getNumElements());
        return value(output, targets);
    }
}
