package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ScheduledChange;
import nablascope.session.Pace;
import nablascope.session.TrainingSession;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FilesTest extends WindowFixture {
    private static final Path MNIST = Path.of("..", "shared", "data", "mnist");

    @BeforeEach
    void loadDigits() {
        load(Preset.DIGITS.experiment());
    }

    @Test
    void an_experiment_file_is_opened_and_not_started() throws IOException {
        Path file = folder.resolve("spirals.experiment.json");
        Preset spirals = Preset.BUILT_IN.get(3);
        ExperimentFile.write(spirals.experiment(), file);

        on(() -> offscreen.window().opener().open(List.of(file)));
        await("spirals", w -> titled(w, "Two spirals"));

        assertThat(session().status().step()).isZero();
        assertThat(session().parameterCount()).isEqualTo(2 * 8 + 8 + 8 * 8 + 8 + 8 * 2 + 2);
    }

    @Test
    void the_pace_of_a_preset_leaves_with_it_and_one_that_somebody_chose_stays() throws IOException {
        choosePreset("explode", "Exploding gradients");
        assertThat(session().pace()).isEqualTo(new Pace(100));

        Path flowers = Files.writeString(folder.resolve("flowers.csv"), table("kind", "rose", "tulip", "lily"));
        on(() -> offscreen.window().opener().open(List.of(flowers)));
        await("flowers", w -> titled(w, "flowers.csv"));
        assertThat(session().pace()).isEqualTo(Pace.FULL_SPEED);

        on(() -> offscreen.window().run().pace().set(new Pace(30)));
        Path trees = Files.writeString(folder.resolve("trees.csv"), table("kind", "oak", "ash"));
        on(() -> offscreen.window().opener().open(List.of(trees)));
        await("trees", w -> titled(w, "trees.csv"));
        assertThat(session().pace()).isEqualTo(new Pace(30));

        choosePreset("explode", "Exploding gradients");
        assertThat(session().pace()).isEqualTo(new Pace(100));
        on(() -> offscreen.window().opener().open(List.of(trees)));
        await("trees", w -> titled(w, "trees.csv"));
        assertThat(session().pace()).isEqualTo(new Pace(30));
    }

    @Test
    void another_network_keeps_a_preset_s_pace_and_what_equals_a_preset_brings_none() {
        choosePreset("rosenbrock", "Rosenbrock's valley");
        Experiment deeper = Preset.BUILT_IN.get(2).experiment();
        on(() -> offscreen.window().run().rebuild(deeper, Preset.DIGITS.folder(), false));
        await("the network", w -> titled(w, deeper.about().title()));
        assertThat(session().pace()).isEqualTo(new Pace(200));

        load(Preset.BUILT_IN.get(1).experiment());
        assertThat(session().pace()).isEqualTo(Pace.FULL_SPEED);
    }

    private void choosePreset(String id, String title) {
        on(() -> ((MenuButton) lookup("presets"))
                .getItems().stream()
                        .filter(item -> ("preset." + id).equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        await("the preset", w -> titled(w, title));
    }

    @Test
    void a_table_is_opened_with_a_network_that_fits_it() throws IOException {
        Path classes = Files.writeString(folder.resolve("flowers.csv"), table("kind", "rose", "tulip", "lily"));
        on(() -> offscreen.window().opener().open(List.of(classes)));
        await("flowers", w -> titled(w, "flowers.csv"));
        assertThat(session().parameterCount()).isEqualTo(2 * 32 + 32 + 32 * 32 + 32 + 32 * 3 + 3);
        assertThat(session().experiment().loss().type()).isEqualTo(LossSpec.Type.CROSS_ENTROPY);

        Path numbers = Files.writeString(folder.resolve("prices.csv"), table("price", "0.5", "1.25", "0.75"));
        on(() -> offscreen.window().opener().open(List.of(numbers)));
        await("prices", w -> titled(w, "prices.csv"));
        assertThat(session().parameterCount()).isEqualTo(2 * 32 + 32 + 32 * 32 + 32 + 32 + 1);
        assertThat(session().experiment().loss().type()).isEqualTo(LossSpec.Type.MSE);

        // A name like those of MNIST's files, and numbers too rare to be classes.
        Path years = Files.writeString(
                folder.resolve("train_idx.csv"),
                table("age", IntStream.range(20, 50).mapToObj(Integer::toString).toArray(String[]::new)));
        on(() -> offscreen.window().opener().open(List.of(years)));
        await("ages", w -> titled(w, "train_idx.csv"));
        assertThat(session().experiment().loss().type()).isEqualTo(LossSpec.Type.MSE);

        TrainingSession before = session();
        on(() -> offscreen.window().opener().open(List.of(classes, numbers)));
        await("banner", w -> w.run().problem().get() != null);
        on(() -> offscreen.window().run().problem().set(null));
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        on(() -> offscreen.window().opener().open(List.of(empty)));
        await("banner", w -> w.run().problem().get() != null);
        assertThat(session()).isSameAs(before);
    }

    @Test
    void a_table_with_gaps_opens_as_somebody_chooses() throws IOException {
        Path gaps = Files.writeString(folder.resolve("gaps.csv"), table("kind", "rose", "tulip") + "0.5,,rose\n");
        TrainingSession before = session();
        on(() -> offscreen.window().opener().open(List.of(gaps)));
        await("a choice", _ -> lookup("banner-fill-with-means") != null);
        assertThat(session()).isSameAs(before);

        click("banner-fill-with-means");
        await("the table", w -> titled(w, "gaps.csv"));
        assertThat(session().experiment().data())
                .isInstanceOfSatisfying(
                        DataSpec.Csv.class, csv -> assertThat(csv.missing()).isEqualTo(DataSpec.Csv.Missing.MEAN));
        assertThat(offscreen.on(() -> offscreen.window().run().problem().get())).isNull();
        assertThat(offscreen.on(() -> lookup("banner-fill-with-means"))).isNull();
    }

    private static boolean titled(MainWindow window, String title) {
        return session(window).experiment().about().title().equals(title);
    }

    private static String table(String target, String... values) {
        StringBuilder table = new StringBuilder("height,width," + target + "\n");
        for (int i = 0; i < 30; i++) {
            table.append(i % 7)
                    .append(',')
                    .append(i % 11)
                    .append(',')
                    .append(values[i % values.length])
                    .append('\n');
        }
        return table.toString();
    }

    @Test
    void the_window_ends_after_what_is_being_saved() {
        Path file = folder.resolve("slow.txt");
        on(() -> offscreen
                .window()
                .bridge()
                .background(
                        () -> {
                            Thread.sleep(500);
                            return Files.writeString(file, "whole");
                        },
                        _ -> {},
                        _ -> {}));
        offscreen.close();
        assertThat(file).hasContent("whole");
    }

    @Test
    void a_broken_file_is_explained_and_the_run_stays() throws IOException {
        Path file = folder.resolve("broken.experiment.json");
        Files.writeString(file, "{\"format\": ");
        TrainingSession before = session();

        on(() -> offscreen.window().opener().open(List.of(file)));
        await("banner", w -> w.run().problem().get() != null);
        assertThat(session()).isSameAs(before);

        on(() -> offscreen.window().opener().open(List.of(folder.resolve("holiday.jpg"))));
        await(
                "banner",
                w -> "problem.unknownFile".equals(w.run().problem().get().key()));
    }

    @Test
    void a_start_argument_that_cannot_be_opened_leaves_the_default_run_below_the_banner() {
        TrainingSession before = session();
        on(() -> offscreen
                .window()
                .opener()
                .openArgument(folder.resolve("gone.json").toString()));
        await(
                "digits below the banner",
                w -> !before.equals(session(w)) && w.run().problem().get() != null);

        assertThat(session().experiment()).isEqualTo(Preset.DIGITS.experiment());
    }

    @Test
    void one_of_mnist_s_files_is_enough() {
        assumeThat(MNIST).as("MNIST's files are not here").isDirectory();
        on(() -> offscreen.window().opener().open(List.of(MNIST.resolve("t10k-labels-idx1-ubyte.gz"))));
        await("MNIST", w -> session(w).parameterCount() > 100_000);

        assertThat(session().parameterCount()).isEqualTo(784 * 128 + 128 + 128 * 10 + 10);
        assertThat(session().data().train().rows()).isEqualTo(8000);
    }

    @Test
    void changed_structure_waits_for_its_restart() {
        TrainingSession before = session();
        on(() -> offscreen.window().show(LeftPanel.Tab.EXPERIMENT));
        TextField depth = find("structure-depth", TextField.class);
        on(() -> {
            depth.setText("3");
            depth.fireEvent(new javafx.event.ActionEvent());
        });
        assertThat(session()).isSameAs(before);

        click("structure-apply");
        await("the new run", w -> !before.equals(session(w)));

        assertThat(session().parameterCount()).isEqualTo(64 * 64 + 64 + 2 * (64 * 64 + 64) + 64 * 10 + 10);
        assertThat(session().knobs()).isEqualTo(before.knobs());
    }

    @Test
    void a_saved_run_opens_with_every_change_and_what_is_left_of_its_schedule() throws IOException {
        Experiment digits = Preset.DIGITS.experiment();
        Knobs later = digits.knobs().withDropout(0.5);
        var scheduled = new ScheduledChange(1000, KnobsJson.difference(digits.knobs(), later), later, "rest");
        load(digits.withSchedule(List.of(scheduled)).withSteps(2000));
        on(() -> offscreen.window().run().step());
        await("a step", w -> w.run().status().get().step() == 1);
        on(() -> offscreen.window().knobs().knob(KnobSpec.LEARNING_RATE).set(0.3));
        Experiment recorded = session().recorded();
        SavedRun saved = new SavedRun(recorded, session().timeline(), 0);

        on(() -> offscreen.window().saver().save(saved, folder.resolve("mine")));
        await("saving", w -> w.run().file().get() != null);

        Path file = folder.resolve("mine.experiment.json").toAbsolutePath();
        assertThat(ExperimentFile.read(file)).isEqualTo(recorded);
        assertThat(recorded.schedule()).extracting(ScheduledChange::step).containsExactly(1L, 1000L);
        assertThat(recorded.schedule().getLast().note()).isEqualTo("rest");
        assertThat(recorded.schedule().getLast().knobs().optimizer().lr()).isEqualTo(0.3);

        on(() -> offscreen.window().opener().open(List.of(file)));
        await("the file", w -> session(w).experiment().equals(recorded));
        String title = offscreen.on(() -> ((Stage) offscreen.window().scene().getWindow()).getTitle());
        assertThat(title).isEqualTo("Handwritten digits – mine.experiment.json – NablaScope");
        Path remembered =
                offscreen.on(() -> offscreen.window().settings().recent().folder());
        assertThat(remembered).isEqualTo(file.getParent());
        assertThat(offscreen.on(() -> offscreen.window().settings().recent().files()))
                .containsExactly(file);
    }

    @Test
    void a_name_without_ending_never_replaces_another_file() throws IOException {
        Path there = Files.writeString(folder.resolve("mine.experiment.json"), "precious");

        Experiment recorded = session().recorded();
        SavedRun saved = new SavedRun(recorded, session().timeline(), 0);
        on(() -> offscreen.window().saver().save(saved, folder.resolve("mine")));
        await("banner", w -> w.run().problem().get() != null);

        assertThat(there).hasContent("precious");
    }

    @Test
    void a_title_becomes_a_name_that_every_system_takes() {
        assertThat(FileSaver.fileName("p/q: a \"test\"?", FileOpener.SUFFIX)).isEqualTo("p q  a  test.experiment.json");
        assertThat(FileSaver.fileName("", FileOpener.SUFFIX)).isEqualTo("experiment.experiment.json");
    }
}
