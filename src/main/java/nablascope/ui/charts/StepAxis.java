package nablascope.ui.charts;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import nablascope.ui.charts.Ticks.Tick;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** Steps: whole numbers, {@code 1.5M}, where its name and the chart's edge leave them room. Its label is the name. */
final class StepAxis extends NumberAxis {
    /** A number with its distance to the next, in heights of a line. */
    private static final double LINES = 6.5;

    private transient ChartTheme theme;

    StepAxis(ChartTheme theme) {
        this.theme = theme;
    }

    void apply(ChartTheme next) {
        theme = next;
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        FontMetrics metrics = g2.getFontMetrics(getTickLabelFont());
        double name = getLabel() == null ? 0 : metrics.stringWidth(getLabel());
        StepRoom room = StepRoom.beside(name, area.getMaxX() + theme.right(), theme);
        double low = getRange().getLowerBound();
        double high = getRange().getUpperBound();
        List<Tick> ticks = Ticks.linear(low, high, TickAxes.room(this, area, edge, LINES), 1).stream()
                .filter(tick -> tick.value() >= 0)
                .map(tick -> {
                    double x = valueToJava2D(tick.value(), area, edge);
                    return new Tick(tick.value(), room.holds(x, metrics.stringWidth(Numbers.steps(tick.value()))));
                })
                .toList();
        return TickAxes.ticks(ticks, edge, Numbers::steps);
    }

    /** Beside the numbers, where below them there is no room. */
    @Override
    protected AxisState drawLabel(
            String label, Graphics2D g2, Rectangle2D plotArea, Rectangle2D area, RectangleEdge edge, AxisState state) {
        if (label != null) {
            g2.setFont(getTickLabelFont());
            g2.setPaint(getTickLabelPaint());
            float top = (float) (area.getMaxY() + 0.5 * theme.fontSize());
            TextUtils.drawAlignedString(label, g2, (float) StepRoom.nameX(theme), top, TextAnchor.TOP_LEFT);
        }
        return state;
    }
}
