package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.Experiment;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import org.junit.jupiter.api.Test;

/** What of a table is learned, and from what, chosen from its columns in the real window. */
final class TableColumnsWindowTest extends ExperimentTabFixture {
    /** Three columns of numbers, and one of text before and after. */
    private void openFlats(String target, String features, int inputs, int outputs, String loss) throws IOException {
        StringBuilder rows = new StringBuilder("town,age,rooms,price,kind\n");
        for (int i = 0; i < 60; i++) {
            rows.append(String.format(
                    Locale.ROOT, "town %d,%d,%d,%.2f,%s%n", i % 7, 20 + i, i % 3, i * 1.7, "abc".charAt(i % 3)));
        }
        Files.writeString(folder.resolve("flats.csv"), rows);
        Path file = Files.writeString(
                folder.resolve("flats.experiment.json"), """
                {"format": "gradient-experiment", "version": 1, "title": "flats", "seed": 1,
                 "data": {"source": "csv", "path": "flats.csv", "target": [%s], "features": [%s]},
                 "model": {"input": %d, "hidden": [8], "activation": "tanh", "output": %d},
                 "loss": {"type": "%s"}, "optimizer": {"type": "sgd", "lr": 0.01},
                 "training": {"steps": 100, "batchSize": 16}, "evaluation": {"every": 10}}
                """.formatted(target, features, inputs, outputs, loss));
        on(() -> offscreen.window().opener().open(List.of(file)));
        await("flats", w -> session(w).experiment().about().title().equals("flats"));
    }

    private MenuButton awaitFeatures(String text) {
        MenuButton features = find("structure-columns", MenuButton.class);
        await(text, _ -> features.getText().equals(text));
        return features;
    }

    private String scored() {
        Labeled counter = find("counter-score", Labeled.class);
        return offscreen.on(() -> ((Labeled) counter.getParent().lookup(".caption")).getText());
    }

    @Test
    void the_network_and_the_loss_follow_the_target() throws IOException {
        openFlats("\"kind\"", "\"age\", \"price\"", 2, 3, "cross_entropy");
        awaitFeatures("2 of 3");

        pick("structure-target", "price");
        awaitFeatures("1 of 2");
        Experiment made = train();
        assertThat(made.loss().type()).isEqualTo(LossSpec.Type.MSE);
        assertThat(made.data()).isInstanceOfSatisfying(Csv.class, table -> {
            assertThat(table.target()).containsExactly("price");
            assertThat(table.features()).containsExactly("age");
        });
        assertThat(made.model()).isInstanceOfSatisfying(ModelSpec.Mlp.class, network -> {
            assertThat(network.input()).isEqualTo(1);
            assertThat(network.output()).isEqualTo(1);
        });

        assertThat(scored()).isEqualTo("train. R²");

        pick("structure-target", "rooms");
        pick("structure-missing", "leave the row out");
        made = train();
        assertThat(made.loss().type()).isEqualTo(LossSpec.Type.CROSS_ENTROPY);
        assertThat(((Csv) made.data()).missing()).isEqualTo(Csv.Missing.DROP_ROW);
        assertThat(scored()).isEqualTo("train. accuracy");

        pick("structure-task", "regression");
        assertThat(train().loss().type()).isEqualTo(LossSpec.Type.MSE);
    }

    @Test
    void classes_in_place_of_a_quantity_get_their_loss() throws IOException {
        openFlats("\"price\"", "\"age\", \"rooms\"", 2, 1, "mse");
        awaitFeatures("2 of 2");
        pick("structure-target", "rooms");
        assertThat(train().loss().type()).isEqualTo(LossSpec.Type.CROSS_ENTROPY);
    }

    @Test
    void features_are_ticked_and_the_last_one_stays() throws IOException {
        openFlats("\"kind\"", "\"age\", \"price\"", 2, 3, "cross_entropy");
        MenuButton features = awaitFeatures("2 of 3");
        on(() -> features.getItems().get(1).fire());
        awaitFeatures("3 of 3");
        on(() -> features.getItems().get(0).fire());
        on(() -> features.getItems().get(2).fire());
        on(() -> features.getItems().get(1).fire());
        assertThat(features.getText()).isEqualTo("1 of 3");
        assertThat(((Csv) train().data()).features()).containsExactly("rooms");
    }

    /** What somebody brought is not to be looked for again. */
    @Test
    void a_table_stays_on_offer_while_other_data_are_trained_on() throws IOException {
        openFlats("\"price\"", "\"age\", \"rooms\"", 2, 1, "mse");
        choose("structure-source", "DIGITS");
        assertThat(train().loss().type()).isEqualTo(LossSpec.Type.CROSS_ENTROPY);
        choose("structure-source", "OWN");
        awaitFeatures("2 of 2");
        Experiment again = train();
        assertThat(again.data()).isInstanceOfSatisfying(Csv.class, table -> {
            assertThat(table.path()).isEqualTo("flats.csv");
            assertThat(table.target()).containsExactly("price");
        });
        assertThat(again.loss().type()).isEqualTo(LossSpec.Type.MSE);
        choose("structure-source", "SINE");
        assertThat(train().loss().type()).isEqualTo(LossSpec.Type.MSE);
    }

    @Test
    void of_several_targets_which_only_a_file_asks_for_one_can_be_picked() throws IOException {
        openFlats("\"price\", \"age\"", "\"rooms\"", 1, 2, "mse");
        awaitFeatures("1 of 1");
        pick("structure-target", "age");
        Experiment made = train();
        assertThat(((Csv) made.data()).target()).containsExactly("age");
        assertThat(((Csv) made.data()).features()).containsExactly("rooms", "price");
    }

    private String target() {
        ComboBox<?> box = find("structure-target", ComboBox.class);
        return offscreen.on(() -> box.getButtonCell().getText());
    }

    @Test
    void revert_brings_several_targets_back() throws IOException {
        openFlats("\"price\", \"age\"", "\"rooms\"", 1, 2, "mse");
        awaitFeatures("1 of 1");
        pick("structure-target", "age");
        ButtonBase revert = find("structure-revert", ButtonBase.class);
        on(revert::fire);
        assertThat(target()).isEqualTo("price, age");
        await("nothing to revert", _ -> revert.isDisabled());
    }

    @Test
    void another_table_has_its_own_columns_and_keeps_its_own_target() throws IOException {
        openFlats("\"kind\"", "\"age\", \"price\"", 2, 3, "cross_entropy");
        awaitFeatures("2 of 3");
        choose("structure-source", "DIGITS");
        find("structure-done", Labeled.class);
        Files.writeString(folder.resolve("dogs.csv"), "size,breed\n1,a\n2,b\n3,a\n4,b\n5,a\n");
        on(() -> offscreen.window().opener().open(List.of(folder.resolve("dogs.csv"))));
        await("dogs", w -> session(w).experiment().about().title().equals("dogs.csv"));
        awaitFeatures("1 of 1");
        assertThat(target()).isEqualTo("breed");
        assertThat(find("structure-revert", ButtonBase.class).isDisabled()).isTrue();
    }

    @Test
    void columns_are_read_again_when_the_table_is_opened_again() throws IOException {
        Path table = Files.writeString(folder.resolve("dogs.csv"), "size,breed\n1,a\n2,b\n3,a\n4,b\n5,a\n");
        on(() -> offscreen.window().opener().open(List.of(table)));
        awaitFeatures("1 of 1");
        Files.writeString(table, "size,age,breed\n1,7,a\n2,6,b\n3,5,a\n4,4,b\n5,3,a\n");
        on(() -> offscreen.window().opener().open(List.of(table)));
        awaitFeatures("2 of 2");
    }

    @Test
    void the_present_run_s_rows_are_shown_whatever_became_of_their_file() throws IOException {
        String rows = "1,7,a\n2,6,b\n3,5,a\n4,4,b\n5,3,a\n";
        Path table = Files.writeString(folder.resolve("dogs.csv"), "size,age,breed\n" + rows);
        on(() -> offscreen.window().opener().open(List.of(table)));
        awaitFeatures("2 of 2");
        Files.writeString(table, "size,age,breed\n" + rows + rows);
        Labeled done = find("structure-done", Labeled.class);
        choose("structure-target", "age");
        await("the new rows", _ -> done.getText().contains("8 rows to train on"));
        choose("structure-target", "breed");
        await("the run's rows", _ -> done.getText().contains("4 rows to train on"));
        assertThat(find("structure-revert", ButtonBase.class).isDisabled()).isTrue();
    }

    @Test
    void columns_too_many_for_a_menu_are_counted_and_can_be_the_target() throws IOException {
        String names = IntStream.range(0, 250).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, 250).mapToObj(i -> i + ".5").collect(Collectors.joining(","));
        String other = IntStream.range(0, 250).mapToObj(i -> i + ".7").collect(Collectors.joining(","));
        Path table = Files.writeString(
                folder.resolve("wide.csv"), String.join("\n", names, row, other, row, other, row, ""));
        on(() -> offscreen.window().opener().open(List.of(table)));
        assertThat(awaitFeatures("249 of 249").isDisabled()).isTrue();
        choose("structure-target", "c7");
        assertThat(((Csv) train().data()).target()).containsExactly("c7");
    }

    @Test
    void a_table_put_back_is_read_when_somebody_comes_back() throws IOException {
        String rows = "size,age,breed\n1,7,a\n2,6,b\n3,5,a\n4,4,b\n5,3,a\n";
        Path table = Files.writeString(folder.resolve("dogs.csv"), rows);
        on(() -> offscreen.window().opener().open(List.of(table)));
        awaitFeatures("2 of 2");
        Files.delete(table);
        choose("structure-target", "age");
        Labeled obstacle = find("structure-obstacle", Labeled.class);
        await("what is missing", _ -> obstacle.getText().contains("dogs.csv"));

        Files.writeString(table, rows);
        on(() -> offscreen.window().show(LeftPanel.Tab.KNOBS));
        on(() -> offscreen.window().show(LeftPanel.Tab.EXPERIMENT));
        await("nothing in the way", _ -> obstacle.getText().isEmpty());
        assertThat(((Csv) train().data()).target()).containsExactly("age");
    }
}
