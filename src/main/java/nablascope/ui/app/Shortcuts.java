package nablascope.ui.app;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import nablascope.ui.run.RunModel;

/**
 * The keys of the whole window: space, arrow right or full stop, Ctrl+R, Ctrl+S, Ctrl+O. A control that somebody reached by keyboard
 * keeps the keys that work it; one that was merely clicked leaves them to the transport.
 */
final class Shortcuts {
    private static final KeyCombination RESTART = KeyCombination.valueOf("Shortcut+R");

    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");
    private static final KeyCombination OPEN = KeyCombination.valueOf("Shortcut+O");

    private final RunModel run;
    private final Runnable save;
    private final Runnable open;

    private Shortcuts(RunModel run, Runnable save, Runnable open) {
        this.run = run;
        this.save = save;
        this.open = open;
    }

    /** @param save lets somebody save the run; {@code open} somebody open a file */
    static void install(Scene scene, RunModel run, Runnable save, Runnable open) {
        Shortcuts shortcuts = new Shortcuts(run, save, open);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> shortcuts.pressed(e, scene.getFocusOwner()));
    }

    private void pressed(KeyEvent event, Node focus) {
        if (RESTART.match(event)) {
            run.restart();
            event.consume();
        } else if (SAVE.match(event)) {
            event.consume();
            save.run();
        } else if (OPEN.match(event)) {
            event.consume();
            open.run();
        } else if (!event.isShortcutDown() && !event.isAltDown() && !isTyping(focus)) {
            plain(event, focus);
        }
    }

    private void plain(KeyEvent event, Node focus) {
        if (event.getCode() == KeyCode.SPACE && !(isFocusVisible(focus) && usesSpace(focus))) {
            run.toggle();
            event.consume();
        } else if (event.getCode() == KeyCode.PERIOD || (event.getCode() == KeyCode.RIGHT && !usesArrows(focus))) {
            run.step();
            event.consume();
        }
    }

    private static boolean isTyping(Node focus) {
        return focus instanceof TextInputControl;
    }

    private static boolean isFocusVisible(Node focus) {
        return focus != null && focus.isFocusVisible();
    }

    private static boolean usesSpace(Node focus) {
        return focus instanceof ButtonBase
                || focus instanceof ComboBoxBase<?>
                || focus instanceof TitledPane
                || focus instanceof ToggleSwitch;
    }

    private static boolean usesArrows(Node focus) {
        return focus instanceof Slider
                || focus instanceof ComboBoxBase<?>
                || focus instanceof ListView<?>
                || (focus instanceof ButtonBase && isFocusVisible(focus));
    }
}
