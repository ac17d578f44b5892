package nablascope.train;

import java.nio.file.Path;
import java.util.Locale;
import nablascope.data.DataLoader;
import nablascope.data.Dataset;
import nablascope.data.Split;
import nablascope.experiment.Consistency;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelShapes;
import nablascope.experiment.ModelSpec;

/** What every way of training an experiment does first. */
public final class TrainingData {
    /** Share of the heap that parameters with gradients and optimizer state may take. */
    private static final double LARGEST_SHARE = 0.8;

    private TrainingData() {}

    /**
     * Reads or makes the rows of an experiment, once it is sure that its network fits into memory.
     *
     * @param folder what the data's relative paths are relative to
     * @throws InvalidExperimentException if the network is too large, or data and loss do not fit each other
     * @throws nablascope.data.InvalidDataException if the data cannot be read
     */
    public static Split load(Experiment experiment, Path folder) {
        checkMemory(experiment.model(), ModelShapes.isRecurrent(experiment.model()));
        return DataLoader.load(
                experiment.data(), experiment.seed(), folder, experiment.loss().wantsClasses());
    }

    /**
     * Whether an experiment can train on the given rows; nothing is built.
     *
     * @throws InvalidExperimentException naming the first key that does not fit
     */
    public static void check(Experiment experiment, Dataset rows) {
        boolean sequence = experiment.data() instanceof DataSpec.Inline inline
                ? inline.x().dimensions() == 3
                : rows.timeSteps() > 1;
        checkMemory(experiment.model(), sequence);
        Consistency.check(experiment);
        NetworkBuilder.check(experiment, rows);
    }

    /** Whether answers are right or wrong, so that there is an accuracy; of quantities they are neither. */
    public static boolean hasAccuracy(LossSpec loss, Split data) {
        return Answers.of(loss, evaluated(data)) != Answers.NONE;
    }

    /** The rows that are evaluated: those kept aside, if there are any. */
    static Dataset evaluated(Split data) {
        Dataset validation = data.validation();
        return validation == null ? data.train() : validation;
    }

    private static void checkMemory(ModelSpec model, boolean sequence) {
        long count = new ModelShapes(model, sequence).count();
        double needed = (double) count * Consistency.BYTES_PER_PARAMETER;
        long heap = Runtime.getRuntime().maxMemory();
        if (needed > LARGEST_SHARE * heap) {
            throw new InvalidExperimentException(
                    "model",
                    TrainingFault.TOO_MANY_PARAMETERS.with(count, gigabytes(needed), gigabytes((double) heap)));
        }
    }

    private static String gigabytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e9);
    }
}
