package nablascope.ui.control;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons with an icon, a name for screen readers, and a tooltip. */
public final class Buttons {
    private Buttons() {}

    /**
     * A button that does something.
     *
     * @param icon code of a Feather icon, such as {@code fth-play}
     */
    public static Button icon(String icon, ObservableValue<String> name, Runnable action) {
        Button button = new Button();
        button.setOnAction(_ -> action.run());
        return dress(button, icon, name);
    }

    /**
     * A button that stays pressed.
     *
     * @param icon code of a Feather icon
     */
    public static ToggleButton toggle(String icon, ObservableValue<String> name) {
        return dress(new ToggleButton(), icon, name);
    }

    private static <B extends ButtonBase> B dress(B button, String icon, ObservableValue<String> name) {
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        describe(button, name);
        return button;
    }

    /** Gives a control a name for screen readers, and a tooltip that says the same. */
    public static void describe(Control control, ObservableValue<String> name) {
        control.accessibleTextProperty().bind(name);
        tooltip(control, name);
    }

    /** Adds a tooltip that follows the language; made when the mouse first comes, as few are ever read. */
    public static void tooltip(Control control, ObservableValue<String> text) {
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> {
            if (control.getTooltip() == null) {
                control.setTooltip(tooltip(text));
            }
        });
    }

    private static Tooltip tooltip(ObservableValue<String> text) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(380);
        tooltip.setShowDelay(Duration.millis(500));
        tooltip.setShowDuration(Duration.seconds(20));
        return tooltip;
    }
}
