package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nablascope.cli.NablaScopeCli;
import nablascope.experiment.ExperimentFile;
import nablascope.library.RunLibrary;
import nablascope.session.Pace;
import nablascope.session.SessionStatus.State;
import nablascope.ui.support.FxExtension;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The metrics.csv that a run leaves in the library is the same byte for byte, whether the command line or the window
 * trained it, at whatever pace, on one thread or two, again and again.
 */
@ExtendWith(FxExtension.class)
final class SameBytesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REPEATS = 3;
    private static final int STEPS = 40;
    private static final double PACE = 200;

    @TempDir
    private Path folder;

    private Path file;
    private int libraries;

    /** Its products are large enough for two threads to share them. */
    @BeforeEach
    void writeExperiment() throws IOException {
        file = folder.resolve("wide.experiment.json");
        Files.writeString(file, """
                {"format": "gradient-experiment", "version": 1, "seed": 5,
                 "data": {"source": "bundled", "name": "digits", "testFraction": 0.2, "scaling": "min-max"},
                 "model": {"input": 64, "hidden": [256, 128], "activation": "gelu", "dropout": 0.3, "output": 10},
                 "loss": {"type": "cross_entropy"},
                 "regularization": {"l2": {"lambda": 0.001}},
                 "clip": {"norm": {"max": 0.5}},
                 "optimizer": {"type": "adam", "lr": 0.01},
                 "schedule": [{"step": 20, "set": {"optimizer.lr": 0.003, "model.dropout": 0.1}}],
                 "training": {"steps": %d, "batchSize": 96, "shuffle": true},
                 "evaluation": {"every": 7}}
                """.formatted(STEPS), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void run_and_window_leave_the_same_bytes(int threads) throws IOException {
        byte[] first = byCommand(1);
        assertThat(new String(first, StandardCharsets.UTF_8).lines()).hasSizeGreaterThan(STEPS);
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            assertThat(byCommand(threads)).as("run").isEqualTo(first);
            assertThat(byWindow(threads, Pace.FULL_SPEED)).as("full speed").isEqualTo(first);
            assertThat(byWindow(threads, new Pace(PACE))).as("paced").isEqualTo(first);
        }
    }

    private Path newLibrary() {
        libraries++;
        return folder.resolve("library-" + libraries);
    }

    private byte[] byCommand(int threads) throws IOException {
        StringWriter messages = new StringWriter();
        PrintWriter sink = new PrintWriter(messages);
        Path library = newLibrary();
        List<String> args = List.of(
                "run",
                "" + file,
                "--out",
                "" + folder.resolve("out"),
                "--threads",
                "" + threads,
                "--keep",
                "--library",
                "" + library);
        assertThat(NablaScopeCli.run(args, Map.of(), sink, sink))
                .as(messages.toString())
                .isZero();
        return kept(library);
    }

    private byte[] byWindow(int threads, Pace pace) throws IOException {
        Path library = newLibrary();
        Settings settings = new Settings(
                1280, 800, false, Theme.LIGHT, Locale.ENGLISH, false, true, RecentFiles.NONE, null, null, threads == 2);
        try (OffscreenWindow offscreen = OffscreenWindow.open(settings, RunLibrary.open(library))) {
            offscreen.on(() -> {
                offscreen.window().run().pace().set(pace);
                offscreen.window().open(ExperimentFile.read(file), folder);
                return true;
            });
            offscreen.await("the run", PATIENCE, w -> w.run().session().get() != null);
            offscreen.on(() -> {
                offscreen.window().run().toggle();
                return true;
            });
            offscreen.await("its end", PATIENCE, w -> w.run().status().get().state() == State.FINISHED);
        }
        return kept(library);
    }

    private static byte[] kept(Path library) throws IOException {
        RunLibrary runs = RunLibrary.open(library);
        assertThat(runs.list()).hasSize(1);
        return Files.readAllBytes(library.resolve("runs")
                .resolve("" + runs.list().getFirst().id())
                .resolve("metrics.csv"));
    }
}
