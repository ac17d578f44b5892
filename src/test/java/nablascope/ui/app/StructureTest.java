package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The experiment tab in the real window. */
final class StructureTest extends ExperimentTabFixture {
    private void add(String kind) {
        MenuButton menu = find("layers-add", MenuButton.class);
        on(() -> menu.getItems().stream()
                .filter(item -> item.getId().equals("layers-add-" + kind))
                .forEach(item -> item.fire()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECURRENT", "LAYERS", "SURFACE"})
    void every_kind_of_model_trains_and_comes_back_from_its_file(String kind) throws IOException {
        choose("structure-kind", kind);
        if (kind.equals("LAYERS")) {
            add("BATCH_NORM"); // the expansion alone is the same network
        }
        Experiment made = train();

        Path file = folder.resolve("made.experiment.json");
        ExperimentFile.write(made, file);
        assertThat(ExperimentFile.read(file)).isEqualTo(made);
        Labeled counter = find("counter-score", Labeled.class);
        boolean scored = offscreen.on(() -> counter.getParent().isVisible());
        assertThat(scored).isEqualTo(!kind.equals("SURFACE"));

        choose("structure-kind", "PERCEPTRON");
        assertThat(train().model()).isInstanceOf(ModelSpec.Mlp.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEMPORAL_ORDER", "ADDING", "COPY_MEMORY"})
    void every_sequence_task_trains(String source) {
        choose("structure-source", source);
        type("structure-rows", "60");
        Experiment made = train();
        assertThat(made.model()).isInstanceOf(ModelSpec.Layers.class);
        assertThat(made.loss().type())
                .isEqualTo(source.equals("ADDING") ? LossSpec.Type.MSE : LossSpec.Type.CROSS_ENTROPY);
    }

    @Test
    void every_layer_can_be_added_changed_and_removed_and_a_wrong_one_is_explained() {
        choose("structure-kind", "LAYERS");
        ListView<?> list = find("layers", ListView.class);
        int before = offscreen.on(() -> list.getItems().size());
        for (String kind : List.of("LAYER_NORM", "DROPOUT", "BATCH_NORM", "ACTIVATION", "RESIDUAL")) {
            add(kind);
        }
        int after = offscreen.on(() -> list.getItems().size());
        assertThat(after).isEqualTo(before + 7);
        train();

        on(() -> list.getSelectionModel().select(0));
        add("LSTM");
        Labeled obstacle = find("structure-obstacle", Labeled.class);
        await("the reason", _ -> obstacle.getText().contains("time steps"));
        assertThat(find("structure-apply", Node.class).isDisabled()).isTrue();
        on(find("layers-remove", ButtonBase.class)::fire);
        await("no reason", _ -> obstacle.getText().isEmpty());

        type("layer-units", "7");
        await("the reason", _ -> obstacle.getText().contains("must keep its width"));
        type("layer-units", "64");

        on(() -> list.getSelectionModel().select(1));
        choose("layer-layer", "DROPOUT");
        type("layer-p", "0.4");
        List<LayerSpec> made = train().model().expand();
        assertThat(made.get(1)).isEqualTo(new LayerSpec.Dropout(0.4));
        assertThat(made).hasAtLeastOneElementOfType(LayerSpec.Residual.class);
    }

    @Test
    void loss_and_training_are_chosen_and_nothing_else_changes() {
        choose("structure-loss", "HUBER");
        type("structure-delta", "0.5");
        choose("structure-reduction", "true");
        type("structure-steps", "500");
        type("structure-evaluate", "25");
        Experiment made = train();
        assertThat(made.loss()).isEqualTo(new LossSpec(LossSpec.Type.HUBER, true, 0.5, 0));
        assertThat(made.training().steps()).isEqualTo(500);
        assertThat(made.evaluateEvery()).isEqualTo(25);
        assertThat(made.model()).isEqualTo(Preset.DIGITS.experiment().model());
    }

    @Test
    void where_nothing_is_evaluated_neither_header_nor_legend_speaks_of_it() {
        type("structure-evaluate", "0");
        assertThat(train().evaluateEvery()).isZero();
        Labeled counter = find("counter-score", Labeled.class);
        assertThat(offscreen.on(() -> counter.getParent().isVisible())).isFalse();
        assertThat(offscreen.on(() -> offscreen
                        .window()
                        .charts()
                        .lossChart()
                        .model()
                        .series("eval_loss")
                        .offeredProperty()
                        .get()))
                .isFalse();
    }

    @Test
    void the_preview_follows_the_chosen_data_again_and_again() {
        Labeled done = find("structure-done", Labeled.class);
        Map<String, String> names =
                Map.of("MOONS", "Two moons", "IRIS", "Iris flowers", "CIRCLES", "Circles", "DIGITS", "Digits 8×8");
        for (String source : List.of("MOONS", "IRIS", "CIRCLES", "DIGITS")) {
            choose("structure-source", source);
            await("rows of " + source, _ -> done.getText().contains(names.get(source)));
        }
    }

    @Test
    void a_wrong_number_for_the_next_run_stays_to_be_mended() {
        type("structure-batch", "0");
        type("structure-width", "32");
        TextField batch = find("structure-batch", TextField.class);
        String text = offscreen.on(batch::getText);
        assertThat(text).isEqualTo("0");
        Node apply = find("structure-apply", Node.class);
        assertThat(apply.isDisabled()).isTrue();
        type("structure-batch", "16");
        await("a way on", _ -> !apply.isDisabled());
    }
}
