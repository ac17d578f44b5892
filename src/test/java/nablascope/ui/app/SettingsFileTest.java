package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import nablascope.ui.instruments.Instrument;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsFileTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_read_back() {
        SettingsFile file = new SettingsFile(folder.resolve("deep").resolve("settings.properties"));
        RecentFiles recent = RecentFiles.NONE
                .with(folder.resolve("digits = 1: new.experiment.json"))
                .with(folder.resolve("b.experiment.json"));
        Settings settings = new Settings(
                1111,
                777,
                true,
                Theme.DARK,
                Locale.SIMPLIFIED_CHINESE,
                true,
                false,
                recent,
                true,
                Instrument.LAYERS,
                true);

        file.write(settings);

        assertThat(file.read()).isEqualTo(settings);
    }

    @Test
    void a_window_remembered_from_a_larger_screen_fits_the_present_one() {
        Settings small = Settings.first(Locale.ENGLISH).within(new Rectangle2D(0, 0, 1024, 700));
        assertThat(small.width()).isEqualTo(1024);
        assertThat(small.height()).isEqualTo(700);
        assertThat(small.within(new Rectangle2D(0, 0, 3840, 2160))).isEqualTo(small);
    }

    @ParameterizedTest
    @ValueSource(strings = {"width=banana", "theme=PINK", "width=1e300", "language=fr", "story=maybe", "width=\\uZZZZ"})
    void a_bad_file_is_kept_aside_and_the_window_opens_as_on_a_first_start(String content) throws IOException {
        Path path = folder.resolve("settings.properties");
        Files.writeString(path, content);

        assertThat(new SettingsFile(path).read()).isEqualTo(Settings.first(Locale.getDefault()));
        assertThat(folder.resolve("settings.properties.bad")).hasContent(content);
        assertThat(path).doesNotExist();
    }
}
