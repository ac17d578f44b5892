package nablascope.ui.instruments;

import java.util.Arrays;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Colours;
import nablascope.ui.charts.PixelView;
import nablascope.ui.charts.ViewRange;

/** Colours the cells of a {@link HeatGrid}: viridis by decades, stripes where values are no numbers, dots where zero. */
final class HeatPainter {
    /** Rows at least this high, in px, are set apart by a line. */
    private static final double APART = 7;

    private static final int STRIPE = 3;
    private static final int DOTS = 4;

    private final ColourMap colours = new ColourMap();
    private int background;
    private int stripe;
    private int zero;
    private int dot;
    private int[] columnOf = {};

    void apply(ChartTheme theme) {
        background = Colours.argb(theme.plot());
        stripe = Colours.argb(theme.warning());
        zero = Colours.argb(theme.grid());
        dot = Colours.argb(theme.text());
    }

    /** Paints every pixel; rows from the bottom. More rows than pixels: the strongest of those that share a pixel. */
    void paint(PixelView picture, HeatGrid grid, ViewRange range, Decades decades) {
        int height = picture.height();
        int rows = grid.rows();
        findColumns(grid, range, picture.width());
        int unit = (int) Math.max(1, Math.rint(picture.scale()));
        int above = -1;
        boolean plain = false;
        for (int y = 0; y < height; y++) {
            int from = (int) ((long) rows * (height - 1 - y) / height);
            int to = (int) Math.max(from + 1L, (long) rows * (height - y) / height);
            boolean line = from != above && above >= 0 && height > rows * APART * unit;
            int start = y * picture.width();
            if (line) {
                Arrays.fill(picture.pixels(), start, start + picture.width(), 0);
                plain = false;
            } else if (plain && from == above) { // several pixels a row, so that both show that one alone
                System.arraycopy(picture.pixels(), start - picture.width(), picture.pixels(), start, picture.width());
            } else {
                plain = paintLine(picture, grid, decades, from, to, y, unit);
            }
            above = from;
        }
    }

    private void findColumns(HeatGrid grid, ViewRange range, int width) {
        if (columnOf.length < width) {
            columnOf = new int[width];
        }
        double perPixel = (range.toStep() - range.fromStep()) / width;
        for (int x = 0; x < width; x++) {
            int column = (int) Math.floor(grid.column(range.fromStep() + (x + 0.5) * perPixel));
            columnOf[x] = column >= 0 && column < grid.columns() ? column : -1;
        }
    }

    /** Returns whether it has no stripes or dots: the line below then looks the same if it shows the same rows. */
    private boolean paintLine(PixelView picture, HeatGrid grid, Decades decades, int from, int to, int y, int unit) {
        int[] pixels = picture.pixels();
        int start = y * picture.width();
        int column = -1;
        byte kind = HeatGrid.EMPTY;
        int colour = 0;
        boolean plain = true;
        for (int x = 0; x < picture.width(); x++) {
            if (columnOf[x] != column) {
                column = columnOf[x];
                kind = column < 0 ? HeatGrid.EMPTY : kind(grid, from, to, column);
                colour = kind == HeatGrid.FINITE ? colours.at(decades.share(level(grid, from, to, column))) : 0;
            }
            pixels[start + x] = switch (kind) {
                case HeatGrid.ZERO -> zero(x / unit, y / unit);
                case HeatGrid.NON_FINITE -> stripes(x / unit, y / unit);
                default -> colour;
            };
            plain &= kind != HeatGrid.ZERO && kind != HeatGrid.NON_FINITE;
        }
        return plain;
    }

    /** Of the rows that share a pixel: what is no number outranks all, a number outranks a zero. */
    private static byte kind(HeatGrid grid, int from, int to, int column) {
        byte kind = grid.kind(from, column);
        for (int row = from + 1; row < to; row++) {
            byte other = grid.kind(row, column);
            kind = rank(other) > rank(kind) ? other : kind;
        }
        return kind;
    }

    private static float level(HeatGrid grid, int from, int to, int column) {
        float level = Float.NEGATIVE_INFINITY;
        for (int row = from; row < to; row++) {
            level = grid.kind(row, column) == HeatGrid.FINITE ? Math.max(level, grid.level(row, column)) : level;
        }
        return level;
    }

    private static int rank(byte kind) {
        return switch (kind) {
            case HeatGrid.NON_FINITE -> 3;
            case HeatGrid.FINITE -> 2;
            case HeatGrid.ZERO -> 1;
            default -> 0;
        };
    }

    /** The colour of a share of the decades. */
    int colour(double share) {
        return colours.at(share);
    }

    /** What stands for zero. */
    int zero(int x, int y) {
        return x % DOTS == 0 && y % DOTS == 0 ? dot : zero;
    }

    /** What stands for values that are no numbers. */
    int stripes(int x, int y) {
        return (x + y) / STRIPE % 2 == 0 ? stripe : background;
    }
}
