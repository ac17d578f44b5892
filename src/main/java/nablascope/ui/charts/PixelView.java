package nablascope.ui.charts;

import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A picture in device pixels, drawn by writing into an array. FX thread. */
public final class PixelView {
    private final ImageView view = new ImageView();
    private int[] pixels = {0};
    private PixelBuffer<IntBuffer> buffer = buffer(1, 1);
    private double scale = 1;

    public PixelView() {
        view.setMouseTransparent(true);
        view.setSmooth(false);
    }

    /** Shows the picture. */
    public ImageView node() {
        return view;
    }

    /** Premultiplied ARGB, row by row from the top; another array after {@link #cover} said so. */
    public int[] pixels() {
        return pixels;
    }

    public int width() {
        return buffer.getWidth();
    }

    public int height() {
        return buffer.getHeight();
    }

    /** Device pixels per px. */
    public double scale() {
        return scale;
    }

    /** Takes a size in px; returns whether the array is another one now. */
    public boolean cover(double width, double height, double outputScale) {
        int columns = (int) Math.max(1, Math.rint(width * outputScale));
        int rows = (int) Math.max(1, Math.rint(height * outputScale));
        view.setFitWidth(width);
        view.setFitHeight(height);
        scale = outputScale;
        if (view.getImage() != null && columns == width() && rows == height()) {
            return false;
        }
        pixels = new int[columns * rows];
        buffer = buffer(columns, rows);
        view.setImage(new WritableImage(buffer));
        return true;
    }

    private PixelBuffer<IntBuffer> buffer(int columns, int rows) {
        return new PixelBuffer<>(columns, rows, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    }

    /** Shows what the array holds now. */
    public void publish() {
        buffer.updateBuffer(_ -> null);
    }
}
