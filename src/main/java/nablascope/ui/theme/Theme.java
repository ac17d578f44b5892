package nablascope.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.scene.paint.Color;

/** Light or dark. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheetBSS(), "#24292f"),
    DARK(new PrimerDark().getUserAgentStylesheetBSS(), "#e6edf3");

    private final String stylesheet;
    private final String text;

    Theme(String stylesheet, String text) {
        this.stylesheet = stylesheet;
        this.text = text;
    }

    String stylesheet() {
        return stylesheet;
    }

    /** Colour of ordinary text, for what style sheets do not reach. */
    public Color text() {
        return Color.web(text);
    }

    /** The other one. */
    public Theme opposite() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
