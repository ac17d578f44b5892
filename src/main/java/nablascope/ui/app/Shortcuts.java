package nablascope.ui.app;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import nablascope.ui.control.NumberField;
import nablascope.ui.run.Rewinder;
import nablascope.ui.run.RunModel;

/**
 * The keys of the whole window: space, arrow right or full stop, arrow left or comma, Ctrl+R, Ctrl+S, Ctrl+O. Space trains and pauses
 * wherever the keyboard is, except in an open list; Enter works the control that somebody reached by keyboard.
 */
final class Shortcuts {
    private static final KeyCombination RESTART = KeyCombination.valueOf("Shortcut+R");

    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");
    private static final KeyCombination OPEN = KeyCombination.valueOf("Shortcut+O");

    private final RunModel run;
    private final Rewinder rewinder;
    private final Scene scene;
    private final Runnable save;
    private final Runnable open;
    private final Grace grace = new Grace(System::nanoTime);

    private Shortcuts(Scene scene, RunModel run, Rewinder rewinder, Runnable save, Runnable open) {
        this.scene = scene;
        this.run = run;
        this.rewinder = rewinder;
        this.save = save;
        this.open = open;
    }

    /** @param save lets somebody save the run; {@code open} somebody open a file */
    static void install(Scene scene, RunModel run, Rewinder rewinder, Runnable save, Runnable open) {
        Shortcuts shortcuts = new Shortcuts(scene, run, rewinder, save, open);
        run.status().subscribe(shortcuts.grace::follow);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> shortcuts.pressed(e, scene.getFocusOwner()));
        scene.addEventFilter(KeyEvent.KEY_TYPED, e -> {
            if (e.getCharacter().equals(" ") && scene.getFocusOwner() instanceof NumberField) {
                e.consume();
            }
        });
    }

    private void pressed(KeyEvent event, Node focus) {
        if (RESTART.match(event)) {
            leave(focus);
            run.restart();
            event.consume();
        } else if (SAVE.match(event)) {
            event.consume();
            save.run();
        } else if (OPEN.match(event)) {
            event.consume();
            open.run();
        } else if (!event.isShortcutDown() && !event.isAltDown() && !isWriting(focus)) {
            plain(event, focus);
        }
    }

    private void plain(KeyEvent event, Node focus) {
        KeyCode code = event.getCode();
        boolean number = focus instanceof NumberField;
        if (code == KeyCode.SPACE && !(focus instanceof ComboBoxBase<?> box && box.isShowing())) {
            leave(focus);
            if (!grace.holds()) {
                run.toggle();
            }
            event.consume();
        } else if (!number && (code == KeyCode.PERIOD || (code == KeyCode.RIGHT && !usesArrows(focus)))) {
            run.step();
            event.consume();
        } else if (!number && (code == KeyCode.COMMA || (code == KeyCode.LEFT && !usesArrows(focus)))) {
            rewinder.stepBack();
            event.consume();
        } else if (code == KeyCode.ENTER && isFocusVisible(focus) && work(focus)) {
            event.consume();
        }
    }

    /** What was typed into a field counts, and the keys go back to the whole window. */
    private void leave(Node focus) {
        if (focus instanceof NumberField) {
            scene.getRoot().requestFocus();
        }
    }

    /** Does what a click on the control would; false if Enter means nothing to it. */
    private static boolean work(Node focus) {
        switch (focus) {
            case MenuButton menu -> menu.show();
            case ButtonBase button -> button.fire();
            case ToggleSwitch toggle -> toggle.setSelected(!toggle.isSelected());
            case TitledPane pane -> pane.setExpanded(!pane.isExpanded());
            case ComboBoxBase<?> box when !box.isShowing() -> box.show();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean isWriting(Node focus) {
        return focus instanceof TextInputControl && !(focus instanceof NumberField);
    }

    private static boolean isFocusVisible(Node focus) {
        return focus != null && focus.isFocusVisible();
    }

    private static boolean usesArrows(Node focus) {
        return focus instanceof Slider
                || focus instanceof ComboBoxBase<?>
                || focus instanceof ListView<?>
                || (focus instanceof ButtonBase && isFocusVisible(focus));
    }
}
