package nablascope.cli;

import java.util.Locale;
import nablascope.experiment.Consistency;
import nablascope.experiment.Experiment;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.ModelShapes;

/** Refuses what will not fit before it is allocated. */
final class Memory {
    private Memory() {}

    static void check(Experiment experiment) {
        boolean sequence = ModelShapes.isRecurrent(experiment.model());
        long count = new ModelShapes(experiment.model(), sequence).count();
        double needed = (double) count * Consistency.BYTES_PER_PARAMETER;
        long heap = Runtime.getRuntime().maxMemory();
        if (needed > 0.8 * heap) {
            throw new InvalidExperimentException(
                    "model",
                    String.format(
                            Locale.ROOT,
                            "has %d parameters, which take about %.1f GB to train, and this program may use %.1f GB;"
                                    + " make its layers narrower",
                            count,
                            needed / 1e9,
                            heap / 1e9));
        }
    }
}
