package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.KnobSpec;
import nablascope.file.Seal;
import nablascope.library.Digest;
import nablascope.library.RunExport;
import nablascope.library.StoredRun;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file that says how its run came out is verified in the main window. */
final class RunsNoticeTest extends WindowFixture {
    private static final long STEPS = 60;

    @Override
    boolean keepsRuns() {
        return true;
    }

    @BeforeEach
    void train() {
        load(Preset.DIGITS.experiment().withSteps(STEPS));
        on(() -> offscreen.window().run().step());
        await("a step", w -> w.run().status().get().step() == 1);
        on(() -> offscreen.window().knobs().knob(KnobSpec.LEARNING_RATE).set(0.3));
        trainToTheEnd();
    }

    private Path save() {
        Path file = folder.resolve("mine.experiment.json").toAbsolutePath();
        on(() -> offscreen.window().saver().save(SavedRun.of(session(offscreen.window())), file));
        await("the file", w -> file.equals(w.run().file().get()));
        return file;
    }

    private Label sentence() {
        return find("banner-runs-text", Label.class);
    }

    private void open(Path file, Label sentence) {
        on(() -> offscreen.window().opener().open(List.of(file)));
        await("the offer", _ -> sentence.getText().startsWith("mine.experiment.json says how its run came out."));
        click("banner-runs-do");
    }

    @Test
    void a_file_saved_from_the_window_is_verified_in_the_window() throws IOException {
        Path file = save();
        Label sentence = sentence();
        open(file, sentence);
        await("the verdict", _ -> sentence.getText().contains("all 60 steps equal"));

        Files.writeString(file, Files.readString(file).replaceFirst("\"lr\": [0-9.]+", "\"lr\": 0.0123"));
        open(file, sentence);
        await("the difference", _ -> sentence.getText().contains("comes out differently"));
    }

    @Test
    void a_run_that_a_crash_interrupted_is_offered_at_the_next_start() throws IOException {
        offscreen.close();
        Path info = library.folder(library.list().getFirst().id()).resolve("run.json");
        String killed = Files.readString(info)
                .replaceFirst("(\"crc32c\": \")[0-9a-f]{8}", "$1" + Seal.UNSEALED)
                .replaceFirst("\"ending\": \"finished\"", "\"ending\": \"open\"")
                .replaceFirst("\"plannedSteps\": 60", "\"plannedSteps\": 61")
                .replaceFirst("\"owner\": \"", "\"owner\": \"no longer ");
        Files.write(info, Seal.document(killed));

        openWindow();
        Label sentence = sentence();
        await("the offer", _ -> sentence.getText().startsWith("A run was interrupted at step 60: "));
        click("banner-runs-do");
        await("the run", w -> w.run().status().get().step() == STEPS);
        await("the report", _ -> sentence.getText().contains("as it stood after 60 steps"));
    }

    @Test
    void its_fingerprint_is_the_one_that_the_library_has() throws IOException {
        Digest saved = RunExport.digest(ExperimentFile.read(save()));
        offscreen.close();
        StoredRun kept = library.load(library.list().getFirst().id());
        assertThat(saved).isEqualTo(kept.digest());
    }
}
