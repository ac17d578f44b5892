package nablascope.ui.charts;

import java.awt.geom.Rectangle2D;
import java.util.List;
import javafx.scene.image.ImageView;

/** The curves' picture over the data area, in device pixels. */
final class CurveLayer {
    private static final int FADED_ALPHA = 0x48;
    private static final double HIGHLIGHT = 1.6;

    private final PixelView picture = new PixelView();
    private Raster raster = new Raster(1, 1, new int[1]);

    ImageView view() {
        return picture.node();
    }

    /** Number of pixel columns. */
    int columns() {
        return raster.width();
    }

    int height() {
        return raster.height();
    }

    /** Device pixels per px. */
    double scale() {
        return picture.scale();
    }

    /** Covers an area of the chart. */
    void cover(Rectangle2D area, double outputScale) {
        if (picture.cover(area.getWidth(), area.getHeight(), outputScale)) {
            raster = new Raster(picture.width(), picture.height(), picture.pixels());
        }
    }

    /** Envelopes first, then lines, so that no curve's envelope hides another's line; the first curve on top; other branches behind all. */
    void draw(List<Curve> curves, List<OverlayCurves.Line> others, ChartModel model) {
        ChartTheme theme = model.themeProperty().get();
        raster.clear();
        double thickness = theme.lineWidth() * scale();
        if (model.overlaysProperty().get().ownFades()) {
            drawOwn(curves, theme, thickness, FADED_ALPHA);
            drawOthers(others, thickness);
        } else {
            drawOthers(others, thickness);
            curves.reversed().forEach(curve -> curve.drawBack(raster, colour(theme, curve), thickness));
            drawOwn(curves, theme, thickness, 0xff);
        }
        picture.publish();
    }

    private void drawOthers(List<OverlayCurves.Line> others, double thickness) {
        others.forEach(line ->
                line.curve().drawFront(raster, line.argb(), line.thick() ? HIGHLIGHT * thickness : thickness, scale()));
    }

    private void drawOwn(List<Curve> curves, ChartTheme theme, double thickness, int alpha) {
        curves.reversed()
                .forEach(curve ->
                        curve.drawFront(raster, (colour(theme, curve) & 0xffffff) | alpha << 24, thickness, scale()));
    }

    private static int colour(ChartTheme theme, Curve curve) {
        return Colours.argb(theme.curve(curve.series().colour()));
    }
}
