package nablascope.ui.instruments;

import javafx.scene.paint.Color;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Colours;
import nablascope.ui.charts.PixelView;

/**
 * Colours a plane by an objective, dark where it is low, with contour lines. Heights are taken by logarithm above the
 * lowest in sight, so that a narrow valley has its lines too.
 */
final class FieldPainter {
    private static final int LINES = 14;
    private static final double DEEPEST = 1e-5;

    private final ColourMap colours = new ColourMap();
    private Color background = Color.WHITE;
    private double[] heights = {};

    void apply(ChartTheme theme) {
        background = theme.plot();
    }

    void paint(PixelView picture, Plane plane, SurfaceObjective objective) {
        int width = picture.width();
        int height = picture.height();
        if (heights.length < width * height) {
            heights = new double[width * height];
        }
        measure(width, height, plane, objective);
        int line = Colours.argb(Color.rgb(20, 20, 30));
        int paper = Colours.argb(background);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int band = band(heights[at]);
                boolean contour = (x + 1 < width && band != band(heights[at + 1]))
                        || (y + 1 < height && band != band(heights[at + width]));
                int fill = Double.isNaN(heights[at]) ? paper : mix(colours.at(heights[at]), paper, 40);
                picture.pixels()[at] = contour ? mix(line, fill, 128) : fill;
            }
        }
        picture.publish();
    }

    /** Heights from 0, the lowest in sight, to 1; NaN where the objective is no number. */
    private void measure(int width, int height, Plane plane, SurfaceObjective objective) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        MapArea area = new MapArea(0, 0, width, height);
        for (int y = 0; y < height; y++) {
            double w2 = plane.w2(y + 0.5, area);
            for (int x = 0; x < width; x++) {
                double value = objective.value(plane.w1(x + 0.5, area), w2);
                boolean number = Math.abs(value) <= Double.MAX_VALUE;
                heights[y * width + x] = number ? value : Double.NaN;
                low = number ? Math.min(low, value) : low;
                high = number ? Math.max(high, value) : high;
            }
        }
        double span = high > low ? high - low : 1;
        double decades = -Math.log10(DEEPEST);
        for (int i = 0; i < width * height; i++) {
            double share = (heights[i] - low) / span;
            heights[i] = Math.log10(share * (1 - DEEPEST) + DEEPEST) / decades + 1;
        }
    }

    private static int band(double height) {
        return (int) (height * LINES);
    }

    /** {@code share} of 255 of the first colour replaced by the second. */
    private static int mix(int colour, int other, int share) {
        int red = ((colour >> 16 & 255) * (255 - share) + (other >> 16 & 255) * share) / 255;
        int green = ((colour >> 8 & 255) * (255 - share) + (other >> 8 & 255) * share) / 255;
        int blue = ((colour & 255) * (255 - share) + (other & 255) * share) / 255;
        return 255 << 24 | red << 16 | green << 8 | blue;
    }
}
