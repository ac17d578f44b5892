package nablascope.ui.charts;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * How charts look.
 *
 * @param plot background of the data area; the rest of a chart is transparent
 * @param text titles, labels and tick labels
 * @param muted axis lines, quiet labels
 * @param box background of the hover box and of labels on curves
 * @param marker lines and flags of knob changes
 * @param warning marks of values that are no numbers
 * @param palette colours of the curves, told apart by colour-blind people too
 * @param branches colours of other branches, none of them one of the first four of the palette
 * @param fontFamily a family known to JavaFX and to AWT
 * @param fontSize of tick labels in px; all other sizes follow it
 * @param lineWidth of curves in px
 */
public record ChartTheme(
        Color plot,
        Color grid,
        Color text,
        Color muted,
        Color box,
        Color marker,
        Color warning,
        List<Color> palette,
        List<Color> branches,
        String fontFamily,
        double fontSize,
        double lineWidth) {

    public ChartTheme {
        palette = List.copyOf(palette);
        branches = List.copyOf(branches);
        if (palette.isEmpty() || branches.isEmpty()) {
            throw new IllegalArgumentException("palette is empty; a chart needs at least one colour");
        }
    }

    /** Dark on white. */
    public static ChartTheme light(String fontFamily) {
        return new ChartTheme(
                Color.web("#ffffff"),
                Color.web("#e4e8ec"),
                Color.web("#24292f"),
                Color.web("#6e7781"),
                Color.web("#fffffff0"),
                Color.web("#57606a"),
                Color.web("#c8102e"),
                colours("#0072b2", "#d55e00", "#009e73", "#b0569b", "#8a6d00", "#3b9bd4"),
                colours("#3d444d", "#8a4fe0", "#6e9400", "#7a2e1d", "#5799db", "#bd7599", "#3a7869", "#4c0099"),
                fontFamily,
                12,
                1.6);
    }

    /** Light on near black. */
    public static ChartTheme dark(String fontFamily) {
        return new ChartTheme(
                Color.web("#0d1117"),
                Color.web("#222a33"),
                Color.web("#e6edf3"),
                Color.web("#8b949e"),
                Color.web("#161b22f0"),
                Color.web("#8b949e"),
                Color.web("#ff6b6b"),
                colours("#56b4e9", "#f0a03c", "#2cc295", "#e08fc4", "#e6d44a", "#9ec9ff"),
                colours("#c9d1d9", "#a98bff", "#7fb800", "#ffd6a5", "#9957db", "#b4648c", "#608000", "#fff04d"),
                fontFamily,
                12,
                1.6);
    }

    /** Large type and thick lines for the back row. */
    public ChartTheme projector() {
        return new ChartTheme(
                plot,
                grid,
                text,
                text,
                box,
                marker,
                warning,
                palette,
                branches,
                fontFamily,
                fontSize * 1.5,
                lineWidth * 1.8);
    }

    /** The same with other colours of curves. */
    public ChartTheme withPalette(List<Color> colours) {
        return new ChartTheme(
                plot, grid, text, muted, box, marker, warning, colours, branches, fontFamily, fontSize, lineWidth);
    }

    /** Space above the data area, for flags. The same spaces in every chart, so that charts above each other line up. */
    public double top() {
        return Math.rint(fontSize * 1.5);
    }

    /** Space below, for the numbers of the steps. */
    public double bottom() {
        return Math.rint(fontSize * 2);
    }

    /** Space on the left, for the labels of the values; does not change as these grow. */
    public double left() {
        return Math.rint(fontSize * 4.4);
    }

    /** Space on the right, for half a number. */
    public double right() {
        return Math.rint(fontSize * 1.6);
    }

    /** Colour of a curve. */
    public Color curve(int index) {
        return palette.get(Math.floorMod(index, palette.size()));
    }

    /** Colour of a branch. */
    public Color branch(int number) {
        return branches.get(Math.floorMod(number, branches.size()));
    }

    private static List<Color> colours(String... codes) {
        return List.of(codes).stream().map(Color::web).toList();
    }
}
