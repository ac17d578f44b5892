package nablascope.ui.charts;

import java.awt.geom.Rectangle2D;
import java.util.List;
import javafx.scene.image.ImageView;

/** The curves' picture over the data area, in device pixels. */
final class CurveLayer {
    private static final int GHOST_ALPHA = 0x55;

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

    /** Envelopes first, then lines, so that no curve's envelope hides another's line; the first curve on top; ghosts behind all. */
    void draw(List<Curve> curves, List<Curve> ghosts, ChartTheme theme) {
        raster.clear();
        double thickness = theme.lineWidth() * scale();
        for (Curve ghost : ghosts.reversed()) {
            ghost.drawFront(raster, (colour(theme, ghost) & 0xffffff) | GHOST_ALPHA << 24, thickness, scale());
        }
        for (Curve curve : curves.reversed()) {
            curve.drawBack(raster, colour(theme, curve), thickness);
        }
        for (Curve curve : curves.reversed()) {
            curve.drawFront(raster, colour(theme, curve), thickness, scale());
        }
        picture.publish();
    }

    private static int colour(ChartTheme theme, Curve curve) {
        return Colours.argb(theme.curve(curve.series().colour()));
    }
}
