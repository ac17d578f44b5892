package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import nablascope.experiment.ExperimentFile;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.Test;

class PresetMenuTest extends WindowFixture {
    /** The names of the files that the menu offers when it is shown. */
    private List<String> recent() {
        MenuButton menu = find("presets", MenuButton.class);
        return offscreen.on(() -> {
            menu.getOnShowing().handle(null);
            return menu.getItems().stream()
                    .filter(item -> String.valueOf(item.getId()).startsWith("presets.recent."))
                    .map(MenuItem::getText)
                    .toList();
        });
    }

    @Test
    void files_opened_lately_stand_below_the_experiments_the_latest_first_and_open_again() throws IOException {
        assertThat(recent()).isEmpty();
        Path experiment = folder.resolve("mine.experiment.json");
        ExperimentFile.write(Preset.DIGITS.experiment().withSteps(321), experiment);
        open(experiment);
        await(
                "the experiment",
                w -> session(w) != null && session(w).experiment().training().steps() == 321);
        Path table = Files.createDirectories(folder.resolve("other")).resolve("empty.csv");
        Files.writeString(table, "");
        open(table);
        await("why not", w -> w.run().problem().get() != null);

        assertThat(recent())
                .as("a table that was refused too: it can be mended")
                .containsExactly("empty.csv  (other)", "mine.experiment.json  (" + folder.getFileName() + ")");

        load(Preset.DIGITS.experiment());
        MenuButton menu = find("presets", MenuButton.class);
        on(() -> menu.getItems().stream()
                .filter(item -> "presets.recent.1".equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
        await("the experiment again", w -> session(w).experiment().training().steps() == 321);
        assertThat(recent().getFirst()).startsWith("mine.experiment.json");
    }

    @Test
    void a_file_stands_there_once_however_it_was_named() throws IOException {
        Path table = folder.resolve("empty.csv");
        Files.writeString(table, "");
        open(table);
        open(folder.resolve("there/../empty.csv"));
        await("why not", w -> w.run().problem().get() != null);
        assertThat(recent()).hasSize(1);
    }

    private void open(Path file) {
        on(() -> offscreen.window().opener().open(List.of(file)));
    }
}
