package nablascope.ui.charts;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/**
 * The lines across the plot, as bars that begin at a pixel's edge: hairlines are sharp wherever a tick falls, and all are
 * filled at once where JavaFX would trace the outline of a stroke, which is most of what a redraw of the axes takes.
 */
final class GridLines extends XYLineAndShapeRenderer {
    @Override
    public void drawDomainLine(
            Graphics2D g2, XYPlot plot, ValueAxis axis, Rectangle2D area, double value, Paint paint, Stroke stroke) {
        if (axis.getRange().contains(value)) {
            double width = width(stroke);
            double x = begin(axis.valueToJava2D(value, area, plot.getDomainAxisEdge()), width, area.getMaxX());
            g2.setPaint(paint);
            g2.fill(new Rectangle2D.Double(x, area.getY(), width, area.getHeight()));
        }
    }

    @Override
    public void drawRangeLine(
            Graphics2D g2, XYPlot plot, ValueAxis axis, Rectangle2D area, double value, Paint paint, Stroke stroke) {
        if (axis.getRange().contains(value)) {
            double width = width(stroke);
            double y = begin(axis.valueToJava2D(value, area, plot.getRangeAxisEdge()), width, area.getMaxY());
            g2.setPaint(paint);
            g2.fill(new Rectangle2D.Double(area.getX(), y, area.getWidth(), width));
        }
    }

    /** Where a bar begins that lies about a place, and not beyond the end of the plot. */
    private static double begin(double place, double width, double end) {
        return Math.min(Math.floor(place - width / 2 + 0.5), Math.ceil(end) - Math.ceil(width));
    }

    private static double width(Stroke stroke) {
        return stroke instanceof BasicStroke line ? line.getLineWidth() : 1;
    }
}
