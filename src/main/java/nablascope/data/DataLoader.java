package nablascope.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Values;
import nablascope.data.Split.DataStep;
import nablascope.experiment.DataSpec;
import nablascope.experiment.InvalidExperimentException;
import org.ejml.data.FMatrixRMaj;

/** From what the experiment file says about its data to rows that can be trained on. Any thread; may take seconds. */
public final class DataLoader {
    private DataLoader() {}

    /**
     * Reads or makes the rows, keeps some aside, and scales both parts with statistics of the training rows.
     *
     * <p>Classes that are to be approximated as values become one-hot rows: 1 in the column of the class, 0 elsewhere.
     *
     * @param seed the experiment's seed: decides generated points, their noise, and which rows are kept aside
     * @param folder the experiment file's folder, which paths are relative to and may not leave
     * @param classification whether the loss wants class numbers (cross-entropy) or values (all others)
     * @throws InvalidDataException if a file cannot be used
     * @throws InvalidExperimentException if the specification does not fit the data or the loss
     */
    public static Split load(DataSpec spec, long seed, Path folder, boolean classification) {
        Loaded loaded = read(spec, seed, folder, classification);
        List<DataStep> steps = new ArrayList<>(loaded.steps());
        Dataset all = fitTargets(loaded.data(), classification, steps);
        RowSplit rows = RowSplit.of(loaded.data(), spec.testFraction(), seed);
        boolean whole = rows.validation().length == 0;
        Dataset train = whole ? all : RowSplit.pick(all, rows.train());
        Dataset validation = whole ? null : RowSplit.pick(all, rows.validation());
        if (!whole) {
            steps.add(new DataStep("data.split", List.of(rows.train().length, rows.validation().length)));
        }
        if (spec instanceof DataSpec.Csv csv && csv.missing() == DataSpec.Csv.Missing.MEAN) {
            MissingValues.fill(train, validation, steps);
        }
        Scaler scaler = Scaler.fit(train, spec.scaling());
        Dataset scaledValidation = validation == null ? null : scaler.apply(validation, new ArrayList<>());
        return new Split(scaler.apply(train, steps), scaledValidation, List.copyOf(steps));
    }

    private static Loaded read(DataSpec spec, long seed, Path folder, boolean classification) {
        return switch (spec) {
            case DataSpec.Inline inline -> InlineData.read(inline, classification);
            case DataSpec.Bundled bundled -> BundledData.read(bundled.name());
            case DataSpec.Generated generated -> Generators.generate(generated, seed);
            case DataSpec.Idx idx -> IdxReader.read(idx, folder);
            case DataSpec.Cifar10 cifar -> Cifar10Reader.read(cifar, folder);
            case DataSpec.None none -> new Loaded(nothing(), List.of());
            case DataSpec.Csv csv ->
                CsvData.read(csv, DataPath.resolve(folder, csv.path(), csv.sha256()), classification);
        };
    }

    /** One row of zeros, since a step has a batch. */
    private static Dataset nothing() {
        Values zero = new Values(new FMatrixRMaj(1, 1), 1, 1);
        return new Dataset("none", new FMatrixRMaj(1, 1), 1, zero, List.of("none"), null);
    }

    private static Dataset fitTargets(Dataset data, boolean classification, List<DataStep> steps) {
        if (data.targets() instanceof Classes classes && !classification) {
            steps.add(new DataStep("data.oneHot", List.of(classes.outputs())));
            return new Dataset(
                    data.name(), data.x(), data.timeSteps(), oneHot(classes), data.featureNames(), data.image());
        }
        if (!data.classification() && classification) {
            throw new InvalidExperimentException("loss.type", DataFault.TARGETS_ARE_NUMBERS.with(data.name()));
        }
        return data;
    }

    private static Values oneHot(Classes classes) {
        int[] labels = classes.labels();
        int width = classes.outputs();
        int rows = labels.length / classes.steps();
        FMatrixRMaj y = Matrices.zeros(DataFault.ONE_HOT.with(), rows, (long) classes.steps() * width);
        for (int i = 0; i < labels.length; i++) {
            y.data[i * width + labels[i]] = 1;
        }
        return new Values(y, classes.steps(), width);
    }
}
