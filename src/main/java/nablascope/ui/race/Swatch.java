package nablascope.ui.race;

import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.LineStyle;

/** How an entrant is drawn: a colour, and a line style for those who do not see colours. */
final class Swatch {
    private static final LineStyle[] STYLES = LineStyle.values();
    private static final double LENGTH = 2.4;

    private Swatch() {}

    static LineStyle style(int entrant) {
        return STYLES[entrant % STYLES.length];
    }

    /** A piece of an entrant's line. */
    static Line of(ChartTheme theme, int entrant) {
        Line line = new Line(0, 0, LENGTH * theme.fontSize(), 0);
        line.setStroke(theme.curve(entrant));
        line.setStrokeWidth(theme.lineWidth() * 1.5);
        line.setStrokeLineCap(StrokeLineCap.BUTT);
        LineStyle style = style(entrant);
        line.getStrokeDashArray().setAll(style.dashes());
        return line;
    }
}
