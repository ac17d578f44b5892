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
 * The lines across the plot, as bars that begin at a pixel's edge: sharp wherever a tick falls, and filled at once where
 * JavaFX would trace the outline of a stroke, which is most of what a redraw of the axes takes.
 */
final class GridLines extends XYLineAndShapeRenderer {
    @Override
    public void drawDomainLine(
            Graphics2D g2, XYPlot plot, ValueAxis axis, Rectangle2D area, double value, Paint paint, Stroke stroke) {
        if (axis.getRange().contains(value)) {
            double x = Math.floor(axis.valueToJava2D(value, area, plot.getDomainAxisEdge()));
            g2.setPaint(paint);
            g2.fill(new Rectangle2D.Double(x, area.getY(), width(stroke), area.getHeight()));
        }
    }

    @Override
    public void drawRangeLine(
            Graphics2D g2, XYPlot plot, ValueAxis axis, Rectangle2D area, double value, Paint paint, Stroke stroke) {
        if (axis.getRange().contains(value)) {
            double y = Math.floor(axis.valueToJava2D(value, area, plot.getRangeAxisEdge()));
            g2.setPaint(paint);
            g2.fill(new Rectangle2D.Double(area.getX(), y, area.getWidth(), width(stroke)));
        }
    }

    private static double width(Stroke stroke) {
        return stroke instanceof BasicStroke line ? line.getLineWidth() : 1;
    }
}
