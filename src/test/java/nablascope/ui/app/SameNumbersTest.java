package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nablascope.cli.NablaScopeCli;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.session.Pace;
import nablascope.session.SessionStatus.State;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code run} writes is the truth; the window, which keeps floats, must have measured the same at every step. */
final class SameNumbersTest extends WindowFixture {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Path EXPERIMENTS = Path.of("src/test/resources/checkpoint");

    @ParameterizedTest
    @CsvSource({"batchnorm-dropout, 0", "batchnorm-dropout, 400", "lstm-adam, 0", "lstm-adam, 200"})
    void the_window_measures_what_run_writes(String name, double stepsPerSecond) throws IOException {
        Path file = EXPERIMENTS.resolve(name + ".experiment.json");
        StringWriter errors = new StringWriter();
        PrintWriter sink = new PrintWriter(errors);
        Path run = folder.resolve("run");
        int exit = NablaScopeCli.run(List.of("run", "" + file, "--out", "" + run), Map.of(), sink, sink);
        assertThat(exit).as(errors.toString()).isZero();
        List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));

        Experiment experiment = ExperimentFile.read(file);
        on(() -> {
            offscreen.window().run().pace().set(stepsPerSecond == 0 ? Pace.FULL_SPEED : new Pace(stepsPerSecond));
            offscreen.window().open(experiment, EXPERIMENTS);
        });
        await("the run", w -> session(w) != null);
        on(() -> offscreen.window().run().toggle());
        offscreen.await("its end", LONG, w -> w.run().status().get().state() == State.FINISHED);
        assertSame(session().timeline(), lines);
    }

    /** A float's distance is the rounding of nine digits, then of a float. */
    private static void assertSame(Timeline timeline, List<String> lines) {
        String[] columns = lines.getFirst().split(",", -1);
        assertThat(timeline.steps()).isEqualTo(lines.size() - 1);
        for (int step = 0; step < lines.size() - 1; step++) {
            String[] cells = lines.get(step + 1).split(",", -1);
            for (int i = 1; i < columns.length; i++) {
                if (!cells[i].isEmpty()) {
                    Sample sample = Objects.requireNonNull(timeline.at(timeline.indexOf(columns[i]), step));
                    float written = (float) Double.parseDouble(cells[i]);
                    assertThat(sample.step()).isEqualTo(step);
                    assertThat(sample.value())
                            .as("%s at step %d", columns[i], step)
                            .matches(shown -> Float.compare(shown, written) == 0
                                    || Math.abs(shown - written) <= Math.ulp(written));
                }
            }
        }
    }
}
