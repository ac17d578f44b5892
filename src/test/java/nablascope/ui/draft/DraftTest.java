package nablascope.ui.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import nablascope.data.DataLoader;
import nablascope.data.Dataset;
import nablascope.experiment.About;
import nablascope.experiment.Activation;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.InitSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.TrainingSpec;
import nablascope.train.TrainingData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class DraftTest {
    @TempDir
    private Path folder;

    private static final InitSpec HE = InitSpec.of(InitSpec.Scheme.KAIMING_NORMAL, 1.3);
    private static final ModelSpec.Mlp RICH = new ModelSpec.Mlp(
            64, List.of(128, 32), Activation.RELU, ModelSpec.Norm.LAYER, OptionalDouble.of(0.2), true, 10, HE);

    private static Experiment digits(ModelSpec model, LossSpec.Type loss) {
        return new Experiment(
                new About("My title", "words", "", "", List.of(), Map.of(), Map.of()),
                7,
                new DataSpec.Bundled("digits", 0.2, DataSpec.Scaling.MIN_MAX),
                model,
                Map.of(),
                new LossSpec(loss),
                Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1)),
                new TrainingSpec(100, 32, true, null, true),
                List.of(),
                10);
    }

    private static final Path HERE = Path.of("");

    private static Draft of(Experiment base) {
        return Draft.of(base, HERE);
    }

    private static Experiment applied(Experiment base, Draft draft) {
        return draft.experiment(base, rows(draft), base.knobs());
    }

    private static Dataset rows(Draft draft) {
        return DataLoader.load(
                        draft.data(), draft.seed(), draft.folder(), draft.loss().wantsClasses())
                .train();
    }

    private static Draft on(Experiment base, DataSource source) {
        return new DraftChoice(of(base)).source(of(base), source);
    }

    @Test
    void an_unchanged_draft_is_the_same_experiment() {
        Experiment base = digits(RICH, LossSpec.Type.CROSS_ENTROPY);
        assertThat(applied(base, of(base))).isEqualTo(base);
    }

    @Test
    void another_activation_leaves_everything_else_in_the_network() {
        Experiment base = digits(RICH, LossSpec.Type.CROSS_ENTROPY);
        Experiment changed = applied(base, of(base).withModel(ModelEdit.withActivation(RICH, Activation.TANH)));

        assertThat(changed.model())
                .isEqualTo(new ModelSpec.Mlp(
                        64,
                        List.of(128, 32),
                        Activation.TANH,
                        ModelSpec.Norm.LAYER,
                        OptionalDouble.of(0.2),
                        true,
                        10,
                        HE));
        assertThat(changed.about()).isEqualTo(About.titled("Digits 64-128-32-10 tanh"));
    }

    @Test
    void another_depth_leaves_the_widths_of_the_layers_that_stay() {
        assertThat(ModelEdit.withDepth(RICH, 4).hidden()).containsExactly(128, 32, 32, 32);
        assertThat(ModelEdit.withDepth(RICH, 2)).isEqualTo(RICH);
        assertThat(ModelEdit.withDepth(RICH, 1).hidden()).containsExactly(128);
        assertThat(ModelEdit.withDepth(ModelEdit.withDepth(RICH, 0), 2).hidden())
                .containsExactly(64, 64);
    }

    @Test
    void a_loss_of_values_stays_when_the_data_change() {
        Experiment base = digits(RICH, LossSpec.Type.MSE);
        assertThat(applied(base, on(base, DataSource.IRIS)).loss()).isEqualTo(base.loss());
    }

    @Test
    void layers_of_one_s_own_only_follow_the_data_at_both_ends() {
        var dense = new LayerSpec.Linear(20, false, HE);
        var model = new ModelSpec.Layers(
                64, List.of(dense, LayerSpec.LayerNorm.DEFAULT, new LayerSpec.Linear(10, true, HE)));
        Experiment base = digits(model, LossSpec.Type.CROSS_ENTROPY);
        Draft iris = on(base, DataSource.IRIS);

        assertThat(applied(base, iris).model())
                .isEqualTo(new ModelSpec.Layers(
                        4, List.of(dense, LayerSpec.LayerNorm.DEFAULT, new LayerSpec.Linear(3, true, HE))));
    }

    static List<Path> goldens() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/parity"))) {
            return files.filter(f -> f.toString().endsWith(".experiment.json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void nothing_in_a_file_is_lost(Path file) throws IOException {
        Experiment golden = ExperimentFile.read(file);
        assertThat(applied(golden, of(golden))).isEqualTo(golden);
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_of_model_fits_its_data_and_survives_the_file(ModelKind kind) throws IOException {
        Experiment base = digits(RICH, LossSpec.Type.CROSS_ENTROPY);
        Draft draft = new DraftChoice(of(base)).kind(of(base), kind);
        Experiment made = applied(base, draft);

        TrainingData.check(made, rows(draft));
        Path file = folder.resolve("made.experiment.json");
        ExperimentFile.write(made, file);
        assertThat(ExperimentFile.read(file)).isEqualTo(made);
    }

    @ParameterizedTest
    @EnumSource
    void every_data_set_comes_with_a_model_and_a_loss_that_fit(DataSource source) {
        assumeThat(source.alwaysThere()).isTrue();
        Experiment base = digits(RICH, LossSpec.Type.CROSS_ENTROPY);
        Draft draft = on(base, source);
        Experiment made = applied(base, draft);

        TrainingData.check(made, rows(draft));
        assertThat(applied(base, new DraftChoice(of(base)).source(draft, DataSource.DIGITS)))
                .returns(base.data(), Experiment::data)
                .returns(base.loss(), Experiment::loss);
    }

    @Test
    void layers_start_from_the_perceptron_s_expansion() {
        Experiment base = digits(RICH, LossSpec.Type.CROSS_ENTROPY);
        Draft draft = new DraftChoice(of(base)).kind(of(base), ModelKind.LAYERS);
        assertThat(applied(base, draft).model()).isEqualTo(new ModelSpec.Layers(64, RICH.expand()));
    }

    @Test
    void losses_that_do_not_fit_are_not_on_offer_and_why_is_said() {
        Draft sine = on(digits(RICH, LossSpec.Type.CROSS_ENTROPY), DataSource.SINE);
        LossChoice choice = LossChoice.of(sine.data(), rows(sine));
        assertThat(choice.types())
                .containsExactly(LossSpec.Type.MSE, LossSpec.Type.HALF_MSE, LossSpec.Type.MAE, LossSpec.Type.HUBER);
        assertThat(choice.reasons()).containsExactly("structure.loss.noClasses", "structure.loss.noShares");
    }

    @Test
    void explicit_batches_give_way_when_they_no_longer_suffice() throws IOException {
        Experiment golden =
                ExperimentFile.read(Path.of("src/test/resources/parity/p02-mlp-relu-ce-minibatch.experiment.json"));
        Draft draft = of(golden);
        assertThat(draft.training().batches()).isNotNull();
        assertThat(draft.withSteps(1).training().batches()).isNotNull();
        assertThat(draft.withSteps(1000).training().batches()).isNull();
        assertThat(draft.withBatchSize(3).training().batches()).isNull();
    }
}
