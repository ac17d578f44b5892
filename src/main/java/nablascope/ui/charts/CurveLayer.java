package nablascope.ui.charts;

import java.awt.geom.Rectangle2D;
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

    /**
     * Envelopes first, then lines, so that no curve's envelope hides another's line; the first curve on top, other runs
     * behind all, but the one that stands out before all.
     */
    void draw(CurveSet curves, ChartModel model) {
        ChartTheme theme = model.themeProperty().get();
        Overlays overlays = model.overlaysProperty().get();
        raster.clear();
        double thickness = theme.lineWidth() * scale();
        boolean fades = overlays.ownFades();
        if (!fades) {
            drawOthers(curves, theme, overlays, thickness);
            curves.own().reversed().forEach(curve -> curve.drawBack(raster, colour(theme, curve, 0xff), thickness));
        }
        boolean thick =
                overlays.highlighted().equals(overlays.own()) && !overlays.own().equals(Overlays.NOBODY);
        for (Curve curve : curves.own().reversed()) {
            curve.drawFront(
                    raster,
                    colour(theme, curve, fades ? FADED_ALPHA : 0xff),
                    thick ? HIGHLIGHT * thickness : thickness,
                    scale());
        }
        if (fades) {
            drawOthers(curves, theme, overlays, thickness);
        }
        picture.publish();
    }

    private void drawOthers(CurveSet curves, ChartTheme theme, Overlays overlays, double thickness) {
        for (boolean high : new boolean[] {false, true}) {
            for (CurveSet.Behind other : curves.others()) {
                String key = other.run().key();
                if (key.equals(overlays.highlighted()) == high) {
                    int argb = colour(theme, other.curve(), overlays.alpha(key));
                    other.curve().drawFront(raster, argb, high ? HIGHLIGHT * thickness : thickness, scale());
                }
            }
        }
    }

    private static int colour(ChartTheme theme, Curve curve, int alpha) {
        return (Colours.argb(curve.series().colour(theme)) & 0xffffff) | alpha << 24;
    }
}
