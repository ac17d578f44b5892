package nablascope.ui.charts;

import java.util.Arrays;

/** Pixels to draw vertical spans into: premultiplied ARGB, row by row from the top. */
final class Raster {
    private final int width;
    private final int height;
    private final int[] pixels;

    Raster(int width, int height) {
        this(width, height, new int[width * height]);
    }

    /** @param pixels drawn into */
    Raster(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The pixels themselves. */
    int[] pixels() {
        return pixels;
    }

    void clear() {
        Arrays.fill(pixels, 0);
    }

    /**
     * Blends a column from {@code top} to {@code bottom}, in pixels below the top edge; partly covered pixels at its ends
     * get their share.
     *
     * @param argb not premultiplied
     */
    void span(int column, double top, double bottom, int argb) {
        double from = Math.max(0, top);
        double to = Math.min(height, bottom);
        if (!(from < to)) {
            return;
        }
        int first = (int) from;
        int last = (int) Math.ceil(to) - 1;
        if (first == last) {
            blend(first * width + column, argb, to - from);
            return;
        }
        blend(first * width + column, argb, first + 1 - from);
        int full = premultiplied(argb, 1);
        for (int row = first + 1; row < last; row++) {
            over(row * width + column, full);
        }
        blend(last * width + column, argb, to - last);
    }

    /** A filled circle. */
    void dot(double x, double y, double radius, int argb) {
        int last = (int) Math.min(width - 1.0, Math.floor(x + radius));
        for (int column = (int) Math.max(0, Math.floor(x - radius)); column <= last; column++) {
            double beside = column + 0.5 - x;
            double half = Math.sqrt(Math.max(0, radius * radius - beside * beside));
            span(column, y - half, y + half, argb);
        }
    }

    private void blend(int at, int argb, double coverage) {
        over(at, premultiplied(argb, coverage));
    }

    private void over(int at, int source) {
        int keep = 255 - (source >>> 24);
        if (keep == 0) {
            pixels[at] = source;
            return;
        }
        int below = pixels[at];
        int oddBytes = ((below >>> 8) & 0xff00ff) * keep + 0x800080;
        int evenBytes = (below & 0xff00ff) * keep + 0x800080;
        // x / 255 rounded is (x + 128 + (x + 128) / 256) / 256 for all products of two bytes
        oddBytes = (oddBytes + ((oddBytes >>> 8) & 0xff00ff)) & 0xff00ff00;
        evenBytes = ((evenBytes + ((evenBytes >>> 8) & 0xff00ff)) >>> 8) & 0xff00ff;
        pixels[at] = source + (oddBytes | evenBytes);
    }

    private static int premultiplied(int argb, double coverage) {
        double alpha = (argb >>> 24) * coverage;
        int a = (int) (alpha + 0.5);
        double share = alpha / 255;
        int r = (int) ((argb >> 16 & 255) * share + 0.5);
        int g = (int) ((argb >> 8 & 255) * share + 0.5);
        int b = (int) ((argb & 255) * share + 0.5);
        return a << 24 | Math.min(r, a) << 16 | Math.min(g, a) << 8 | Math.min(b, a);
    }
}
