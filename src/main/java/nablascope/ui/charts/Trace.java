package nablascope.ui.charts;

import java.util.Arrays;

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

    /**
     * Draws the curve.
     *
     * @param thickness in pixels
     * @param on length of a dash in columns
     * @param off length of the gap between dashes; 0: solid. Where the curve rises by more than a dash within a column, the
     *     dashes go along that rise: a dense curve stays a hatched band rather than blocks
     */
    void draw(Raster raster, int argb, double thickness, double on, double off) {
        double half = thickness / 2;
        for (int column = 0; column < columns; column++) {
            if (top[column] > bottom[column]) {
                continue;
            }
            if (off > 0 && bottom[column] - top[column] > on) {
                hatch(raster, column, argb, half, on, on + off);
            } else if (off == 0 || column % (on + off) < on) {
                raster.span(column, top[column] - half, bottom[column] + half, argb);
            }
        }
    }

    private void hatch(Raster raster, int column, int argb, double half, double on, double period) {
        double end = Math.min(bottom[column] + half, raster.height());
        double start = Math.max(top[column] - half, 0);
        double phase = (start + column) % period;
        for (double y = start - phase; y < end; y += period) {
            double from = Math.max(y, start);
            double to = Math.min(y + on, end);
            if (from < to) {
                raster.span(column, from, to, argb);
            }
        }
    }
}
