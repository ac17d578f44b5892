package nablascope.ui.instruments;

import javafx.scene.control.Label;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Colours;

/** Says what is under the pointer, beside it and inside the instrument. */
final class PointerBox extends Label {
    private static final double GAP = 12;

    PointerBox() {
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    void dress(ChartTheme theme) {
        setStyle(
                ("-fx-font-family: '%s'; -fx-font-size: %spx; -fx-text-fill: %s; -fx-background-color: %s; -fx-border-color: %s;"
                                + " -fx-background-radius: 5; -fx-border-radius: 5; -fx-padding: 5 8 5 8;")
                        .formatted(
                                theme.fontFamily(),
                                theme.fontSize(),
                                Colours.css(theme.text()),
                                Colours.css(theme.box()),
                                Colours.css(theme.grid())));
    }

    /** Shows a text beside a position, within an area of the parent. */
    void show(String text, double x, double y, MapArea area) {
        setText(text);
        applyCss();
        double width = Math.ceil(prefWidth(-1));
        double height = Math.ceil(prefHeight(-1));
        double left = x + GAP + width <= area.right() ? x + GAP : x - GAP - width;
        double top = y + GAP + height <= area.bottom() ? y + GAP : y - GAP - height;
        resizeRelocate(
                Math.rint(Math.clamp(left, area.left(), Math.max(area.left(), area.right() - width))),
                Math.rint(Math.clamp(top, 0, Math.max(0, area.bottom() - height))),
                width,
                height);
        setVisible(true);
    }
}
