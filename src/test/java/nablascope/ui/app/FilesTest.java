package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import nablascope.experiment.ExperimentFile;
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
        offscreen = OffscreenWindow.open(new Settings(1280, 800, false, Theme.LIGHT, Locale.ENGLISH, false, true));
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
}
