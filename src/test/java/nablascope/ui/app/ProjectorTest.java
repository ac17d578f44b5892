package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import nablascope.ui.run.Preset;
import nablascope.ui.support.FxExtension;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large type in the windows of small projectors: the charts must stay worth looking at. */
@ExtendWith(FxExtension.class)
final class ProjectorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Node find(MainWindow window, String id) {
        return Objects.requireNonNull(window.scene().lookup(id), id);
    }

    private static void toggle(OffscreenWindow offscreen, String id) {
        offscreen.on(() -> {
            ((ToggleButton) find(offscreen.window(), id)).fire();
            return true;
        });
    }

    private static boolean panelOpen(MainWindow window) {
        return Boolean.TRUE.equals(window.settings().instruments());
    }

    private static boolean storyOpen(MainWindow window) {
        return Boolean.TRUE.equals(window.settings().story());
    }

    private static boolean knobsShown(MainWindow window) {
        return find(window, "#tab-knobs").getParent().getParent().isVisible();
    }

    @ParameterizedTest
    @CsvSource({"1024, 700", "1280, 800"})
    void charts_get_the_room_of_the_panel_and_of_empty_lines_and_give_it_back(double width, double height) {
        try (OffscreenWindow offscreen = OffscreenWindow.open(new Settings(
                width, height, false, Theme.LIGHT, Locale.ENGLISH, false, true, RecentFiles.NONE, true, null, false))) {
            offscreen.on(() -> {
                offscreen.window().open(Preset.DIGITS.experiment(), Preset.DIGITS.folder());
                return true;
            });
            offscreen.await("the run", PATIENCE, w -> w.run().session().get() != null && w.settled());
            toggle(offscreen, "#window-projector");
            offscreen.await(
                    "large charts",
                    PATIENCE,
                    w -> !panelOpen(w)
                            && !storyOpen(w)
                            && w.settled()
                            && w.charts().lossChart().getHeight() >= 190
                            && w.charts().gradientChart().getHeight() >= 190);
            offscreen.await(
                    "one line of formulas",
                    PATIENCE,
                    w -> find(w, "#formulas").getBoundsInParent().getHeight() < 75);

            toggle(offscreen, "#window-projector");
            offscreen.await("the panel", PATIENCE, ProjectorTest::panelOpen);
            offscreen.await("the story", PATIENCE, ProjectorTest::storyOpen);
        }
    }

    @Test
    void the_story_takes_the_room_of_the_knobs_where_the_charts_would_have_too_little() {
        try (OffscreenWindow offscreen = OffscreenWindow.open(new Settings(
                1024,
                700,
                false,
                Theme.LIGHT,
                Locale.SIMPLIFIED_CHINESE,
                true,
                true,
                RecentFiles.NONE,
                false,
                null,
                false))) {
            offscreen.on(() -> {
                offscreen.window().open(Preset.DIGITS.experiment(), Preset.DIGITS.folder());
                return true;
            });
            offscreen.await(
                    "wide charts",
                    PATIENCE,
                    w -> w.settled() && w.charts().lossChart().getWidth() >= 600);
            assertThat(offscreen.<Boolean>on(() -> knobsShown(offscreen.window())))
                    .isFalse();
            offscreen.on(() -> {
                ((ToggleButton) find(offscreen.window(), "#window-story")).fire();
                return true;
            });
            offscreen.await("the knobs", PATIENCE, ProjectorTest::knobsShown);
        }
    }
}
