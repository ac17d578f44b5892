package nablascope.train;

import java.util.List;
import java.util.function.BooleanSupplier;
import nablascope.math.Norms;
import nablascope.nn.Network;
import nablascope.nn.Parameter;
import nablascope.train.Divergence.Phase;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first non-finite value of a step by going through it in the order of computation. Cheap to ask after every
 * step: it reads the step's norms, and looks at elements only where one is not finite.
 */
final class DivergenceFinder {
    private final Network network;
    private final BooleanSupplier dataGradientBroken;

    /** @param dataGradientBroken whether the gradient of the data loss alone is not finite; asked only where it matters */
    DivergenceFinder(Network network, BooleanSupplier dataGradientBroken) {
        this.network = network;
        this.dataGradientBroken = dataGradientBroken;
    }

    /**
     * What broke first among the outputs, the data loss and the gradients at the outputs; null: nothing did. To be
     * asked while they are those of the data loss at the present weights.
     */
    @Nullable
    Divergence inSignals(StepReport report) {
        StepSeries series = report.series();
        for (int i = 0; i < network.layerCount(); i++) {
            if (!Double.isFinite(report.value(series.outRms(i)))) {
                return found(report, Phase.FORWARD, Network.layerName(i), network.output(i));
            }
        }
        if (!Double.isFinite(report.dataLoss())) {
            return new Divergence(report.step(), Phase.LOSS, "loss", (float) report.dataLoss());
        }
        for (int i = network.layerCount() - 1; i >= 0; i--) {
            if (!Double.isFinite(report.value(series.outGradNorm(i)))) {
                // The parameters of later layers come earlier in the backward pass.
                Divergence earlier = inParameterGradients(report, i + 1, Phase.BACKWARD);
                return earlier != null
                        ? earlier
                        : found(report, Phase.BACKWARD, Network.layerName(i), network.outputGrad(i));
            }
        }
        return null;
    }

    /** What broke first in the penalty and the gradient of the whole objective; null: nothing did. */
    @Nullable
    Divergence inGradients(StepReport report) {
        if (!Double.isFinite(report.value(StepSeries.PENALTY))) {
            return new Divergence(report.step(), Phase.PENALTY, "penalty", (float) report.value(StepSeries.PENALTY));
        }
        if (Double.isFinite(report.gradNorm()) || report.divergence() != null) {
            return null;
        }
        boolean penalty = report.value(StepSeries.PENALTY) > 0 && !dataGradientBroken.getAsBoolean();
        return inParameterGradients(report, 0, penalty ? Phase.PENALTY : Phase.BACKWARD);
    }

    private @Nullable Divergence inParameterGradients(StepReport report, int firstLayer, Phase phase) {
        int next = network.parameters().size();
        for (int i = network.layerCount() - 1; i >= firstLayer; i--) {
            int first = next - network.layer(i).parameters().size();
            for (int p = next - 1; p >= first; p--) {
                Parameter parameter = network.parameters().get(p);
                if (!Double.isFinite(Norms.sumOfSquares(parameter.grad()))) {
                    return found(report, phase, parameter.name(), parameter.grad());
                }
            }
            next = first;
        }
        return null;
    }

    /** The first weight that the step's update broke; null: none. */
    @Nullable
    Divergence inWeights(StepReport report) {
        List<Parameter> parameters = network.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (!Double.isFinite(report.value(report.series().weightNorm(i)))) {
                Parameter p = parameters.get(i);
                return found(report, Phase.UPDATE, p.name(), p.value());
            }
        }
        return null;
    }

    private static Divergence found(StepReport report, Phase phase, String tensor, FMatrixRMaj values) {
        for (int i = 0; i < values.getNumElements(); i++) {
            if (!Float.isFinite(values.data[i])) {
                return new Divergence(report.step(), phase, tensor, values.data[i]);
            }
        }
        throw new IllegalStateException(tensor + " has a non-finite norm but no non-finite element");
    }
}
