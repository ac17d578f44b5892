package nablascope.ui.instruments;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Numbers;
import nablascope.ui.charts.StepRoom;
import nablascope.ui.charts.Ticks;
import nablascope.ui.charts.ViewRange;

/** Row labels and step axis of a heat map, and the lines of knob changes on it; drawn only when they change. */
final class MapAxes {
    private static final int[] STRIDES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

    private final Canvas under = new Canvas();
    private final Canvas over = new Canvas();

    MapAxes() {
        for (Canvas canvas : new Canvas[] {under, over}) {
            canvas.setManaged(false);
            canvas.setMouseTransparent(true);
        }
    }

    Canvas under() {
        return under;
    }

    Canvas over() {
        return over;
    }

    /** Draws steps and row labels around a data area. */
    void draw(ChartTheme theme, MapArea area, ViewRange range, String stepLabel, List<MapRow> rows) {
        double size = theme.fontSize();
        GraphicsContext pen =
                Painting.blank(under, area.right() + theme.right(), area.bottom() + theme.bottom(), theme);
        pen.setFill(theme.plot());
        pen.fillRect(area.left(), area.top(), area.width(), area.height());
        int most = (int) Math.max(2, area.width() / (6.5 * size));
        pen.setTextBaseline(VPos.TOP);
        pen.setTextAlign(TextAlignment.CENTER);
        double labels = area.bottom() + 0.45 * size;
        StepRoom room = StepRoom.beside(width(stepLabel, pen), under.getWidth(), theme);
        for (Ticks.Tick tick : Ticks.linear(range.fromStep(), range.toStep(), most, 1)) {
            if (tick.value() >= 0) {
                double x = area.x(tick.value(), range);
                pen.setStroke(theme.grid());
                pen.strokeLine(Painting.crisp(x), area.top(), Painting.crisp(x), area.bottom());
                pen.setFill(theme.muted());
                String number = Numbers.steps(tick.value());
                if (room.holds(x, width(number, pen))) {
                    pen.fillText(number, x, labels);
                }
            }
        }
        pen.setTextAlign(TextAlignment.LEFT);
        pen.fillText(stepLabel, StepRoom.nameX(theme), labels);
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.setStroke(theme.muted().interpolate(theme.plot(), 0.5));
        pen.strokeRect(
                Painting.crisp(area.left()) - 1, Painting.crisp(area.top()) - 1, area.width() + 1, area.height() + 1);
        drawLabels(pen, theme, area, rows);
    }

    private static double width(String words, GraphicsContext pen) {
        Text text = new Text(words);
        text.setFont(pen.getFont());
        return text.getLayoutBounds().getWidth();
    }

    private static void drawLabels(GraphicsContext pen, ChartTheme theme, MapArea area, List<MapRow> rows) {
        double size = theme.fontSize();
        double rowHeight = area.height() / Math.max(1, rows.size());
        int stride = stride(size * 1.15 / rowHeight);
        pen.setTextBaseline(VPos.CENTER);
        pen.setFill(theme.muted());
        pen.setFont(javafx.scene.text.Font.font(theme.fontFamily(), size * 0.92));
        for (int i = 0; i < rows.size(); i++) {
            MapRow row = rows.get(i);
            if (row.place() % stride == 0) {
                double y = area.bottom() - (i + 0.5) * rowHeight;
                pen.fillText(row.label(), area.left() - 0.5 * size, y, area.left() - 0.6 * size);
            }
        }
    }

    /** Every how many-eth row has room for a label. */
    private static int stride(double rowsPerLabel) {
        for (int stride : STRIDES) {
            if (stride >= rowsPerLabel) {
                return stride;
            }
        }
        return STRIDES[STRIDES.length - 1];
    }

    /** Draws where knobs changed, seen on dark and bright cells alike, and where one layer of time steps ends. */
    void drawMarkers(ChartTheme theme, MapArea area, ViewRange range, List<ChartMarker> markers, List<MapRow> rows) {
        GraphicsContext pen = Painting.blank(over, area.right(), area.bottom(), theme);
        double end = Double.NEGATIVE_INFINITY;
        for (ChartMarker marker : markers) {
            double x = area.x((double) marker.step(), range);
            if (x >= area.left() && x <= area.right() && x - end >= 2) {
                pen.setStroke(theme.plot().deriveColor(0, 1, 1, 0.75));
                pen.setLineDashes();
                pen.strokeLine(Painting.crisp(x), area.top(), Painting.crisp(x), area.bottom());
                pen.setStroke(theme.marker());
                pen.setLineDashes(3, 3);
                pen.strokeLine(Painting.crisp(x), area.top(), Painting.crisp(x), area.bottom());
                end = x;
            }
        }
        pen.setLineDashes();
        pen.setStroke(Color.WHITE);
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).group() != rows.get(i - 1).group()) {
                double y = Painting.crisp(area.bottom() - i * area.height() / rows.size());
                pen.strokeLine(area.left(), y, area.right(), y);
            }
        }
    }
}
