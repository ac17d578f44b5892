package nablascope.ui.charts;

import java.awt.geom.Rectangle2D;
import java.nio.IntBuffer;
import java.util.List;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** The curves' picture over the data area, in device pixels. */
final class CurveLayer {
    private final ImageView view = new ImageView();
    private Raster raster = new Raster(1, 1);
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private double scale = 1;

    CurveLayer() {
        view.setMouseTransparent(true);
        view.setSmooth(false);
    }

    ImageView view() {
        return view;
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
        return scale;
    }

    /** Covers an area of the chart; returns whether the number of pixels changed. */
    boolean cover(Rectangle2D area, double outputScale) {
        int width = (int) Math.max(1, Math.rint(area.getWidth() * outputScale));
        int height = (int) Math.max(1, Math.rint(area.getHeight() * outputScale));
        view.setFitWidth(area.getWidth());
        view.setFitHeight(area.getHeight());
        scale = outputScale;
        if (buffer != null && width == raster.width() && height == raster.height()) {
            return false;
        }
        raster = new Raster(width, height);
        PixelBuffer<IntBuffer> pixels =
                new PixelBuffer<>(width, height, IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
        buffer = pixels;
        view.setImage(new WritableImage(pixels));
        return true;
    }

    /** Envelopes first, then lines, so that no curve's envelope hides another's line; the first curve on top. */
    void draw(List<Curve> curves, ChartTheme theme) {
        raster.clear();
        double thickness = theme.lineWidth() * scale;
        for (Curve curve : curves.reversed()) {
            curve.drawBack(raster, colour(theme, curve), thickness);
        }
        for (Curve curve : curves.reversed()) {
            curve.drawFront(raster, colour(theme, curve), thickness, scale);
        }
        if (buffer != null) {
            buffer.updateBuffer(_ -> null);
        }
    }

    private static int colour(ChartTheme theme, Curve curve) {
        return Colours.argb(theme.curve(curve.series().colour()));
    }
}
