package nablascope.ui.control;

import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** The key that closes a window. JavaFX thread. */
public final class Escape {
    private Escape() {}

    /**
     * Has the key close a window wherever the keyboard is in it, unless what has the keyboard needs it first, an open menu
     * or a name being written.
     *
     * @param stage with its scene
     * @param may whether the window may go now
     */
    public static void closes(Stage stage, BooleanSupplier may) {
        Scene scene = stage.getScene();
        scene.addEventHandler(KeyEvent.KEY_PRESSED, key -> close(key, stage, may));
        // A menu's button keeps the key to itself even while its menu is closed.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (scene.getFocusOwner() instanceof MenuButton menu && !menu.isShowing()) {
                close(key, stage, may);
            }
        });
    }

    private static void close(KeyEvent key, Stage stage, BooleanSupplier may) {
        if (key.getCode() == KeyCode.ESCAPE && may.getAsBoolean()) {
            stage.hide();
            key.consume();
        }
    }
}
