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
                    "data.source", surface ? Misfit.SURFACE_WITH_DATA.with() : Misfit.NO_DATA.with());
        }
        if (surface != (experiment.loss().type() == LossSpec.Type.OUTPUT)) {
            throw new InvalidExperimentException(
                    "loss.type", surface ? Misfit.SURFACE_WITH_LOSS.with() : Misfit.NO_LOSS.with());
        }
    }

    private static void checkEvaluation(Experiment experiment) {
        if (experiment.training().earlyStopping() != null && experiment.evaluateEvery() == 0) {
            throw new InvalidExperimentException("training.earlyStopping", Misfit.NO_EVALUATION.with());
        }
    }

    private static void checkSize(long count) {
        if (count > MAX_PARAMETERS) {
            throw new InvalidExperimentException(
                    "model",
                    Misfit.TOO_MANY_PARAMETERS.with(
                            count,
                            String.format(Locale.ROOT, "%.0f", count * (double) BYTES_PER_PARAMETER / 1e9),
                            MAX_PARAMETERS));
        }
    }

    private static void checkFeatures(DataSpec.Inline data, ModelSpec model) {
        int dimensions = data.x().dimensions();
        if (dimensions < 2) {
            throw new InvalidExperimentException("data.x", Misfit.FLAT_FEATURES.with());
        }
        int features = data.x().shape()[dimensions - 1];
        if (features != model.input()) {
            throw new InvalidExperimentException("model.input", Misfit.INPUT_WIDTH.with(model.input(), features));
        }
        if (data.x().shape()[0] != data.y().shape()[0]) {
            throw new InvalidExperimentException(
                    "data.y",
                    Misfit.ROW_COUNT.with(data.y().shape()[0], data.x().shape()[0]));
        }
    }

    private static void checkTargets(DataSpec.Inline data, ModelShapes shapes, LossSpec loss) {
        boolean classes = loss.wantsClasses();
        int[] y = data.y().shape();
        int needed = (shapes.outputsSequence() ? 2 : 1) + (classes ? 0 : 1);
        boolean single = !classes && y.length == 1 && needed == 2;
        if (y.length != needed && !single) {
            throw new InvalidExperimentException("data.y", dimensions(y.length, shapes.outputsSequence(), classes));
        }
        if (shapes.outputsSequence() && y[1] != data.x().shape()[1]) {
            throw new InvalidExperimentException(
                    "data.y", Misfit.TIME_STEPS.with(y[1], data.x().shape()[1]));
        }
        if (classes) {
            checkClasses(data.y().values(), shapes.outputs());
        } else if ((single ? 1 : y[y.length - 1]) != shapes.outputs()) {
            throw new InvalidExperimentException(
                    "model", Misfit.OUTPUT_WIDTH.with(shapes.outputs(), single ? 1 : y[y.length - 1]));
        }
    }

    private static Phrase dimensions(int found, boolean sequence, boolean classes) {
        String time = sequence ? "[row][time]" : "[row]";
        return classes
                ? Misfit.CLASS_DIMENSIONS.with(found, time)
                : Misfit.VALUE_DIMENSIONS.with(found, time + "[output]");
    }

    private static void checkClasses(float[] classes, int outputs) {
        for (int i = 0; i < classes.length; i++) {
            if (!(classes[i] >= 0 && classes[i] < outputs && classes[i] == Math.rint(classes[i]))) {
                throw new InvalidExperimentException(
                        "data.y[" + i + "]", Misfit.NO_CLASS.with(JsonText.line(classes[i]), outputs, outputs - 1));
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
                    throw new InvalidExperimentException(key, Misfit.NO_SUCH_ROW.with(row, x[0] - 1));
                }
            }
            if (normalized && batches.get(i).length * steps == 1) {
                throw new InvalidExperimentException(key, Misfit.SINGLE_ROW.with());
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
                        Misfit.NO_TENSOR.with(Quote.text(Nearest.to(name, names))));
            }
            if (!Arrays.equals(shape, values.shape())) {
                throw new InvalidExperimentException(
                        "initialWeights." + name,
                        Misfit.TENSOR_SHAPE.with(Arrays.toString(values.shape()), Arrays.toString(shape)));
            }
        });
        for (String name : shapes.parameters().keySet()) {
            if (!weights.containsKey(name)) {
                throw new InvalidExperimentException("initialWeights." + name, Misfit.TENSOR_MISSING.with());
            }
        }
    }
}
