package nablascope.ui.structure;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import nablascope.data.Dataset;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Values;
import nablascope.ui.theme.Theme;
import org.jspecify.annotations.Nullable;

/** A small picture of the rows: a few images, points by class, or a curve. JavaFX thread. */
final class PreviewView extends Region {
    private static final double HEIGHT = 132;
    private static final double MARGIN = 8;
    private static final int MOST_POINTS = 600;
    private static final int PICTURES_ACROSS = 8;
    private static final int PICTURES_DOWN = 3;

    /** Features of all the sequences shown. */
    private static final int MOST_LINES = 24;

    private static final double SEQUENCE_GAP = 5;

    /** How rows are shown. */
    enum Kind {
        PICTURES,
        SEQUENCES,
        /** The target over the only feature. */
        CURVE,
        /** Points in the plane of the first two features, coloured by class. */
        CLASSES,
        /** The same, coloured by the first target. */
        VALUES;

        static Kind of(Dataset data) {
            Dataset.Image image = data.image();
            if (image != null && (image.channels() == 1 || image.channels() == COLOURS)) {
                return PICTURES;
            }
            if (data.timeSteps() > 1) {
                return SEQUENCES;
            }
            if (data.targets() instanceof Classes) {
                return CLASSES;
            }
            return data.x().numCols == 1 ? CURVE : VALUES;
        }
    }

    private static final int COLOURS = 3;

    private final Canvas canvas = new Canvas(10, HEIGHT);
    private @Nullable Dataset rows;
    private Theme theme = Theme.LIGHT;
    private List<Color> palette = List.of(Color.GRAY);

    PreviewView() {
        getStyleClass().add("preview");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        widthProperty().subscribe(width -> {
            canvas.setWidth(width.doubleValue());
            draw();
        });
    }

    /**
     * Draws these rows.
     *
     * @param newRows null: nothing to draw
     */
    void show(@Nullable Dataset newRows, Theme newTheme, List<Color> classColours) {
        rows = newRows;
        theme = newTheme;
        palette = classColours;
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), HEIGHT);
        Dataset data = rows;
        if (data == null || canvas.getWidth() < 50) {
            return;
        }
        Kind kind = Kind.of(data);
        switch (kind) {
            case PICTURES -> drawPictures(g, data, Objects.requireNonNull(data.image()));
            case SEQUENCES -> drawSequences(g, data);
            case CURVE, CLASSES, VALUES -> drawPoints(g, data, kind);
        }
    }

    private void drawPictures(GraphicsContext g, Dataset data, Dataset.Image size) {
        double side = Math.min((HEIGHT - MARGIN) / PICTURES_DOWN, (canvas.getWidth() - MARGIN) / PICTURES_ACROSS) - 4;
        int count = Math.min(PICTURES_ACROSS * PICTURES_DOWN, data.rows());
        float[] ends = ends(data, 0, count * data.x().numCols);
        g.setImageSmoothing(false);
        double left = (canvas.getWidth() - PICTURES_ACROSS * (side + 4) + 4) / 2;
        double top = (HEIGHT - PICTURES_DOWN * (side + 4) + 4) / 2;
        for (int i = 0; i < count; i++) {
            double x = left + (i % PICTURES_ACROSS) * (side + 4);
            int line = i / PICTURES_ACROSS;
            double y = top + line * (side + 4);
            g.drawImage(picture(data, size, i, ends), x, y, side, side);
        }
    }

    private WritableImage picture(Dataset data, Dataset.Image size, int row, float[] ends) {
        WritableImage image = new WritableImage(size.width(), size.height());
        PixelWriter pixels = image.getPixelWriter();
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                pixels.setColor(x, y, colour(data, size, row, y * size.width() + x, ends));
            }
        }
        return image;
    }

    private Color colour(Dataset data, Dataset.Image size, int row, int pixel, float[] ends) {
        if (size.channels() == 1) {
            return ink(data.x().get(row, pixel), ends);
        }
        double[] light = new double[COLOURS];
        for (int c = 0; c < COLOURS; c++) {
            light[c] = shade(data.x().get(row, c * size.height() * size.width() + pixel), ends);
        }
        return Color.color(light[0], light[1], light[2]);
    }

    private static float[] ends(Dataset data, int from, int to) {
        float low = Float.MAX_VALUE;
        float high = -Float.MAX_VALUE;
        for (int i = from; i < to; i++) {
            low = Math.min(low, data.x().data[i]);
            high = Math.max(high, data.x().data[i]);
        }
        return new float[] {low, high > low ? high : low + 1};
    }

    /** A few sequences below each other: time runs to the right, every feature is a line, ink is its value. */
    private void drawSequences(GraphicsContext g, Dataset data) {
        int features = Math.min(data.features(), MOST_LINES);
        int count = Math.clamp(MOST_LINES / features, 1, data.rows());
        double height = (HEIGHT - MARGIN) / count - SEQUENCE_GAP;
        float[] ends = ends(data, 0, count * data.x().numCols);
        g.setImageSmoothing(false);
        for (int i = 0; i < count; i++) {
            double y = MARGIN / 2 + SEQUENCE_GAP / 2 + i * (height + SEQUENCE_GAP);
            g.drawImage(sequence(data, i, features, ends), MARGIN, y, canvas.getWidth() - 2 * MARGIN, height);
        }
    }

    private WritableImage sequence(Dataset data, int row, int features, float[] ends) {
        WritableImage image = new WritableImage(data.timeSteps(), features);
        PixelWriter pixels = image.getPixelWriter();
        for (int t = 0; t < data.timeSteps(); t++) {
            for (int f = 0; f < features; f++) {
                pixels.setColor(t, f, ink(data.x().get(row, t * data.features() + f), ends));
            }
        }
        return image;
    }

    private Color ink(float value, float[] ends) {
        Color paper = theme == Theme.LIGHT ? Color.WHITE : Color.web("#0d1117");
        return paper.interpolate(theme.text(), shade(value, ends));
    }

    private static double shade(float value, float[] ends) {
        return Math.clamp((value - ends[0]) / (ends[1] - ends[0]), 0.0, 1.0);
    }

    private void drawPoints(GraphicsContext g, Dataset data, Kind kind) {
        int stride = Math.max(1, data.rows() / MOST_POINTS);
        boolean curve = kind == Kind.CURVE;
        double[] xEnds = range(data, stride, (d, row) -> at(d, row, curve, false));
        double[] yEnds = range(data, stride, (d, row) -> at(d, row, curve, true));
        double[] targets = range(data, stride, PreviewView::target);
        double r = data.rows() > 200 ? 1.6 : 2.4;
        for (int row = 0; row < data.rows(); row += stride) {
            double x = MARGIN + share(at(data, row, curve, false), xEnds) * (canvas.getWidth() - 2 * MARGIN);
            double y = HEIGHT - MARGIN - share(at(data, row, curve, true), yEnds) * (HEIGHT - 2 * MARGIN);
            g.setFill(colour(data, row, targets));
            g.fillOval(x - r, y - r, 2 * r, 2 * r);
        }
    }

    private Color colour(Dataset data, int row, double[] targets) {
        return switch (data.targets()) {
            case Classes classes -> palette.get(classes.labels()[row * classes.steps()] % palette.size());
            case Values _
            when data.x().numCols > 1 -> palette.get(0).interpolate(palette.get(1), share(target(data, row), targets));
            case Values _ -> palette.getFirst();
        };
    }

    /** The first target of a row; of classes none. */
    private static double target(Dataset data, int row) {
        return data.targets() instanceof Values values ? values.y().get(row, 0) : 0;
    }

    private static double[] range(Dataset data, int stride, ToDoubleBiFunction<Dataset, Integer> number) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int row = 0; row < data.rows(); row += stride) {
            double value = number.applyAsDouble(data, row);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new double[] {low, high > low ? high : low + 1};
    }

    private static double at(Dataset data, int row, boolean curve, boolean vertical) {
        if (!vertical) {
            return data.x().get(row, 0);
        }
        if (curve) {
            return target(data, row);
        }
        return data.x().get(row, Math.min(1, data.x().numCols - 1));
    }

    private static double share(double value, double[] ends) {
        return (value - ends[0]) / (ends[1] - ends[0]);
    }
}
