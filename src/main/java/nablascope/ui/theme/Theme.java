package nablascope.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.scene.paint.Color;

/** Light or dark. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet(), Color.web("#24292f")),
    DARK(new PrimerDark().getUserAgentStylesheet(), Color.web("#e6edf3"));

    private final String stylesheet;
    private final Color text;

    Theme(String stylesheet, Color text) {
        this.stylesheet = stylesheet;
        this.text = text;
    }

    String stylesheet() {
        return stylesheet;
    }

    /** Colour of ordinary text, for what style sheets do not reach. */
    public Color text() {
        return text;
    }

    /** The other one. */
    public Theme opposite() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
