package nablascope.ui.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import nablascope.data.DataFile;
import nablascope.experiment.About;
import nablascope.experiment.Activation;
import nablascope.experiment.ClipMode;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.InitSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.TrainingSpec;
import nablascope.session.Pace;
import nablascope.ui.draft.OptimizerChoice;
import nablascope.ui.text.Texts;

/**
 * A ready experiment.
 *
 * @param id stem of its message keys
 * @param folder what its paths are relative to
 */
public record Preset(String id, Experiment experiment, Path folder) {
    /** λ of many MNIST tutorials, ready to be switched on. */
    public static final double MNIST_LAMBDA = 0.01;

    private static final String EXPLODE = "explode";
    private static final String ROSENBROCK = "rosenbrock";
    private static final String LASSO = "lasso";
    private static final long SEED = 42;
    private static final long EVALUATE_EVERY = 50;
    private static final InitSpec HE = InitSpec.of(InitSpec.Scheme.KAIMING_UNIFORM, Math.sqrt(2));

    /** Handwritten digits, one hidden layer: what the window starts with. */
    public static final Preset DIGITS = new Preset(
            "digits",
            digits("Handwritten digits", mlp(64, List.of(64), Activation.RELU, 10, InitSpec.TORCH_DEFAULT)),
            Path.of(""));

    /** Those that need no file, in the order of the menu. */
    public static final List<Preset> BUILT_IN = List.of(
            DIGITS,
            new Preset(
                    EXPLODE,
                    digits("Exploding gradients", mlp(64, sameWidth(6, 64), Activation.RELU, 10, HE)),
                    Path.of("")),
            new Preset(
                    "vanish",
                    digits(
                            "Vanishing gradients",
                            mlp(64, sameWidth(8, 32), Activation.SIGMOID, 10, InitSpec.TORCH_DEFAULT)),
                    Path.of("")),
            new Preset("spirals", spirals(), Path.of("")),
            new Preset("sine", sine(), Path.of("")),
            new Preset("norm", normalised(), Path.of("")),
            new Preset("lstm", lstm(), Path.of("")),
            new Preset(ROSENBROCK, rosenbrock(), Path.of("")),
            new Preset(LASSO, lasso(), Path.of("")));

    /**
     * The pace that a class can follow it at; {@link Pace#FULL_SPEED} where it can wait for the end. An explosion must be provoked before the network has
     * learnt everything, since then no gradient is left to explode; two weights would be through before anybody looked.
     */
    public Pace pace() {
        return switch (id) {
            case EXPLODE, LASSO -> new Pace(100);
            case ROSENBROCK -> new Pace(200);
            default -> Pace.FULL_SPEED;
        };
    }

    /** What an experiment of this title is called: a built-in one in the present language, others by their own title. */
    public static String shownTitle(Texts texts, String title) {
        return BUILT_IN.stream()
                .filter(preset -> preset.experiment().about().title().equals(title))
                .findFirst()
                .map(preset -> texts.get(preset.titleKey()))
                .orElse(title);
    }

    /** Key of what it is called in the present language. */
    public String titleKey() {
        return "preset." + id + ".title";
    }

    /** MNIST as in many tutorials: 784-128-10, batches of 64; λ waits, switched off. */
    public static Preset mnist(Path folder, String images, String labels) {
        var data = new DataSpec.Idx(
                images, labels, List.of(), Integer.MAX_VALUE, DataSpec.Idx.Sequence.NONE, 0.2, DataSpec.Scaling.NONE);
        Knobs sgd = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));
        ModelSpec model = mlp(784, List.of(128), Activation.RELU, 10, InitSpec.TORCH_DEFAULT);
        return new Preset(
                "mnist", experiment("MNIST 784-128-10", data, model, LossSpec.Type.CROSS_ENTROPY, sgd, 64), folder);
    }

    /**
     * What to begin with on somebody's own rows: two hidden layers that tell their classes apart, or come near their
     * numbers.
     *
     * @param spec the file's
     */
    public static Experiment onData(String title, DataFile file, DataSpec spec) {
        boolean classes = file.classes() > 0;
        ModelSpec model = mlp(
                file.features(),
                List.of(32, 32),
                Activation.RELU,
                classes ? file.classes() : 1,
                InitSpec.TORCH_DEFAULT);
        Knobs knobs = Knobs.of(OptimizerChoice.forTable(classes));
        LossSpec.Type loss = classes ? LossSpec.Type.CROSS_ENTROPY : LossSpec.Type.MSE;
        return experiment(title, spec, model, loss, knobs, 32);
    }

    private static Experiment digits(String title, ModelSpec model) {
        var data = new DataSpec.Bundled("digits", 0.2, DataSpec.Scaling.MIN_MAX);
        Knobs sgd = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));
        return experiment(title, data, model, LossSpec.Type.CROSS_ENTROPY, sgd, 32);
    }

    private static Experiment spirals() {
        var data = new DataSpec.Generated("spirals", 500, 0.1, 2, 2, 1, 0.2, DataSpec.Scaling.STANDARDIZE);
        Knobs sgd = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));
        ModelSpec model = mlp(2, List.of(8, 8), Activation.TANH, 2, InitSpec.of(InitSpec.Scheme.XAVIER_UNIFORM, 1));
        return experiment("Two spirals", data, model, LossSpec.Type.CROSS_ENTROPY, sgd, 10);
    }

    private static Experiment sine() {
        var data = new DataSpec.Generated("sine", 400, 0.1, 2, 1, 1, 0.2, DataSpec.Scaling.STANDARDIZE);
        Knobs sgd = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));
        ModelSpec model = mlp(1, List.of(32, 32), Activation.TANH, 1, InitSpec.TORCH_DEFAULT);
        return experiment("Sine regression", data, model, LossSpec.Type.MSE, sgd, 32);
    }

    /** Digits with everything that steadies a deep network. */
    private static Experiment normalised() {
        var model = new ModelSpec.Mlp(
                64,
                List.of(128, 128),
                Activation.RELU,
                ModelSpec.Norm.BATCH,
                OptionalDouble.of(0.3),
                false,
                10,
                InitSpec.TORCH_DEFAULT);
        return digits("Batch norm and dropout", model);
    }

    /** Which of two signals came first, told twenty time steps later. */
    private static Experiment lstm() {
        var data = new DataSpec.Generated("temporal-order", 1000, 0, 2, 2, 20, 0.2, DataSpec.Scaling.NONE);
        var lstm = new LayerSpec.Recurrent(LayerSpec.Recurrent.Cell.LSTM, 32, 1, false, false, InitSpec.TORCH_DEFAULT);
        var model = new ModelSpec.Layers(6, List.of(lstm, new LayerSpec.Linear(4, true, InitSpec.TORCH_DEFAULT)));
        Knobs adam = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.ADAM, 0.01));
        Knobs clipped = adam.withClip(ClipMode.NORM.with(adam.clip(), 1));
        return experiment("Memory of an LSTM", data, model, LossSpec.Type.CROSS_ENTROPY, clipped, 32);
    }

    private static Experiment rosenbrock() {
        Knobs momentum =
                Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.001).withMomentum(0.9));
        return surface("Rosenbrock's valley", ModelSpec.Surface.Kind.ROSENBROCK, momentum, 2000);
    }

    private static Experiment lasso() {
        Knobs sgd = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.01));
        Knobs penalised = sgd.withRegularization(PenaltyForm.L1.with(sgd.regularization(), 1));
        return surface("Lasso from (100, 100)", ModelSpec.Surface.Kind.ABS_SUM, penalised, 1000);
    }

    private static Experiment surface(String title, ModelSpec.Surface.Kind kind, Knobs knobs, long steps) {
        return new Experiment(
                About.titled(title),
                SEED,
                new DataSpec.None(),
                ModelSpec.Surface.of(kind),
                Map.of(),
                new LossSpec(LossSpec.Type.OUTPUT),
                knobs,
                new TrainingSpec(steps, TrainingSpec.ALL_ROWS, false, null, true),
                List.of(),
                0);
    }

    private static ModelSpec mlp(int input, List<Integer> hidden, Activation activation, int output, InitSpec init) {
        return new ModelSpec.Mlp(
                input, hidden, activation, ModelSpec.Norm.NONE, OptionalDouble.of(0), false, output, init);
    }

    private static List<Integer> sameWidth(int layers, int width) {
        return Collections.nCopies(layers, width);
    }

    private static Experiment experiment(
            String title, DataSpec data, ModelSpec model, LossSpec.Type loss, Knobs knobs, int batchSize) {
        var training = new TrainingSpec(TrainingSpec.UNLIMITED, batchSize, true, null, true);
        return new Experiment(
                About.titled(title),
                SEED,
                data,
                model,
                Map.of(),
                new LossSpec(loss),
                knobs,
                training,
                List.of(),
                EVALUATE_EVERY);
    }
}
