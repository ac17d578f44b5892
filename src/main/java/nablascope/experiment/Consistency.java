package nablascope.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether the parts of an experiment fit each other, as far as that can be seen without loading data. */
public final class Consistency {
    /** The most numbers that a model may train. */
    public static final long MAX_PARAMETERS = 1_000_000_000;

    /** Weight, gradient and two moments, four bytes each. */
    public static final int BYTES_PER_PARAMETER = 16;

    private Consistency() {}

    /**
     * Checks widths, shapes, sizes and row numbers.
     *
     * @throws InvalidExperimentException naming the first key that does not fit
     */
    public static void check(Experiment experiment) {
        boolean sequence = experiment.data() instanceof DataSpec.Inline inline
                ? inline.x().dimensions() == 3
                : ModelShapes.isRecurrent(experiment.model());
        checkSurface(experiment);
        checkEvaluation(experiment);
        ModelShapes shapes = new ModelShapes(experiment.model(), sequence);
        checkSize(shapes.count());
        if (experiment.data() instanceof DataSpec.Inline inline) {
            checkFeatures(inline, experiment.model());
            checkTargets(inline, shapes, experiment.loss());
            checkBatches(inline.x().shape(), experiment.training(), shapes);
        }
        checkWeights(experiment.initialWeights(), shapes);
    }

    private static void checkSurface(Experiment experiment) {
        boolean surface = experiment.model() instanceof ModelSpec.Surface;
        if (surface != experiment.data() instanceof DataSpec.None) {
            throw new InvalidExperimentException(
                    "data.source",
                    surface
                            ? "is not \"none\", but a surface has no data; leave data out"
                            : "is \"none\", but this model needs data; choose a source");
        }
        if (surface != (experiment.loss().type() == LossSpec.Type.OUTPUT)) {
            throw new InvalidExperimentException(
                    "loss.type",
                    surface
                            ? "is given, but a surface is its own loss; leave loss out"
                            : "is \"output\", which only a surface has; choose mse or cross_entropy");
        }
    }

    private static void checkEvaluation(Experiment experiment) {
        if (experiment.training().earlyStopping() != null && experiment.evaluateEvery() == 0) {
            throw new InvalidExperimentException(
                    "training.earlyStopping", "watches the evaluations; add \"evaluation\": {\"every\": 100}");
        }
    }

    private static void checkSize(long count) {
        if (count > MAX_PARAMETERS) {
            throw new InvalidExperimentException(
                    "model",
                    String.format(
                            Locale.ROOT,
                            "has %d parameters, which take %.0f GB to train; make its layers narrower, up to %d"
                                    + " parameters in all",
                            count,
                            count * (double) BYTES_PER_PARAMETER / 1e9,
                            MAX_PARAMETERS));
        }
    }

    private static void checkFeatures(DataSpec.Inline data, ModelSpec model) {
        int dimensions = data.x().dimensions();
        if (dimensions < 2) {
            throw new InvalidExperimentException(
                    "data.x", "is a list of numbers; it must be [row][feature] or [row][time][feature]");
        }
        int features = data.x().shape()[dimensions - 1];
        if (features != model.input()) {
            throw new InvalidExperimentException(
                    "model.input",
                    "is " + model.input() + ", but data.x has " + features + " features; make them equal");
        }
        if (data.x().shape()[0] != data.y().shape()[0]) {
            throw new InvalidExperimentException(
                    "data.y",
                    "has " + data.y().shape()[0] + " rows, but data.x has "
                            + data.x().shape()[0] + "; make them equal");
        }
    }

    private static void checkTargets(DataSpec.Inline data, ModelShapes shapes, LossSpec loss) {
        boolean classes = loss.wantsClasses();
        int[] y = data.y().shape();
        int needed = (shapes.outputsSequence() ? 2 : 1) + (classes ? 0 : 1);
        boolean single = !classes && y.length == 1 && needed == 2;
        if (y.length != needed && !single) {
            throw new InvalidExperimentException(
                    "data.y",
                    "has " + y.length + " dimensions; this loss and model need [row]"
                            + (shapes.outputsSequence() ? "[time]" : "")
                            + (classes ? " class numbers" : "[output] numbers"));
        }
        if (shapes.outputsSequence() && y[1] != data.x().shape()[1]) {
            throw new InvalidExperimentException(
                    "data.y",
                    "has " + y[1] + " time steps, but data.x has " + data.x().shape()[1]);
        }
        if (classes) {
            checkClasses(data.y().values(), shapes.outputs());
        } else if ((single ? 1 : y[y.length - 1]) != shapes.outputs()) {
            throw new InvalidExperimentException(
                    "model",
                    "has " + shapes.outputs() + " outputs, but data.y has " + (single ? 1 : y[y.length - 1])
                            + " per row; make them equal");
        }
    }

    private static void checkClasses(float[] classes, int outputs) {
        for (int i = 0; i < classes.length; i++) {
            if (!(classes[i] >= 0 && classes[i] < outputs && classes[i] == Math.rint(classes[i]))) {
                throw new InvalidExperimentException(
                        "data.y[" + i + "]",
                        "is " + JsonText.line(classes[i]) + "; with cross_entropy and " + outputs
                                + " outputs it must be a class number from 0 to " + (outputs - 1));
            }
        }
    }

    private static void checkBatches(int[] x, TrainingSpec training, ModelShapes shapes) {
        List<int[]> batches = training.batches();
        boolean normalized = !shapes.buffers().isEmpty();
        int steps = x.length == 3 ? x[1] : 1;
        for (int i = 0; batches != null && i < batches.size(); i++) {
            String key = "training.batches[" + i + "]";
            for (int row : batches.get(i)) {
                if (row >= x[0]) {
                    throw new InvalidExperimentException(
                            key, "asks for row " + row + ", but data.x has rows 0 to " + (x[0] - 1));
                }
            }
            if (normalized && batches.get(i).length * steps == 1) {
                throw new InvalidExperimentException(
                        key, "has one row, which batch normalisation cannot scale; give it at least two");
            }
        }
    }

    private static void checkWeights(Map<String, NumberArray> weights, ModelShapes shapes) {
        if (weights.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>(shapes.parameters().keySet());
        names.addAll(shapes.buffers().keySet());
        weights.forEach((name, values) -> {
            int[] shape =
                    shapes.parameters().getOrDefault(name, shapes.buffers().get(name));
            if (shape == null) {
                throw new InvalidExperimentException(
                        "initialWeights." + Quote.text(name),
                        "is no tensor of this model; did you mean " + Quote.text(Nearest.to(name, names)) + "?");
            }
            if (!Arrays.equals(shape, values.shape())) {
                throw new InvalidExperimentException(
                        "initialWeights." + name,
                        "has the shape " + Arrays.toString(values.shape()) + "; this model needs "
                                + Arrays.toString(shape));
            }
        });
        for (String name : shapes.parameters().keySet()) {
            if (!weights.containsKey(name)) {
                throw new InvalidExperimentException(
                        "initialWeights." + name, "is missing; give every tensor of the model, or none");
            }
        }
    }
}
