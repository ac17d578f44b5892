package nablascope.ui.charts;

import java.util.Arrays;
import java.util.List;

/** A curve as one vertical extent per pixel column: however many points it has, it is drawn with one span a column. */
final class Trace {
    private double[] top = {};
    private double[] bottom = {};
    private int columns;

    void reset(int width) {
        if (top.length < width) {
            top = new double[width];
            bottom = new double[width];
        }
        columns = width;
        Arrays.fill(top, 0, width, Double.POSITIVE_INFINITY);
        Arrays.fill(bottom, 0, width, Double.NEGATIVE_INFINITY);
    }

    double top(int column) {
        return top[column];
    }

    double bottom(int column) {
        return bottom[column];
    }

    /** Makes a column reach from one height to another. */
    void cover(int column, double from, double to) {
        top[column] = Math.min(top[column], Math.min(from, to));
        bottom[column] = Math.max(bottom[column], Math.max(from, to));
    }

    /** A straight line; x in columns, may begin and end outside. */
    void line(double fromX, double fromY, double toX, double toY) {
        double slope = toX > fromX ? (toY - fromY) / (toX - fromX) : 0;
        int first = (int) Math.max(0, Math.floor(fromX));
        int last = (int) Math.min(columns - 1.0, Math.floor(toX));
        for (int column = first; column <= last; column++) {
            double enter = Math.max(fromX, column);
            double leave = Math.min(toX, column + 1.0);
            if (enter <= leave) {
                cover(column, fromY + (enter - fromX) * slope, fromY + (leave - fromX) * slope);
            }
        }
    }

    /** How far a place is from the curve, at most {@code reach} columns aside; infinite: farther. */
    double distance(double x, double y, double reach) {
        double nearest = Double.POSITIVE_INFINITY;
        int last = (int) Math.min(columns - 1.0, x + reach);
        for (int column = (int) Math.max(0, x - reach); column <= last; column++) {
            if (top[column] <= bottom[column]) {
                double beside = column + 0.5 - x;
                double above = Math.max(0, Math.max(top[column] - y, y - bottom[column]));
                nearest = Math.min(nearest, Math.hypot(beside, above));
            }
        }
        return nearest;
    }

    /**
     * Draws the curve. Where it rises by more than a dash within a column, the dashes go along that rise: a dense curve
     * stays a hatched band rather than blocks.
     *
     * @param thickness in pixels
     * @param pixels of the picture per px of the window
     */
    void draw(Raster raster, int argb, double thickness, LineStyle style, double pixels) {
        double half = thickness / 2;
        double dash = style.solid() ? Double.POSITIVE_INFINITY : style.dashes().getFirst() * pixels;
        for (int column = 0; column < columns; column++) {
            if (top[column] > bottom[column]) {
                continue;
            }
            if (bottom[column] - top[column] > dash) {
                hatch(raster, column, argb, half, style, pixels);
            } else if (style.inks(column / pixels)) {
                raster.span(column, top[column] - half, bottom[column] + half, argb);
            }
        }
    }

    private void hatch(Raster raster, int column, int argb, double half, LineStyle style, double pixels) {
        double end = Math.min(bottom[column] + half, raster.height());
        double start = Math.max(top[column] - half, 0);
        List<Double> dashes = style.dashes();
        double y = start - (start + column) % (style.period() * pixels);
        while (y < end) {
            for (int i = 0; i < dashes.size(); i += 2) {
                double from = Math.max(y, start);
                double to = Math.min(y + dashes.get(i) * pixels, end);
                if (from < to) {
                    raster.span(column, from, to, argb);
                }
                y += (dashes.get(i) + dashes.get(i + 1)) * pixels;
            }
        }
    }
}
