package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.Label;
import nablascope.experiment.ExperimentFile;
import nablascope.library.RunExport;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.Test;

/** A run of which not every step is kept any more cannot be verified from its file, which is said as it is saved. */
final class LongRunSavedTest extends ExperimentTabFixture {
    private static final long MANY = 3_000_000;
    private static final Duration LONG = Duration.ofMinutes(3);

    @Test
    void a_file_without_a_fingerprint_is_said_to_have_none() throws IOException {
        Preset surface = Preset.BUILT_IN.stream()
                .filter(preset -> preset.id().equals("rosenbrock"))
                .findFirst()
                .orElseThrow();
        on(() -> offscreen.window().open(surface.experiment().withSteps(MANY), surface.folder()));
        await("the surface", w -> session(w).experiment().training().steps() == MANY);
        on(() -> offscreen.window().run().toggle());
        offscreen.await("all steps", LONG, w -> w.run().status().get().step() == MANY);

        Path file = folder.resolve("long.experiment.json");
        on(() -> offscreen.window().saver().save(SavedRun.of(session(offscreen.window())), file));
        offscreen.await("saving", LONG, w -> w.saver().hint().isVisible());
        String said =
                offscreen.on(() -> ((Label) offscreen.window().saver().hint().lookup(".label")).getText());
        assertThat(said).contains("without a fingerprint");
        assertThat(RunExport.digest(ExperimentFile.read(file))).isNull();
    }
}
