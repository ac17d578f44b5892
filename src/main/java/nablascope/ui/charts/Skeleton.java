package nablascope.ui.charts;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Axes, grid and markers, drawn by JFreeChart. It never draws by itself: drawing takes milliseconds, so that is done only
 * when ranges, markers, theme or size have changed.
 */
final class Skeleton {
    private static final BasicStroke HAIRLINE = new BasicStroke(1f);

    private static final BasicStroke BOLD = new BasicStroke(1.5f);

    private final StepAxis steps;
    private final ValueAxis values = TickAxes.values();
    private final ValueAxis decades = TickAxes.decades();
    private final TickAxes.BothSigns differences = TickAxes.bothSigns();
    private final XYPlot plot;
    private final MarkerLines lines;
    private final ChartCanvas canvas;
    private final ChartModel model;

    Skeleton(ChartModel model) {
        this.model = model;
        steps = TickAxes.steps(model.themeProperty().get());
        plot = new XYPlot(null, steps, values, null);
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        canvas = new ChartCanvas(chart);
        lines = new MarkerLines(model);
        chart.removeChangeListener(canvas);
        canvas.addOverlay(lines);
        canvas.setMouseTransparent(true);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        plot.setOutlineVisible(false);
        plot.setRenderer(new GridLines()); // without one JFreeChart leaves the grid out
        plot.setDomainGridlineStroke(HAIRLINE);
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    ChartCanvas canvas() {
        return canvas;
    }

    /** Where curves belong, in px of the canvas; empty before anything was drawn. */
    Rectangle2D dataArea() {
        return canvas.getRenderingInfo() == null
                ? new Rectangle2D.Double()
                : canvas.getRenderingInfo().getPlotInfo().getDataArea();
    }

    void apply(ChartTheme theme) {
        double size = theme.fontSize();
        plot.setInsets(new RectangleInsets(theme.top(), 0, 0, theme.right()));
        plot.setFixedRangeAxisSpace(space(theme.left(), 0));
        plot.setFixedDomainAxisSpace(space(0, theme.bottom()));
        plot.setRangeZeroBaselineStroke(BOLD);
        plot.setRangeZeroBaselinePaint(Colours.awt(theme.muted()));
        plot.setBackgroundPaint(Colours.awt(theme.plot()));
        plot.setDomainGridlinePaint(Colours.awt(theme.grid()));
        plot.setRangeGridlinePaint(Colours.awt(theme.grid()));
        steps.apply(theme);
        // Lower than JFreeChart's own, clear of the lowest label of the values.
        steps.setTickLabelInsets(new RectangleInsets(size * 0.4, 4, 0, 4));
        Font font = new Font(theme.fontFamily(), Font.PLAIN, 1).deriveFont((float) size);
        for (ValueAxis axis : new ValueAxis[] {steps, values, decades, differences}) {
            axis.setTickLabelFont(font);
            axis.setTickLabelPaint(Colours.awt(theme.muted()));
            axis.setAxisLinePaint(Colours.awt(theme.muted().interpolate(theme.plot(), 0.5)));
            axis.setAxisLineStroke(HAIRLINE);
        }
    }

    /** @param zeroLine whether zero, if in sight, has a line */
    void show(ViewRange range, Scaling scaling, boolean zeroLine) {
        plot.setRangeZeroBaselineVisible(zeroLine);
        differences.setScaling(scaling);
        ValueAxis axis = !scaling.decades() ? values : scaling.positive() ? decades : differences;
        axis.setRange(range.low(), range.high());
        steps.setRange(range.fromStep(), range.toStep());
        if (!axis.equals(plot.getRangeAxis())) {
            plot.setRangeAxis(axis);
        }
    }

    void draw() {
        steps.setLabel(model.stepLabelProperty().get());
        canvas.draw();
    }

    private static AxisSpace space(double left, double bottom) {
        AxisSpace space = new AxisSpace();
        space.setLeft(left);
        space.setBottom(bottom);
        return space;
    }
}
