package nablascope.ui.charts;

import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

/**
 * How a run is drawn beside the one at hand: a colour of {@link ChartTheme#branch} with a line style, so that each of
 * twelve branches and eight kept runs has looks of its own, and no two kept runs share a colour.
 */
public record Pen(int colour, LineStyle style) {
    private static final int COLOURS = 8;
    private static final LineStyle[] OF_BRANCHES = {LineStyle.SOLID, LineStyle.DASHED, LineStyle.DOTTED};
    private static final LineStyle[] OF_KEPT = {LineStyle.DASH_DOT, LineStyle.DASH_DOT_DOT};

    /** @param place from 0; the first twelve differ */
    public static Pen ofBranch(int place) {
        return of(place, OF_BRANCHES);
    }

    /**
     * Differs from every branch's.
     *
     * @param place from 0; the first eight differ
     */
    public static Pen ofKept(int place) {
        return of(place, OF_KEPT);
    }

    /** Neighbours differ in both, where there are colours and styles enough. */
    private static Pen of(int place, LineStyle[] styles) {
        int turn = place / COLOURS;
        return new Pen(place % COLOURS, styles[(place % COLOURS + turn) % styles.length]);
    }

    /** Its colour in a theme. */
    public Color colour(ChartTheme theme) {
        return theme.branch(colour);
    }

    /** Makes a line look like the run's. */
    public void dress(Line swatch, ChartTheme theme) {
        swatch.setStroke(colour(theme));
        swatch.setStrokeWidth(theme.lineWidth() + 0.8);
        swatch.setStrokeLineCap(StrokeLineCap.BUTT);
        swatch.getStrokeDashArray().setAll(style.dashes());
    }
}
