package nablascope.ui.instruments;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Numbers;
import nablascope.ui.charts.Ticks;

/** Draws axes and path of a trajectory. */
final class PathPainter {
    private static final double FEW = 150;
    private static final int MOST_FLAGS = 25;
    private static final Color DARK = Color.rgb(0, 0, 0, 0.75);

    private final Canvas axes = new Canvas();
    private final Canvas path = new Canvas();
    private double[] xs = {};
    private double[] ys = {};

    PathPainter() {
        for (Canvas canvas : new Canvas[] {axes, path}) {
            canvas.setManaged(false);
            canvas.setMouseTransparent(true);
        }
    }

    Canvas axes() {
        return axes;
    }

    Canvas path() {
        return path;
    }

    void drawAxes(ChartTheme theme, MapArea area, Plane plane) {
        double size = theme.fontSize();
        GraphicsContext pen = Painting.blank(axes, area.right() + theme.right(), area.bottom() + theme.bottom(), theme);
        pen.setFill(theme.muted());
        pen.setTextBaseline(VPos.TOP);
        pen.setTextAlign(TextAlignment.CENTER);
        double labels = area.bottom() + 0.45 * size;
        int across = (int) Math.max(2, area.width() / (6.5 * size));
        for (Ticks.Tick tick : Ticks.linear(plane.fromX(), plane.toX(), across, Double.MIN_NORMAL)) {
            pen.fillText(Numbers.tick(tick.value()), plane.x(tick.value(), area), labels);
        }
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.fillText("w₁", area.left() - size, labels);
        pen.setTextBaseline(VPos.CENTER);
        int up = (int) Math.max(2, area.height() / (2.6 * size));
        for (Ticks.Tick tick : Ticks.linear(plane.fromY(), plane.toY(), up, Double.MIN_NORMAL)) {
            double y = plane.y(tick.value(), area);
            if (y > area.top() + size) {
                pen.fillText(Numbers.tick(tick.value()), area.left() - 0.5 * size, y, area.left() - 0.7 * size);
            }
        }
        pen.fillText("w₂", area.left() - 0.5 * size, area.top() + 0.3 * size);
        pen.setStroke(theme.muted().interpolate(theme.plot(), 0.5));
        pen.strokeRect(
                Painting.crisp(area.left()) - 1, Painting.crisp(area.top()) - 1, area.width() + 1, area.height() + 1);
    }

    /** Draws the path from its start, a ring, to the present point; outside the picture that stands at its edge. */
    void drawPath(ChartTheme theme, MapArea area, Plane plane, Path points) {
        GraphicsContext pen = Painting.blank(path, area.right(), area.bottom(), theme);
        int size = points.size();
        if (size == 0) {
            return;
        }
        place(area, plane, points);
        pen.save();
        pen.beginPath();
        pen.rect(area.left(), area.top(), area.width(), area.height());
        pen.clip();
        double line = theme.lineWidth();
        stroke(pen, DARK, line + 2, size);
        stroke(pen, Color.WHITE, line, size);
        if (size <= FEW && points.everyStep()) {
            for (int i = 0; i < size; i++) {
                dot(pen, xs[i], ys[i], line * 1.1, Color.WHITE);
            }
        }
        pen.setStroke(Color.WHITE);
        pen.setLineWidth(line);
        double ring = line * 3;
        pen.strokeOval(xs[0] - ring, ys[0] - ring, 2 * ring, 2 * ring);
        pen.restore();
        double x = Math.clamp(xs[size - 1], area.left(), area.right());
        double y = Math.clamp(ys[size - 1], area.top(), area.bottom());
        dot(pen, x, y, line * 2.6, Color.WHITE);
        dot(pen, x, y, line * 2, theme.warning());
    }

    private void place(MapArea area, Plane plane, Path points) {
        if (xs.length < points.size()) {
            xs = new double[2 * points.size()];
            ys = new double[2 * points.size()];
        }
        for (int i = 0; i < points.size(); i++) {
            // Far outside is as good as infinitely far, and safe to draw.
            xs[i] = Math.clamp(plane.x(points.w1(i), area), -1e5, 1e5);
            ys[i] = Math.clamp(plane.y(points.w2(i), area), -1e5, 1e5);
        }
    }

    private void stroke(GraphicsContext pen, Color colour, double width, int size) {
        pen.setStroke(colour);
        pen.setLineWidth(width);
        pen.strokePolyline(xs, ys, size);
    }

    private static void dot(GraphicsContext pen, double x, double y, double radius, Color colour) {
        pen.setFill(colour);
        pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** Numbers where the path was when knobs changed. */
    void drawFlags(ChartTheme theme, MapArea area, Plane plane, Timeline timeline, List<ChartMarker> markers) {
        GraphicsContext pen = path.getGraphicsContext2D();
        double size = theme.fontSize();
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.setFont(javafx.scene.text.Font.font(theme.fontFamily(), size * 0.85));
        for (ChartMarker marker : markers.subList(Math.max(0, markers.size() - MOST_FLAGS), markers.size())) {
            Sample w1 = timeline.at(timeline.indexOf("w1"), marker.step());
            Sample w2 = timeline.at(timeline.indexOf("w2"), marker.step());
            if (marker.number() > 0 && w1 != null && w2 != null && plane.contains(w1.value(), w2.value())) {
                double x = plane.x(w1.value(), area);
                double y = plane.y(w2.value(), area);
                dot(pen, x, y, size * 0.62, Color.WHITE);
                dot(pen, x, y, size * 0.54, Color.rgb(60, 60, 70));
                pen.setFill(Color.WHITE);
                pen.fillText("" + marker.number(), x, y);
            }
        }
    }
}
