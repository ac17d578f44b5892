package nablascope.train;

import java.util.stream.IntStream;
import nablascope.math.Norms;
import nablascope.nn.Network;
import nablascope.nn.Recurrent;
import nablascope.nn.SurfaceLayer;
import org.ejml.data.FMatrixRMaj;

/** Measures what goes through the layers in a step: their outputs, and the gradients at them. */
final class Signals {
    private static final FMatrixRMaj NOTHING = new FMatrixRMaj(0, 0);

    private final Network network;
    private final int timeSteps;

    /** Whether a layer has more to tell than its output and the gradient at it. */
    private final boolean more;

    Signals(Network network, int timeSteps) {
        this.network = network;
        this.timeSteps = timeSteps;
        this.more = IntStream.range(0, network.layerCount())
                .mapToObj(network::layer)
                .anyMatch(layer -> layer instanceof Recurrent || layer instanceof SurfaceLayer);
    }

    /** To be asked while they are those of the data loss at the present weights. */
    @SuppressWarnings("ReferenceEquality") // the very same arrays
    void record(StepReport report) {
        StepSeries series = report.series();
        FMatrixRMaj before = NOTHING;
        FMatrixRMaj gradBefore = NOTHING;
        for (int i = 0; i < network.layerCount(); i++) {
            FMatrixRMaj output = network.output(i);
            FMatrixRMaj grad = network.outputGrad(i);
            if (output == before && grad == gradBefore) {
                // A layer that does nothing, such as dropout at p = 0, needs no norms of its own.
                report.set(series.outRms(i), report.value(series.outRms(i - 1)));
                report.set(series.outGradNorm(i), report.value(series.outGradNorm(i - 1)));
            } else {
                report.set(series.outRms(i), Math.sqrt(Norms.sumOfSquares(output) / output.getNumElements()));
                report.set(series.outGradNorm(i), Math.sqrt(Norms.sumOfSquares(grad)));
            }
            before = output;
            gradBefore = grad;
        }
        if (more) {
            recordMore(report);
        }
    }

    private void recordMore(StepReport report) {
        int next = report.series().firstTimeStep();
        for (int i = 0; i < network.layerCount(); i++) {
            if (network.layer(i) instanceof SurfaceLayer surface) {
                report.set(next++, surface.w1());
                report.set(next++, surface.w2());
            }
            if (network.layer(i) instanceof Recurrent recurrent) {
                next = timeSteps(report, recurrent, next);
            }
        }
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
