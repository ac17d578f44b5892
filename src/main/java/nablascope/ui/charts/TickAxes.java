package nablascope.ui.charts;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleFunction;
import nablascope.ui.charts.Ticks.Tick;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** JFreeChart's axes with round ticks of our own: its log axis labels 10^0.8 and may show a single tick. */
final class TickAxes {
    private TickAxes() {}

    static StepAxis steps(ChartTheme theme) {
        StepAxis axis = new StepAxis(theme);
        quiet(axis);
        return axis;
    }

    static ValueAxis values() {
        return quiet(new Linear());
    }

    static ValueAxis decades() {
        return quiet(new Decades());
    }

    static BothSigns bothSigns() {
        BothSigns axis = new BothSigns();
        quiet(axis);
        return axis;
    }

    private static ValueAxis quiet(ValueAxis axis) {
        axis.setAutoRange(false);
        axis.setTickMarksVisible(false);
        axis.setMinorTickMarksVisible(false);
        return axis;
    }

    static List<NumberTick> ticks(List<Tick> ticks, RectangleEdge edge, DoubleFunction<String> format) {
        boolean vertical = RectangleEdge.isLeftOrRight(edge);
        TextAnchor anchor = vertical ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
        return ticks.stream()
                .map(tick -> new NumberTick(
                        TickType.MAJOR,
                        tick.value(),
                        tick.labelled() ? format.apply(tick.value()) : "",
                        anchor,
                        anchor,
                        0))
                .toList();
    }

    /** How many labels fit, each as long as {@code lines} times the height of a line. */
    static int room(ValueAxis axis, Rectangle2D area, RectangleEdge edge, double lines) {
        double length = RectangleEdge.isLeftOrRight(edge) ? area.getHeight() : area.getWidth();
        return (int) Math.max(2, length / (lines * axis.getTickLabelFont().getSize2D()));
    }

    private static final class Linear extends NumberAxis {
        @Override
        public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            int most = room(this, area, edge, 2.6);
            double low = getRange().getLowerBound();
            double high = getRange().getUpperBound();
            return ticks(Ticks.linear(low, high, most, Double.MIN_NORMAL), edge, Numbers::tick);
        }
    }

    /** Decades above and below zero. */
    static final class BothSigns extends NumberAxis {
        private transient Scaling scaling = Scaling.LINEAR;

        void setScaling(Scaling now) {
            scaling = now;
        }

        @Override
        public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
            double share =
                    scaling.share(value, getRange().getLowerBound(), getRange().getUpperBound());
            return area.getMaxY() - share * area.getHeight();
        }

        @Override
        public double java2DToValue(double y, Rectangle2D area, RectangleEdge edge) {
            double share = (area.getMaxY() - y) / area.getHeight();
            return scaling.value(share, getRange().getLowerBound(), getRange().getUpperBound());
        }

        @Override
        public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            int most = room(this, area, edge, 1.6);
            double low = getRange().getLowerBound();
            double high = getRange().getUpperBound();
            return ticks(Ticks.aroundZero(low, high, scaling.calm(), most), edge, Numbers::tick);
        }
    }

    private static final class Decades extends LogAxis {
        @Override
        public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            int most = room(this, area, edge, 1.6);
            return ticks(
                    Ticks.decades(getRange().getLowerBound(), getRange().getUpperBound(), most), edge, Numbers::tick);
        }
    }
}
