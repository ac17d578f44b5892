package nablascope.train;

import nablascope.data.BatchBuffer;
import nablascope.data.Dataset;
import nablascope.nn.Loss;
import nablascope.nn.Network;
import nablascope.nn.Pass;
import org.ejml.data.FMatrixRMaj;

/** Loss and accuracy over a whole data set in evaluation mode, a few hundred rows at a time. Engine thread. */
final class Evaluator {
    /** Rows at a time: large enough for the products, small enough for the caches. Fixed, since it shapes the bits. */
    private static final int CHUNK = 256;

    private final Network network;
    private final Loss loss;
    private final Dataset data;
    private final BatchBuffer buffer;
    private final Loss.Targets targets = new Loss.Targets();
    private double meanLoss;
    private double accuracy;

    Evaluator(Network network, Loss loss, Dataset data) {
        this.network = network;
        this.loss = loss;
        this.data = data;
        this.buffer = new BatchBuffer(data, Math.min(CHUNK, data.rows()));
    }

    /** Evaluates; the results are in {@link #loss} and {@link #accuracy} until the next call. */
    void run(Pass pass) {
        pass.evaluate();
        pass.setTimeSteps(data.timeSteps());
        double lossSum = 0;
        double rightSum = 0;
        for (int from = 0; from < data.rows(); from += CHUNK) {
            buffer.loadRange(from, Math.min(CHUNK, data.rows() - from));
            targets.setLabels(buffer.labels());
            targets.setValues(buffer.y());
            FMatrixRMaj output = network.forward(buffer.x(), pass);
            lossSum += (double) loss.value(output, targets) * buffer.rows();
            rightSum += rightShare(output) * buffer.rows();
        }
        meanLoss = lossSum / data.rows();
        accuracy = rightSum / data.rows();
    }

    /** Mean over rows of the data loss. */
    double loss() {
        return meanLoss;
    }

    /** Share of right answers: largest output for classes, the sign of the logit for two-valued targets. */
    double accuracy() {
        return accuracy;
    }

    private double rightShare(FMatrixRMaj output) {
        int right = 0;
        if (data.classification()) {
            for (int i = 0; i < output.numRows; i++) {
                right += largest(output, i) == buffer.labels()[i] ? 1 : 0;
            }
            return (double) right / output.numRows;
        }
        int n = output.getNumElements();
        for (int i = 0; i < n; i++) {
            right += output.data[i] > 0 == buffer.y().data[i] > 0.5f ? 1 : 0;
        }
        return (double) right / n;
    }

    private static int largest(FMatrixRMaj output, int row) {
        int at = row * output.numCols;
        int best = 0;
        for (int j = 1; j < output.numCols; j++) {
            if (output.data[at + j] > output.data[at + best]) {
                best = j;
            }
        }
        return best;
    }
}
