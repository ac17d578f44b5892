package nablascope.ui.race;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import nablascope.race.Band;
import nablascope.race.Course;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Numbers;
import nablascope.ui.charts.Ticks;
import nablascope.ui.charts.Ticks.Tick;

/** Where steps and values lie in a chart of bands. */
final class Axes {
    /** Values beyond so many times the highest start run out of the chart, lest one explosion flattens everything. */
    private static final double VAST = 1e3;

    private static final double PIXELS_PER_STEP_LABEL = 90;
    private static final double PIXELS_PER_VALUE_LABEL = 22;

    private final Rectangle2D area;
    private final long steps;
    private final boolean log;
    private final double low;
    private final double high;

    private Axes(Rectangle2D area, long steps, double low, double high, boolean log) {
        this.area = area;
        this.steps = steps;
        this.log = log;
        this.low = low;
        this.high = high;
    }

    /** Axes that hold the bands; logarithmic where all values are above zero. */
    static Axes fit(Rectangle2D area, long steps, List<Course> courses, Function<Course, Band> series) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double start = Double.NEGATIVE_INFINITY;
        for (Course course : courses) {
            Band band = series.apply(course);
            for (int i = 0; i < course.size(); i++) {
                if (!Double.isNaN(band.median(i))) {
                    least = Math.min(least, band.lower(i));
                    most = Math.max(most, band.upper(i));
                    start = i == 0 ? Math.max(start, band.upper(i)) : start;
                }
            }
        }
        if (least > most) {
            return new Axes(area, steps, 0.1, 10, true);
        }
        if (least > 0) {
            double top = start > 0 ? Math.min(most, VAST * start) : most;
            return new Axes(area, steps, least / 1.2, Math.max(top, least) * 1.2, true);
        }
        double margin = most > least ? 0.05 * (most - least) : 1;
        return new Axes(area, steps, least - margin, most + margin, false);
    }

    double x(double step) {
        return area.getMinX() + area.getWidth() * step / steps;
    }

    double y(double value) {
        double share = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return area.getMaxY() - area.getHeight() * share;
    }

    Rectangle2D area() {
        return area;
    }

    /** The step below a point of the chart. */
    double step(double x) {
        return (x - area.getMinX()) / area.getWidth() * steps;
    }

    /**
     * Background, grid and labels.
     *
     * @param stepLabel what the horizontal axis counts
     */
    void paint(GraphicsContext g, ChartTheme theme, String stepLabel) {
        g.setFill(theme.plot());
        g.fillRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        g.setStroke(theme.grid());
        g.setLineWidth(1);
        g.setLineDashes();
        g.setFill(theme.text());
        g.setFont(Font.font(theme.fontFamily(), theme.fontSize()));
        double large = theme.fontSize() / 12;
        int across = (int) Math.max(2, area.getWidth() / (PIXELS_PER_STEP_LABEL * large));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.TOP);
        for (Tick tick : Ticks.linear(0, (double) steps, across, 1)) {
            double x = Math.rint(x(tick.value())) + 0.5;
            g.strokeLine(x, area.getMinY(), x, area.getMaxY());
            g.fillText(Numbers.steps(tick.value()), x, area.getMaxY() + 4);
        }
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(stepLabel, area.getMinX() - theme.fontSize(), area.getMaxY() + 4);
        int up = (int) Math.max(2, area.getHeight() / (PIXELS_PER_VALUE_LABEL * large));
        g.setTextBaseline(VPos.CENTER);
        for (Tick tick : log ? Ticks.decades(low, high, up) : Ticks.linear(low, high, up, 0)) {
            double y = Math.rint(y(tick.value())) + 0.5;
            g.strokeLine(area.getMinX(), y, area.getMaxX(), y);
            if (tick.labelled()) {
                g.fillText(Numbers.tick(tick.value()), area.getMinX() - 6, y);
            }
        }
    }
}
