package nablascope.train;

import nablascope.data.BatchBuffer;
import nablascope.data.Dataset;
import nablascope.experiment.LossSpec;
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
    private final boolean sum;
    private final Answers answers;
    private double dataLoss;
    private double accuracy;

    Evaluator(Network network, LossSpec spec, Dataset data) {
        this.network = network;
        this.loss = Loss.of(spec);
        this.sum = spec.sum();
        this.answers = Answers.of(spec, data);
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
            float value = loss.value(output, targets);
            lossSum += sum ? value : (double) value * buffer.rows();
            rightSum += answers.rightShare(output, buffer) * buffer.rows();
        }
        dataLoss = sum ? lossSum : lossSum / data.rows();
        accuracy = rightSum / data.rows();
    }

    /** The data loss of all rows together, their mean or sum as the experiment says. */
    double loss() {
        return dataLoss;
    }

    /** Share of right answers; NaN where the targets are no classes. */
    double accuracy() {
        return accuracy;
    }
}
