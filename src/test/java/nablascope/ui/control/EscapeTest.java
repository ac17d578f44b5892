package nablascope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
final class EscapeTest {
    /** Whether a window with the keyboard in a node is open after the key. */
    private static boolean staysOpen(Node node, boolean may) {
        return FxThread.call(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new HBox(node), 300, 200));
            Escape.closes(stage, () -> may);
            stage.show();
            node.requestFocus();
            node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            boolean open = stage.isShowing();
            stage.hide();
            return open;
        });
    }

    @Test
    void it_closes_from_every_kind_of_control() {
        assertThat(staysOpen(FxThread.call(() -> new Button("open")), true)).isFalse();
        assertThat(staysOpen(FxThread.call(() -> new TextField("search")), true))
                .isFalse();
        assertThat(staysOpen(FxThread.call(() -> new MenuButton("export", null, new MenuItem("csv"))), true))
                .isFalse();
    }

    @Test
    void a_window_that_may_not_go_stays() {
        assertThat(staysOpen(FxThread.call(() -> new MenuButton("export")), false))
                .isTrue();
    }
}
