package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.stage.Window;
import nablascope.session.SessionStatus.State;
import nablascope.ui.run.Preset;
import nablascope.ui.support.FxExtension;
import nablascope.ui.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
final class GradientCheckWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Back-propagation is right, so each tensor agrees; the window lists them all while training goes on. */
    @Test
    void the_menu_checks_the_run_on_screen() {
        try (OffscreenWindow offscreen = OffscreenWindow.open(new Settings(
                1280, 800, false, Theme.LIGHT, Locale.ENGLISH, false, true, RecentFiles.NONE, null, null, false))) {
            offscreen.on(() -> {
                offscreen.window().open(Preset.DIGITS.experiment(), Preset.DIGITS.folder());
                return true;
            });
            offscreen.await("digits", PATIENCE, w -> w.run().session().get() != null);
            offscreen.on(() -> {
                offscreen.window().run().toggle();
                MenuButton more = (MenuButton) offscreen.window().scene().lookup("#window-more");
                more.getItems().getFirst().fire();
                return true;
            });

            offscreen.await(
                    "the verdict",
                    PATIENCE,
                    _ -> node("#gradcheck-verdict") instanceof Label verdict
                            && verdict.getText().startsWith("The gradients agree"));
            assertThat(offscreen.on(() -> ((TableView<?>) Objects.requireNonNull(node("#gradcheck-table"))).getItems()))
                    .hasSize(4);
            assertThat(offscreen.on(
                            () -> offscreen.window().run().status().get().state()))
                    .isEqualTo(State.RUNNING);
        }
    }

    private static @Nullable Node node(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup(id))
                .filter(node -> node != null)
                .findFirst()
                .orElse(null);
    }
}
