package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.control.ButtonBase;
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
import nablascope.ui.support.FxExtension;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FxExtension.class)
final class FilesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path MNIST = Path.of("..", "shared", "data", "mnist");

    @TempDir
    private Path folder;

    private OffscreenWindow offscreen;

    @BeforeEach
    void openWindow() {
        offscreen = OffscreenWindow.open(new Settings(
                1280, 800, false, Theme.LIGHT, Locale.ENGLISH, false, true, RecentFiles.NONE, null, null, false));
        drop(() -> offscreen.window().open(Preset.DIGITS.experiment(), Preset.DIGITS.folder()));
        offscreen.await("digits", PATIENCE, w -> w.run().session().get() != null);
    }

    @AfterEach
    void closeWindow() {
        offscreen.close();
    }

    private void drop(Runnable work) {
        offscreen.on(() -> {
            work.run();
            return true;
        });
    }

    private TrainingSession session() {
        return offscreen.on(() -> offscreen.window().run().session().get());
    }

    @Test
    void an_experiment_file_is_opened_and_not_started() throws IOException {
        Path file = folder.resolve("spirals.experiment.json");
        Preset spirals = Preset.BUILT_IN.get(3);
        ExperimentFile.write(spirals.experiment(), file);

        drop(() -> offscreen.window().opener().open(List.of(file)));
        offscreen.await(
                "spirals",
                PATIENCE,
                w -> w.run().session().get().experiment().about().title().equals("Two spirals"));

        assertThat(session().status().step()).isZero();
        assertThat(session().parameterCount()).isEqualTo(2 * 8 + 8 + 8 * 8 + 8 + 8 * 2 + 2);
    }

    @Test
    void the_pace_of_a_preset_leaves_with_it_and_one_that_somebody_chose_stays() throws IOException {
        Preset explosion = Preset.BUILT_IN.get(1);
        drop(() -> offscreen.window().open(explosion.experiment(), explosion.folder()));
        offscreen.await("the preset", PATIENCE, w -> titled(w, "Exploding gradients"));
        assertThat(session().pace()).isEqualTo(new Pace(100));

        Path flowers = Files.writeString(folder.resolve("flowers.csv"), table("kind", "rose", "tulip", "lily"));
        drop(() -> offscreen.window().opener().open(List.of(flowers)));
        offscreen.await("flowers", PATIENCE, w -> titled(w, "flowers.csv"));
        assertThat(session().pace()).isEqualTo(Pace.FULL_SPEED);

        drop(() -> offscreen.window().run().pace().set(new Pace(30)));
        Path trees = Files.writeString(folder.resolve("trees.csv"), table("kind", "oak", "ash"));
        drop(() -> offscreen.window().opener().open(List.of(trees)));
        offscreen.await("trees", PATIENCE, w -> titled(w, "trees.csv"));
        assertThat(session().pace()).isEqualTo(new Pace(30));
    }

    @Test
    void a_table_is_opened_with_a_network_that_fits_it() throws IOException {
        Path classes = Files.writeString(folder.resolve("flowers.csv"), table("kind", "rose", "tulip", "lily"));
        drop(() -> offscreen.window().opener().open(List.of(classes)));
        offscreen.await("flowers", PATIENCE, w -> titled(w, "flowers.csv"));
        assertThat(session().parameterCount()).isEqualTo(2 * 32 + 32 + 32 * 32 + 32 + 32 * 3 + 3);
        assertThat(session().experiment().loss().type()).isEqualTo(LossSpec.Type.CROSS_ENTROPY);

        Path numbers = Files.writeString(folder.resolve("prices.csv"), table("price", "0.5", "1.25", "0.75"));
        drop(() -> offscreen.window().opener().open(List.of(numbers)));
        offscreen.await("prices", PATIENCE, w -> titled(w, "prices.csv"));
        assertThat(session().parameterCount()).isEqualTo(2 * 32 + 32 + 32 * 32 + 32 + 32 + 1);
        assertThat(session().experiment().loss().type()).isEqualTo(LossSpec.Type.MSE);

        // A name like those of MNIST's files, and numbers too rare to be classes.
        Path years = Files.writeString(
                folder.resolve("train_idx.csv"),
                table("age", IntStream.range(20, 50).mapToObj(Integer::toString).toArray(String[]::new)));
        drop(() -> offscreen.window().opener().open(List.of(years)));
        offscreen.await("ages", PATIENCE, w -> titled(w, "train_idx.csv"));
        assertThat(session().experiment().loss().type()).isEqualTo(LossSpec.Type.MSE);

        TrainingSession before = session();
        drop(() -> offscreen.window().opener().open(List.of(classes, numbers)));
        offscreen.await("banner", PATIENCE, w -> w.run().problem().get() != null);
        drop(() -> offscreen.window().run().problem().set(null));
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        drop(() -> offscreen.window().opener().open(List.of(empty)));
        offscreen.await("banner", PATIENCE, w -> w.run().problem().get() != null);
        assertThat(session()).isSameAs(before);
    }

    @Test
    void a_table_with_gaps_opens_as_somebody_chooses() throws IOException {
        Path gaps = Files.writeString(folder.resolve("gaps.csv"), table("kind", "rose", "tulip") + "0.5,,rose\n");
        TrainingSession before = session();
        drop(() -> offscreen.window().opener().open(List.of(gaps)));
        offscreen.await("a choice", PATIENCE, w -> w.scene().lookup("#banner-fill-with-means") != null);
        assertThat(session()).isSameAs(before);

        drop(() -> ((ButtonBase) offscreen.window().scene().lookup("#banner-fill-with-means")).fire());
        offscreen.await("the table", PATIENCE, w -> titled(w, "gaps.csv"));
        assertThat(session().experiment().data())
                .isInstanceOfSatisfying(
                        DataSpec.Csv.class, csv -> assertThat(csv.missing()).isEqualTo(DataSpec.Csv.Missing.MEAN));
        assertThat(offscreen.on(() -> offscreen.window().run().problem().get())).isNull();
        assertThat(offscreen.on(() -> offscreen.window().scene().lookup("#banner-fill-with-means")))
                .isNull();
    }

    private static boolean titled(MainWindow window, String title) {
        return window.run().session().get().experiment().about().title().equals(title);
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
        offscreen.on(() -> {
            offscreen
                    .window()
                    .bridge()
                    .background(
                            () -> {
                                Thread.sleep(500);
                                return Files.writeString(file, "whole");
                            },
                            _ -> {},
                            _ -> {});
            return true;
        });
        offscreen.close();
        assertThat(file).hasContent("whole");
    }

    @Test
    void a_broken_file_is_explained_and_the_run_stays() throws IOException {
        Path file = folder.resolve("broken.experiment.json");
        Files.writeString(file, "{\"format\": ");
        TrainingSession before = session();

        drop(() -> offscreen.window().opener().open(List.of(file)));
        offscreen.await("banner", PATIENCE, w -> w.run().problem().get() != null);
        assertThat(session()).isSameAs(before);

        drop(() -> offscreen.window().opener().open(List.of(folder.resolve("holiday.jpg"))));
        offscreen.await(
                "banner",
                PATIENCE,
                w -> "problem.unknownFile".equals(w.run().problem().get().key()));
    }

    @Test
    void a_start_argument_that_cannot_be_opened_leaves_the_default_run_below_the_banner() {
        TrainingSession before = session();
        drop(() -> offscreen
                .window()
                .opener()
                .openArgument(folder.resolve("gone.json").toString()));
        offscreen.await(
                "digits below the banner",
                PATIENCE,
                w -> !before.equals(w.run().session().get())
                        && w.run().problem().get() != null);

        assertThat(session().experiment()).isEqualTo(Preset.DIGITS.experiment());
    }

    @Test
    void one_of_mnist_s_files_is_enough() {
        assumeThat(MNIST).as("MNIST's files are not here").isDirectory();
        drop(() -> offscreen.window().opener().open(List.of(MNIST.resolve("t10k-labels-idx1-ubyte.gz"))));
        offscreen.await("MNIST", PATIENCE, w -> w.run().session().get().parameterCount() > 100_000);

        assertThat(session().parameterCount()).isEqualTo(784 * 128 + 128 + 128 * 10 + 10);
        assertThat(session().data().train().rows()).isEqualTo(8000);
    }

    @Test
    void changed_structure_waits_for_its_restart() {
        TrainingSession before = session();
        drop(() -> offscreen.window().show(LeftPanel.Tab.EXPERIMENT));
        offscreen.await("its controls", PATIENCE, w -> w.scene().lookup("#structure-depth") != null);
        TextField depth =
                offscreen.on(() -> (TextField) offscreen.window().scene().lookup("#structure-depth"));
        drop(() -> {
            depth.setText("3");
            depth.fireEvent(new javafx.event.ActionEvent());
        });
        assertThat(session()).isSameAs(before);

        ButtonBase apply =
                offscreen.on(() -> (ButtonBase) offscreen.window().scene().lookup("#structure-apply"));
        drop(apply::fire);
        offscreen.await(
                "the new run", PATIENCE, w -> !before.equals(w.run().session().get()));

        assertThat(session().parameterCount()).isEqualTo(64 * 64 + 64 + 2 * (64 * 64 + 64) + 64 * 10 + 10);
        assertThat(session().knobs()).isEqualTo(before.knobs());
    }

    @Test
    void a_saved_run_opens_with_every_change_and_what_is_left_of_its_schedule() throws IOException {
        Experiment digits = Preset.DIGITS.experiment();
        Knobs later = digits.knobs().withDropout(0.5);
        var scheduled = new ScheduledChange(1000, KnobsJson.difference(digits.knobs(), later), later, "rest");
        drop(() -> offscreen
                .window()
                .open(digits.withSchedule(List.of(scheduled)).withSteps(2000), Preset.DIGITS.folder()));
        offscreen.await(
                "the schedule",
                PATIENCE,
                w -> !w.run().session().get().experiment().schedule().isEmpty());
        drop(() -> offscreen.window().run().step());
        offscreen.await("a step", PATIENCE, w -> w.run().status().get().step() == 1);
        drop(() -> offscreen.window().knobs().knob(KnobSpec.LEARNING_RATE).set(0.3));
        Experiment recorded = session().recorded();
        SavedRun saved = new SavedRun(recorded, session().timeline(), 0);

        drop(() -> offscreen.window().saver().save(saved, folder.resolve("mine")));
        offscreen.await("saving", PATIENCE, w -> w.run().file().get() != null);

        Path file = folder.resolve("mine.experiment.json").toAbsolutePath();
        assertThat(ExperimentFile.read(file)).isEqualTo(recorded);
        assertThat(recorded.schedule()).extracting(ScheduledChange::step).containsExactly(1L, 1000L);
        assertThat(recorded.schedule().getLast().note()).isEqualTo("rest");
        assertThat(recorded.schedule().getLast().knobs().optimizer().lr()).isEqualTo(0.3);

        drop(() -> offscreen.window().opener().open(List.of(file)));
        offscreen.await(
                "the file", PATIENCE, w -> w.run().session().get().experiment().equals(recorded));
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
        drop(() -> offscreen.window().saver().save(saved, folder.resolve("mine")));
        offscreen.await("banner", PATIENCE, w -> w.run().problem().get() != null);

        assertThat(there).hasContent("precious");
    }

    @Test
    void a_title_becomes_a_name_that_every_system_takes() {
        assertThat(FileSaver.fileName("p/q: a \"test\"?", FileOpener.SUFFIX)).isEqualTo("p q  a  test.experiment.json");
        assertThat(FileSaver.fileName("", FileOpener.SUFFIX)).isEqualTo("experiment.experiment.json");
    }
}
