package nablascope.bench;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nablascope.data.Dataset;
import nablascope.data.Split;
import nablascope.experiment.About;
import nablascope.experiment.Activation;
import nablascope.experiment.ClipSpec;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.InitSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LayerSpec.Recurrent.Cell;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.RegularizationSpec;
import nablascope.experiment.TrainingSpec;
import nablascope.math.RandomStream;
import nablascope.train.Trainer;
import org.ejml.data.FMatrixRMaj;

/** The models that people teach with, on made-up rows: what they compute does not matter, what it costs does. */
public final class Models {

    /** Share of MNIST's pixels that are not black: counted over its 10,000 test pictures. */
    private static final double PICTURE_DENSITY = 0.193;

    /** A trainer with the knobs of its steps, and what it was made from. */
    public record Model(Trainer trainer, Knobs knobs, Experiment experiment, Split data) {
        public void step() {
            trainer.step(knobs);
        }

        Model on(int threads) {
            return new Model(new Trainer(experiment, data, threads), knobs, experiment, data);
        }
    }

    private static final int ROWS = 2048;

    /** Ends the names of models whose rows are as black as MNIST's. */
    private static final String PICTURES = " pictures";

    /** Hidden layers, their width, rows of a batch. */
    private static final Pattern DEEP = Pattern.compile("2-(\\d+)x(\\d+)-1 b(\\d+)");

    private static final OptimizerSpec SGD = OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.01);

    private Models() {}

    /** The model that clips by norm, for one of the names in {@link StepBenchmark} and {@link GrowthBenchmark}; trains on one thread. */
    public static Model of(String name) {
        return of(name, 1);
    }

    /** The same on some threads. */
    public static Model of(String name, int threads) {
        return build(name).on(threads);
    }

    private static Model build(String name) {
        Knobs knobs = Knobs.of(SGD).withClip(ClipSpec.NONE.withNorm(new ClipSpec.Norm(1, 2, false)));
        Knobs penalised = knobs.withRegularization(RegularizationSpec.NONE.withL2(1e-4, true));
        return switch (name) {
            case "2-8-8-1 b10" -> values(mlp(2, List.of(8, 8), 1, Activation.TANH), 10, knobs);
            case "64-64-10 b32" -> classes(mlp(64, List.of(64), 10, Activation.RELU), 32, knobs);
            case "784-128-10 b64", "784-128-10 b64 pictures" ->
                classes(
                        mlp(784, List.of(128), 10, Activation.RELU, ModelSpec.Norm.NONE, OptionalDouble.of(0.2)),
                        64,
                        penalised,
                        name.endsWith(PICTURES));
            case "784-512-512-10 b128", "784-512-512-10 b128 pictures" ->
                classes(mlp(784, List.of(512, 512), 10, Activation.RELU), 128, knobs, name.endsWith(PICTURES));
            case "batch norm 64-64-10 b32" ->
                classes(
                        mlp(64, List.of(64), 10, Activation.RELU, ModelSpec.Norm.BATCH, OptionalDouble.empty()),
                        32,
                        knobs);
            case "dropout, L2 and clip 64-64-10 b32" ->
                classes(
                        mlp(64, List.of(64), 10, Activation.RELU, ModelSpec.Norm.NONE, OptionalDouble.of(0.2)),
                        32,
                        penalised);
            case "RNN 64 T50 b32" -> sequences(Cell.RNN, 64, 50, 32, knobs);
            case "LSTM 64 T50 b32" -> sequences(Cell.LSTM, 64, 50, 32, knobs);
            case "GRU 64 T50 b32" -> sequences(Cell.GRU, 64, 50, 32, knobs);
            case "RNN 16 T10 b16" -> sequences(Cell.RNN, 16, 10, 16, knobs);
            case "LSTM 16 T10 b16" -> sequences(Cell.LSTM, 16, 10, 16, knobs);
            case "GRU 16 T10 b16" -> sequences(Cell.GRU, 16, 10, 16, knobs);
            default -> deep(name, knobs);
        };
    }

    private static Model deep(String name, Knobs knobs) {
        Matcher of = DEEP.matcher(name);
        if (!of.matches()) {
            throw new IllegalArgumentException(name);
        }
        List<Integer> hidden = Collections.nCopies(number(of, 1), number(of, 2));
        return values(mlp(2, hidden, 1, Activation.RELU), number(of, 3), knobs);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static ModelSpec mlp(int in, List<Integer> hidden, int out, Activation activation) {
        return mlp(in, hidden, out, activation, ModelSpec.Norm.NONE, OptionalDouble.empty());
    }

    private static ModelSpec mlp(
            int in, List<Integer> hidden, int out, Activation activation, ModelSpec.Norm norm, OptionalDouble dropout) {
        InitSpec init = InitSpec.of(InitSpec.Scheme.KAIMING_NORMAL, 1);
        return new ModelSpec.Mlp(in, hidden, activation, norm, dropout, false, out, init);
    }

    private static Model sequences(Cell cell, int hidden, int timeSteps, int batch, Knobs knobs) {
        List<LayerSpec> layers = List.of(
                new LayerSpec.Recurrent(cell, hidden, 1, false, false, InitSpec.TORCH_DEFAULT),
                new LayerSpec.Linear(1, true, InitSpec.TORCH_DEFAULT));
        Dataset.Values targets = new Dataset.Values(uniform(ROWS, 1, 2), 1, 1);
        return model(new ModelSpec.Layers(2, layers), LossSpec.Type.MSE, batch, knobs, dataset(2, timeSteps, targets));
    }

    private static Model values(ModelSpec model, int batch, Knobs knobs) {
        Dataset.Values targets = new Dataset.Values(uniform(ROWS, 1, 2), 1, 1);
        return model(model, LossSpec.Type.MSE, batch, knobs, dataset(model.input(), 1, targets));
    }

    private static Model classes(ModelSpec model, int batch, Knobs knobs) {
        return classes(model, batch, knobs, false);
    }

    private static Model classes(ModelSpec model, int batch, Knobs knobs, boolean pictures) {
        int[] labels = new int[ROWS];
        Arrays.setAll(labels, i -> i % 10);
        List<String> names = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        Dataset.Classes targets = new Dataset.Classes(labels, 1, names);
        Dataset data = dataset(model.input(), 1, targets);
        if (pictures) {
            blacken(data.x());
        }
        return model(model, LossSpec.Type.CROSS_ENTROPY, batch, knobs, data);
    }

    private static Dataset dataset(int features, int timeSteps, Dataset.Targets targets) {
        List<String> names = Collections.nCopies(features, "x");
        return new Dataset("made up", uniform(ROWS, features * timeSteps, 1), timeSteps, targets, names, null);
    }

    private static Model model(ModelSpec model, LossSpec.Type loss, int batch, Knobs knobs, Dataset data) {
        Experiment experiment = new Experiment(
                About.titled("benchmark"),
                1,
                new DataSpec.Bundled("digits", 0, DataSpec.Scaling.NONE),
                model,
                Map.of(),
                new LossSpec(loss),
                knobs,
                new TrainingSpec(TrainingSpec.UNLIMITED, batch, true, null, true),
                List.of(),
                0);
        Split split = new Split(data, null, List.of());
        return new Model(new Trainer(experiment, split), knobs, experiment, split);
    }

    private static void blacken(FMatrixRMaj pixels) {
        RandomStream random = RandomStream.of(7, RandomStream.Purpose.NOISE, 0, 3);
        for (int i = 0; i < pixels.getNumElements(); i++) {
            if (random.nextDouble() >= PICTURE_DENSITY) {
                pixels.data[i] = 0;
            }
        }
    }

    /** Numbers in [-1, 1). */
    public static FMatrixRMaj uniform(int rows, int cols, int lane) {
        RandomStream random = RandomStream.of(7, RandomStream.Purpose.NOISE, 0, lane);
        FMatrixRMaj m = new FMatrixRMaj(rows, cols);
        for (int i = 0; i < m.data.length; i++) {
            m.data[i] = (float) (2 * random.nextDouble() - 1);
        }
        return m;
    }
}
