package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsKeeperTest {
    @TempDir
    private Path folder;

    private final Queue<Runnable> background = new ArrayDeque<>();
    private Settings present = settings(1280, Theme.LIGHT);
    private long now;

    private static Settings settings(double width, Theme theme) {
        return new Settings(
                width, 800, false, theme, Locale.ENGLISH, false, true, RecentFiles.NONE, false, null, false);
    }

    private void pulse(SettingsKeeper keeper, long nanos) {
        now += nanos;
        keeper.look();
    }

    @Test
    void a_change_is_on_disk_soon_without_the_window_being_closed() {
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));
        SettingsKeeper keeper = new SettingsKeeper(file, () -> present, background::add, () -> now);
        pulse(keeper, SettingsKeeper.QUIET);
        assertThat(background).as("nothing has changed").isEmpty();

        for (int width = 1000; width < 1010; width++) {
            present = settings(width, Theme.DARK);
            pulse(keeper, SettingsKeeper.QUIET / 2);
            assertThat(background).as("still changing").isEmpty();
        }
        pulse(keeper, SettingsKeeper.QUIET);
        pulse(keeper, SettingsKeeper.QUIET);
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(file.read()).isEqualTo(settings(1009, Theme.DARK));
    }

    @Test
    void what_is_still_to_be_written_does_not_undo_the_last_word() {
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));
        SettingsKeeper keeper = new SettingsKeeper(file, () -> present, background::add, () -> now);
        present = settings(1000, Theme.DARK);
        pulse(keeper, 0);
        pulse(keeper, SettingsKeeper.QUIET);
        present = settings(1000, Theme.LIGHT);
        keeper.end();
        background.remove().run();
        assertThat(file.read()).isEqualTo(settings(1000, Theme.LIGHT));
    }
}
