package nablascope.ui.charts;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import javafx.scene.paint.Color;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.event.OverlayChangeListener;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.fx.overlay.OverlayFX;

/** The vertical lines of knob changes, whose flags are {@link FlagBar}'s. */
final class MarkerLines implements OverlayFX {
    private static final BasicStroke DASHES =
            new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1f, new float[] {3f, 3f}, 0f);

    private static final BasicStroke SOLID = new BasicStroke(1f);

    private static final Font FORGOTTEN = new Font(Font.DIALOG, Font.PLAIN, 1);

    private final ChartModel model;

    MarkerLines(ChartModel model) {
        this.model = model;
    }

    @Override
    public void paintOverlay(Graphics2D g2, ChartCanvas canvas) {
        if (canvas.getRenderingInfo() == null) {
            return; // the canvas has no size yet
        }
        Rectangle2D area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        paintMarkers(g2, area);
    }

    private void paintMarkers(Graphics2D g2, Rectangle2D area) {
        ChartTheme theme = model.themeProperty().get();
        ViewRange range = model.viewport().range();
        double perStep = area.getWidth() / (range.toStep() - range.fromStep());
        double end = Double.NEGATIVE_INFINITY;
        for (ChartMarker marker : model.flags()) {
            double x = area.getX() + (marker.step() - range.fromStep()) * perStep;
            if (x >= area.getX() && x <= area.getMaxX() && x - end >= 2) {
                paintLine(
                        g2, marker.pen() == null ? theme.marker() : marker.pen().colour(theme), x, area);
                end = x;
            }
        }
        // The canvas forgets dashes and font after this. The graphics object would not: it passes on only what differs
        // from the last it was told, so tell it something else.
        g2.setStroke(SOLID);
        g2.setFont(FORGOTTEN);
    }

    private static void paintLine(Graphics2D g2, Color colour, double x, Rectangle2D area) {
        g2.setPaint(Colours.awt(colour.deriveColor(0, 1, 1, 0.6)));
        g2.setStroke(DASHES);
        g2.draw(new Line2D.Double(Math.floor(x) + 0.5, area.getY(), Math.floor(x) + 0.5, area.getMaxY()));
    }

    @Override
    public void paintOverlay(Graphics2D g2, ChartPanel panel) {
        throw new UnsupportedOperationException("for Swing, which has no part here");
    }

    @Override
    public void addChangeListener(OverlayChangeListener listener) {
        // The skeleton is drawn when LiveChart says so, never on events.
    }

    @Override
    public void removeChangeListener(OverlayChangeListener listener) {
        // See addChangeListener.
    }
}
