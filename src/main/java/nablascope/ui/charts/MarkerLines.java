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
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.TextAnchor;

/** The vertical lines of knob changes, whose flags are {@link FlagBar}'s, and the name of the step axis. */
final class MarkerLines implements OverlayFX {
    private static final BasicStroke DASHES =
            new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1f, new float[] {3f, 3f}, 0f);

    private static final BasicStroke SOLID = new BasicStroke(1f);

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
        paintStepLabel(g2, area);
        paintMarkers(g2, area);
    }

    private void paintStepLabel(Graphics2D g2, Rectangle2D area) {
        ChartTheme theme = model.themeProperty().get();
        float size = (float) theme.fontSize();
        Font font = new Font(theme.fontFamily(), Font.PLAIN, 1).deriveFont(size);
        // The canvas was just restored to black and its own font, which the graphics object does not know: it passes on
        // only what differs from the last it was told, so tell it something else first.
        g2.setFont(font.deriveFont(size + 1));
        g2.setFont(font);
        g2.setPaint(Colours.awt(theme.plot()));
        g2.setPaint(Colours.awt(theme.muted()));
        String steps = model.stepLabelProperty().get();
        TextUtils.drawAlignedString(
                steps, g2, (float) area.getX() - size, (float) area.getMaxY() + 0.5f * size, TextAnchor.TOP_RIGHT);
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
        // The canvas forgets the dashes after this, the graphics object would not, and draw the next grid with them.
        g2.setStroke(SOLID);
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
