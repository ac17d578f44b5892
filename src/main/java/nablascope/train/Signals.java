package nablascope.train;

import nablascope.math.Norms;
import nablascope.nn.Network;
import nablascope.nn.Recurrent;
import nablascope.nn.SurfaceLayer;
import org.ejml.data.FMatrixRMaj;

/** Measures what goes through the layers in a step: their outputs, and the gradients at them. */
final class Signals {
    private final Network network;
    private final int timeSteps;

    Signals(Network network, int timeSteps) {
        this.network = network;
        this.timeSteps = timeSteps;
    }

    /** To be asked while they are those of the data loss at the present weights. */
    void record(StepReport report) {
        StepSeries series = report.series();
        int next = series.firstTimeStep();
        for (int i = 0; i < network.layerCount(); i++) {
            FMatrixRMaj output = network.output(i);
            if (network.layer(i) instanceof SurfaceLayer surface) {
                report.set(next++, surface.w1());
                report.set(next++, surface.w2());
            }
            if (passesOn(i)) {
                report.set(series.outRms(i), report.value(series.outRms(i - 1)));
                report.set(series.outGradNorm(i), report.value(series.outGradNorm(i - 1)));
            } else {
                report.set(series.outRms(i), Math.sqrt(Norms.sumOfSquares(output) / output.getNumElements()));
                report.set(series.outGradNorm(i), Math.sqrt(Norms.sumOfSquares(network.outputGrad(i))));
            }
            if (network.layer(i) instanceof Recurrent recurrent) {
                next = timeSteps(report, recurrent, next);
            }
        }
    }

    /** Whether a layer does nothing, such as dropout at p = 0, and so needs no norms of its own. */
    @SuppressWarnings("ReferenceEquality") // the very same arrays
    private boolean passesOn(int i) {
        return i > 0
                && network.output(i) == network.output(i - 1)
                && network.outputGrad(i) == network.outputGrad(i - 1);
    }

    private int timeSteps(StepReport report, Recurrent recurrent, int first) {
        int next = first;
        for (int k = 0; k < recurrent.layerCount(); k++) {
            double[] norms = recurrent.hiddenGradientNorms(k);
            for (int t = 0; t < timeSteps; t++) {
                report.set(next++, norms[t]);
            }
        }
        return next;
    }
}
