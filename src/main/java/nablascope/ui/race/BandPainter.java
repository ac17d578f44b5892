package nablascope.ui.race;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import nablascope.race.Band;
import nablascope.race.Course;
import nablascope.ui.charts.ChartTheme;

/** Draws one entrant: a translucent band between the quartiles, the median, and a mark at the top where a seed diverged. */
final class BandPainter {
    private static final double BAND_OPACITY = 0.22;
    /** Far beyond the chart, where a line may end without harm to the rasteriser. */
    private static final double OUTSIDE = 10_000;

    private final GraphicsContext g;
    private final ChartTheme theme;
    private final Axes axes;

    BandPainter(GraphicsContext g, ChartTheme theme, Axes axes) {
        this.g = g;
        this.theme = theme;
        this.axes = axes;
    }

    private double x(Course course, int stretch) {
        return axes.x((double) course.steps(stretch));
    }

    private double y(double value) {
        return Math.clamp(axes.y(value), -OUTSIDE, OUTSIDE);
    }

    void band(Course course, Band band, int entrant) {
        Color colour = theme.curve(entrant);
        g.setFill(Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_OPACITY));
        int size = alive(course, band);
        if (size < 2) {
            return;
        }
        g.beginPath();
        g.moveTo(x(course, 0), y(band.upper(0)));
        for (int i = 1; i < size; i++) {
            g.lineTo(x(course, i), y(band.upper(i)));
        }
        for (int i = size - 1; i >= 0; i--) {
            g.lineTo(x(course, i), y(band.lower(i)));
        }
        g.closePath();
        g.fill();
    }

    void median(Course course, Band band, int entrant) {
        g.setStroke(theme.curve(entrant));
        g.setLineWidth(theme.lineWidth());
        g.setLineDashes(Swatch.style(entrant).dashes().stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
        int size = alive(course, band);
        if (size == 0) {
            return;
        }
        g.beginPath();
        g.moveTo(x(course, 0), y(band.median(0)));
        for (int i = 1; i < size; i++) {
            g.lineTo(x(course, i), y(band.median(i)));
        }
        g.stroke();
        g.setLineDashes();
    }

    /** Diverged seeds never come back, so a band ends for good where the last one leaves it. */
    private static int alive(Course course, Band band) {
        int size = course.size();
        while (size > 0 && Double.isNaN(band.median(size - 1))) {
            size--;
        }
        return size;
    }

    /** A triangle above the top edge for each stretch in which seeds diverged. */
    void divergences(Course course, int entrant) {
        double half = theme.fontSize() * 0.4;
        double top = axes.area().getMinY() - 2 * half - 1;
        g.setFill(theme.curve(entrant));
        g.setStroke(theme.warning());
        g.setLineWidth(1);
        int before = 0;
        int size = course.size();
        for (int i = 0; i < size; i++) {
            if (course.diverged(i) > before) {
                double x = x(course, i);
                double[] xs = {x - half, x + half, x};
                double[] ys = {top + 2 * half, top + 2 * half, top};
                g.fillPolygon(xs, ys, 3);
                g.strokePolygon(xs, ys, 3);
            }
            before = course.diverged(i);
        }
    }
}
