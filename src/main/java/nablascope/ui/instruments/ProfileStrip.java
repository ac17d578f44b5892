package nablascope.ui.instruments;

import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import nablascope.timeline.Buckets;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Numbers;
import nablascope.ui.charts.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * The norms of one step against the time step, beside the map whose rows it shares: a line that falls towards the start
 * of the sequence is a vanishing gradient.
 */
final class ProfileStrip extends Region {
    private static final double ROOM_FOR_DOTS = 5;

    private final Canvas canvas = new Canvas();
    private final Buckets value = new Buckets();
    private ChartTheme theme = ChartTheme.light("System");
    private double[] x = {};

    ProfileStrip() {
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().setAll(canvas);
    }

    void dress(ChartTheme next) {
        theme = next;
    }

    /** Draws a step's norms. */
    void draw(@Nullable Timeline timeline, List<MapRow> rows, Decades decades, long step, String stepLabel) {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        GraphicsContext pen = Painting.blank(canvas, width, height, theme);
        MapArea area = new MapArea(
                theme.fontSize() * 1.8,
                theme.top(),
                Math.max(1, width - 3.4 * theme.fontSize()),
                Math.max(1, height - theme.top() - theme.bottom()));
        drawAxis(pen, area, decades);
        if (timeline == null || step < 0) {
            return;
        }
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setTextBaseline(VPos.BOTTOM);
        pen.setFill(theme.text());
        String title = String.format(Locale.ROOT, "%s %,d", stepLabel, step);
        pen.fillText(title, area.left(), area.top() - 0.3 * theme.fontSize(), area.width());
        read(timeline, rows, decades, step, area);
        drawLines(pen, rows, area);
    }

    private void drawAxis(GraphicsContext pen, MapArea area, Decades decades) {
        double size = theme.fontSize();
        pen.setFill(theme.plot());
        pen.fillRect(area.left(), area.top(), area.width(), area.height());
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.TOP);
        int most = (int) Math.max(2, area.width() / (3.6 * size));
        for (Ticks.Tick tick : Ticks.decades(Math.pow(10, decades.low()), Math.pow(10, decades.high()), most)) {
            double at = area.left() + decades.share(Math.log10(tick.value())) * area.width();
            pen.setStroke(theme.grid());
            pen.strokeLine(Painting.crisp(at), area.top(), Painting.crisp(at), area.bottom());
            pen.setFill(theme.muted());
            pen.fillText(tick.labelled() ? Numbers.tick(tick.value()) : "", at, area.bottom() + 0.45 * size);
        }
        pen.setStroke(theme.muted().interpolate(theme.plot(), 0.5));
        pen.strokeRect(
                Painting.crisp(area.left()) - 1, Painting.crisp(area.top()) - 1, area.width() + 1, area.height() + 1);
    }

    /** Positions of the norms: at the left edge zero and what is below the axis, NaN for no number. */
    private void read(Timeline timeline, List<MapRow> rows, Decades decades, long step, MapArea area) {
        if (x.length < rows.size()) {
            x = new double[rows.size()];
        }
        for (int i = 0; i < rows.size(); i++) {
            timeline.read(rows.get(i).series(), (double) step, step + 1.0, 1, value);
            boolean number = value.flags(0) == Buckets.FINITE;
            double share = value.max(0) > 0 ? decades.share(Math.log10(value.max(0))) : 0;
            x[i] = number ? area.left() + Math.clamp(share, 0, 1) * area.width() : Double.NaN;
        }
    }

    private void drawLines(GraphicsContext pen, List<MapRow> rows, MapArea area) {
        double rowHeight = area.height() / Math.max(1, rows.size());
        double radius = theme.lineWidth() * 1.3;
        pen.setLineWidth(theme.lineWidth());
        for (int i = 0; i < rows.size(); i++) {
            double y = area.bottom() - (i + 0.5) * rowHeight;
            boolean number = !Double.isNaN(x[i]);
            pen.setStroke(theme.curve(0));
            if (i > 0
                    && number
                    && !Double.isNaN(x[i - 1])
                    && rows.get(i).group() == rows.get(i - 1).group()) {
                pen.strokeLine(x[i - 1], y + rowHeight, x[i], y);
            }
            if (!number) {
                pen.setFill(theme.warning());
                pen.fillRect(area.right() - 2 * radius, y - radius, 2 * radius, 2 * radius);
            } else if (rowHeight >= ROOM_FOR_DOTS) {
                pen.setFill(theme.curve(0));
                pen.fillOval(x[i] - radius, y - radius, 2 * radius, 2 * radius);
            }
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return theme.fontSize() * 16;
    }
}
