package nablascope.ui.library;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import nablascope.library.RunInfo;
import nablascope.library.RunSummary;
import org.jspecify.annotations.Nullable;

/** The loss along a run, small: from its smallest to its largest, logarithmic where that spans much. A dot: no number. */
final class SparklineCell extends TableCell<RunInfo, RunSummary> {
    private static final double WIDTH = 110;
    private static final double HEIGHT = 20;
    private static final double DOT = 2.5;

    /** Largest through smallest, from which on the scale is logarithmic. */
    private static final double SPAN = 30;

    private final Path line = new Path();
    private final Circle dot = new Circle(DOT);
    private final Group group = new Group(frame(), line, dot);

    SparklineCell() {
        line.getStyleClass().add("sparkline");
        dot.getStyleClass().add("sparkline-dot");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAlignment(Pos.CENTER_LEFT);
    }

    /** Keeps every curve at the same place. */
    private static Rectangle frame() {
        Rectangle frame = new Rectangle(-DOT, -DOT, WIDTH + 2 * DOT, HEIGHT + 2 * DOT);
        frame.setFill(null);
        return frame;
    }

    @Override
    protected void updateItem(@Nullable RunSummary item, boolean empty) {
        super.updateItem(item, empty);
        List<@Nullable Float> values = empty || item == null ? List.of() : item.sparkline();
        draw(values);
        setGraphic(values.isEmpty() ? null : group);
    }

    private void draw(List<@Nullable Float> values) {
        line.getElements().clear();
        dot.setVisible(false);
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (Float value : values) {
            if (value != null) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        boolean log = min > 0 && max / min > SPAN;
        boolean pen = false;
        for (int i = 0; i < values.size(); i++) {
            double x = values.size() == 1 ? 0 : WIDTH * i / (values.size() - 1);
            Float value = values.get(i);
            if (value != null) {
                double y = HEIGHT * (1 - share(value, min, max, log));
                line.getElements().add(pen ? new LineTo(x, y) : new MoveTo(x, y));
            } else if (!dot.isVisible()) {
                dot.setCenterX(x);
                dot.setVisible(true);
            }
            pen = value != null;
        }
    }

    private static double share(double value, double min, double max, boolean log) {
        if (max <= min) {
            return 0.5;
        }
        return log ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
    }
}
