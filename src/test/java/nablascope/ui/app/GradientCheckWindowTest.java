package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.stage.Window;
import nablascope.session.SessionStatus.State;
import nablascope.ui.run.Preset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GradientCheckWindowTest extends WindowFixture {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Back-propagation is right, so each tensor agrees; the window lists them all while training goes on. */
    @Test
    void the_menu_checks_the_run_on_screen() {
        load(Preset.DIGITS.experiment());
        on(() -> {
            offscreen.window().run().toggle();
            MenuButton more = (MenuButton) lookup("window-more");
            more.getItems().getFirst().fire();
        });

        offscreen.await(
                "the verdict",
                LONG,
                _ -> node("#gradcheck-verdict") instanceof Label verdict
                        && verdict.getText().startsWith("The gradients agree"));
        assertThat(offscreen.on(() -> ((TableView<?>) Objects.requireNonNull(node("#gradcheck-table"))).getItems()))
                .hasSize(4);
        assertThat(offscreen.on(() -> offscreen.window().run().status().get().state()))
                .isEqualTo(State.RUNNING);
    }

    private static @Nullable Node node(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup(id))
                .filter(node -> node != null)
                .findFirst()
                .orElse(null);
    }
}
