package nablascope.ui.app;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import nablascope.ui.control.Buttons;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Look;
import nablascope.ui.theme.Theme;

/** The buttons that change how the window looks and speaks. */
final class LookButtons {
    private final Texts texts;
    private final Look look;

    LookButtons(Texts texts, Look look) {
        this.texts = texts;
        this.look = look;
    }

    ToggleButton projector() {
        ToggleButton button = Buttons.toggle("fth-monitor", texts.bind("window.projector"));
        button.setId("window-projector");
        button.selectedProperty().bindBidirectional(look.projector());
        return button;
    }

    Button theme() {
        ObservableValue<String> name = Bindings.createStringBinding(
                () -> texts.get(look.theme().get() == Theme.LIGHT ? "window.theme.dark" : "window.theme.light"),
                look.theme(),
                texts.language());
        Button button = Buttons.icon(
                "fth-moon", name, () -> look.theme().set(look.theme().get().opposite()));
        button.setId("window-theme");
        return button;
    }

    Button language() {
        Button button = new Button();
        button.setId("window-language");
        button.getStyleClass().addAll(Styles.FLAT, "language");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty().bind(texts.bind("window.language"));
        Buttons.describe(button, texts.bind("window.language.help"));
        button.setOnAction(_ -> {
            int next = Texts.LANGUAGES.indexOf(texts.language().get()) + 1;
            texts.language().set(Texts.LANGUAGES.get(next % Texts.LANGUAGES.size()));
        });
        return button;
    }
}
