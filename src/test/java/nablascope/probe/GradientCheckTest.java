package nablascope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import nablascope.data.DataLoader;
import nablascope.data.Split;
import nablascope.experiment.About;
import nablascope.experiment.Activation;
import nablascope.experiment.ClipSpec;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.InitSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LayerSpec.Recurrent.Cell;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.NumberArray;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.RegularizationSpec;
import nablascope.experiment.TrainingSpec;
import nablascope.train.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of layer with every loss and penalty, and every reference experiment, against differences in double. */
class GradientCheckTest {
    private static final Path GOLDENS = Path.of("src/test/resources/parity/public");
    private static final int ROWS = 6;
    private static final int TIME = 4;
    private static final int FEATURES = 3;

    @TempDir
    private Path folder;

    private static GradientReport check(Experiment experiment, Path folder) {
        return check(experiment, folder, 12);
    }

    private static GradientReport check(Experiment experiment, Path folder, int samples) {
        boolean classes = experiment.loss().type() == LossSpec.Type.CROSS_ENTROPY;
        Split data = DataLoader.load(experiment.data(), experiment.seed(), folder, classes);
        Trainer trainer = new Trainer(experiment, data);
        Map<String, NumberArray> weights = new LinkedHashMap<>(trainer.weights());
        weights.putAll(trainer.buffers());
        List<GradientReport.Tensor> each = new ArrayList<>();
        GradientReport report =
                new GradientCheck(experiment, data, weights, experiment.knobs(), 0).run(samples, each::add);
        assertThat(each).isEqualTo(report.tensors());
        return report;
    }

    static List<Path> goldens() throws IOException {
        try (Stream<Path> files = Files.list(GOLDENS)) {
            return files.filter(file -> file.toString().endsWith(".experiment.json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void the_reference_experiments_agree(Path file) throws IOException {
        assertAgrees(check(ExperimentFile.read(file), GOLDENS));
    }

    /** The digits' corner pixels are always blank: samples in their columns alone would check nothing. */
    @Test
    void samples_keep_to_no_column() throws IOException {
        Path file = folder.resolve("digits.experiment.json");
        Files.writeString(file, """
                {"format": "gradient-experiment", "version": 1, "seed": 1,
                 "data": {"source": "bundled", "name": "digits", "scaling": "min-max"},
                 "model": {"input": 64, "hidden": [64], "activation": "tanh", "output": 10},
                 "loss": {"type": "cross_entropy"}, "optimizer": {"type": "sgd", "lr": 0.1},
                 "training": {"steps": 1, "batchSize": 32}}
                """);
        GradientReport report = check(ExperimentFile.read(file), folder, 32);
        assertAgrees(report);
        assertThat(report.tensors().getFirst().gradient()).isNotZero();
    }

    /**
     * 1 - p has few digits left in float where p is all but 1, and so has an output's distance from a target that it all
     * but meets: an error of some percent is no wrong gradient.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0, 0, 1, 1] | cross_entropy | tanh | 2 | 20 | 1e-6",
                "[[0.9], [1.1], [1.2], [1]] | mse | tanh | 1 | 0.1 | 1e-8",
            })
    void what_is_learnt_all_but_perfectly_is_not_called_wrong(
            String y, String loss, String activation, int outputs, double lr, double enough) throws IOException {
        Path file = folder.resolve("learnt.experiment.json");
        Files.writeString(file, """
                {"format": "gradient-experiment", "version": 1, "seed": 3,
                 "data": {"source": "inline", "x": [[3, 0.1], [2.5, -0.4], [0.2, 3], [-0.3, 2.2]], "y": %s},
                 "model": {"input": 2, "hidden": [8], "activation": "%s", "output": %d},
                 "loss": {"type": "%s"}, "optimizer": {"type": "sgd", "lr": %s},
                 "training": {"steps": 50000, "batchSize": 4}}
                """.formatted(y, activation, outputs, loss, lr));
        Experiment experiment = ExperimentFile.read(file);
        Split data = DataLoader.load(experiment.data(), experiment.seed(), folder, loss.equals("cross_entropy"));
        Trainer trainer = new Trainer(experiment, data);
        while (!trainer.finished() && (trainer.report().dataLoss() > enough || trainer.steps() == 0)) {
            trainer.step(experiment.knobs());
        }
        GradientReport report = new GradientCheck(experiment, data, trainer.weights(), experiment.knobs(), 0).run(32);

        assertThat(report.tensors()).anyMatch(tensor -> tensor.error() > GradientReport.TOLERANCE);
        assertThat(report.tensors()).allMatch(GradientReport.Tensor::passed);
        assertThat(report.tolerance()).isLessThan(0.1);
    }

    private static void assertAgrees(GradientReport report) {
        assertThat(report.tensors()).isNotEmpty();
        assertThat(report.tolerance()).isEqualTo(GradientReport.TOLERANCE);
        assertThat(report.tensors()).filteredOn(t -> !t.passed()).isEmpty();
        assertThat(report.tensors().stream()
                        .mapToInt(GradientReport.Tensor::checked)
                        .sum())
                .isPositive();
    }

    static List<List<LayerSpec>> models() {
        InitSpec init = InitSpec.TORCH_DEFAULT;
        LayerSpec linear = new LayerSpec.Linear(5, true, init);
        List<List<LayerSpec>> models = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            models.add(List.of(linear, new LayerSpec.Activate(activation, 0.2, 1.3)));
        }
        models.add(List.of(linear, LayerSpec.BatchNorm.DEFAULT, new LayerSpec.Activate(Activation.TANH)));
        models.add(List.of(linear, LayerSpec.LayerNorm.DEFAULT, new LayerSpec.Activate(Activation.TANH)));
        models.add(List.of(linear, new LayerSpec.Dropout(0.4)));
        models.add(List.of(
                linear,
                new LayerSpec.Residual(List.of(linear, new LayerSpec.Dropout(0.3), LayerSpec.LayerNorm.DEFAULT))));
        for (Cell cell : Cell.values()) {
            models.add(List.of(new LayerSpec.Recurrent(cell, 4, 2, false, true, init)));
            models.add(List.of(new LayerSpec.Recurrent(cell, 4, 1, cell == Cell.RNN, false, init)));
        }
        return models;
    }

    private static List<RegularizationSpec> penalties() {
        RegularizationSpec none = RegularizationSpec.NONE;
        return List.of(
                none,
                none.withL1(0.1),
                none.withL2(0.1, true),
                none.withL2(0.1, false),
                none.withL2Norm(0.1, false),
                none.withL2Norm(0.1, true),
                none.withElasticNet(0.1, 0.3));
    }

    @ParameterizedTest
    @MethodSource("models")
    void layers_losses_and_penalties_agree(List<LayerSpec> start) {
        for (LossSpec.Type type : LossSpec.Type.values()) {
            if (type == LossSpec.Type.OUTPUT) {
                continue;
            }
            List<LayerSpec> layers = new ArrayList<>(start);
            layers.add(new LayerSpec.Linear(2, true, InitSpec.TORCH_DEFAULT));
            boolean recurrent = start.getFirst() instanceof LayerSpec.Recurrent;
            boolean all = start.getFirst() instanceof LayerSpec.Recurrent r && r.outputAll();
            for (RegularizationSpec penalty : penalties()) {
                DataSpec data = rows(recurrent, all, type);
                assertAgrees(check(experiment(data, new ModelSpec.Layers(FEATURES, layers), type, penalty), GOLDENS));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void surfaces_agree(ModelSpec.Surface.Kind kind) {
        assertAgrees(check(
                experiment(
                        new DataSpec.None(),
                        ModelSpec.Surface.of(kind),
                        LossSpec.Type.OUTPUT,
                        RegularizationSpec.NONE.withL1(0.5)),
                GOLDENS));
    }

    private static Experiment experiment(
            DataSpec data, ModelSpec model, LossSpec.Type loss, RegularizationSpec penalty) {
        Knobs knobs = new Knobs(
                OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1), penalty, ClipSpec.NONE, OptionalDouble.empty());
        return new Experiment(
                About.titled("check"),
                7,
                data,
                model,
                Map.of(),
                new LossSpec(loss, false, 0.7, loss == LossSpec.Type.CROSS_ENTROPY ? 0.1 : 0),
                knobs,
                new TrainingSpec(1, TrainingSpec.ALL_ROWS, false, null, true),
                List.of(),
                0);
    }

    private static DataSpec rows(boolean sequence, boolean targetPerStep, LossSpec.Type loss) {
        SplittableRandom random = new SplittableRandom(4);
        int[] shape = sequence ? new int[] {ROWS, TIME, FEATURES} : new int[] {ROWS, FEATURES};
        float[] x = new float[ROWS * FEATURES * (sequence ? TIME : 1)];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        boolean classes = loss == LossSpec.Type.CROSS_ENTROPY;
        int steps = targetPerStep ? TIME : 1;
        float[] y = new float[ROWS * steps * (classes ? 1 : 2)];
        for (int i = 0; i < y.length; i++) {
            y[i] = classes || loss == LossSpec.Type.BCE_LOGITS ? random.nextInt(2) : (float) random.nextGaussian();
        }
        List<Integer> target = new ArrayList<>(List.of(ROWS));
        if (targetPerStep) {
            target.add(TIME);
        }
        if (!classes) {
            target.add(2);
        }
        int[] targetShape = target.stream().mapToInt(Integer::intValue).toArray();
        return new DataSpec.Inline(new NumberArray(shape, x), new NumberArray(targetShape, y));
    }

    @Test
    void what_has_no_such_gradient_is_named() {
        RegularizationSpec penalty = RegularizationSpec.NONE.toBuilder()
                .gradientNorm(0.1)
                .adaptiveDecay(0.1)
                .l1(1)
                .l1Proximal(true)
                .build();
        GradientReport report = check(
                experiment(
                        new DataSpec.None(),
                        ModelSpec.Surface.of(ModelSpec.Surface.Kind.ROSENBROCK),
                        LossSpec.Type.OUTPUT,
                        penalty),
                GOLDENS);
        assertThat(report.leftOut())
                .containsExactly("regularization.gradientNorm", "regularization.adaptiveDecay", "regularization.l1");
        assertThat(report.passed()).isTrue();
    }
}
