package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/**
 * Crosshair with the values of all visible series at the step under the pointer. The box stays inside the chart, and in its
 * data area where that has room.
 */
final class HoverBox {
    private static final double GAP = 12;
    private static final double NEAR = 6;
    private static final int MOST_ROWS = 12;

    /** Of a sentence, in heights of its letters. */
    private static final double NOTE_WIDTH = 22;

    private final ChartModel model;
    private final Line line = new Line();
    private final Group dots = new Group();
    private final GridPane box = new GridPane();
    private final Group nodes = new Group(line, dots, box);
    private Bounds chart = new BoundingBox(0, 0, 0, 0);

    HoverBox(ChartModel model) {
        this.model = model;
        nodes.setAutoSizeChildren(false);
        nodes.setMouseTransparent(true);
        nodes.setVisible(false);
        box.setHgap(8);
        box.setVgap(1);
    }

    Node node() {
        return nodes;
    }

    void hide() {
        nodes.setVisible(false);
    }

    /** Where the whole chart lies, in the data area's px. */
    void bounds(Bounds newChart) {
        chart = newChart;
    }

    /** Shows the values at a position of the data area. */
    void show(Frame frame, double x, double y, List<EdgeMark> marks) {
        if (frame.steps() == 0) {
            hide();
            return;
        }
        Reading reading = cross(frame, frame.stepAt(x));
        fill(frame, model.themeProperty().get(), reading, x, marks);
        place(frame, x, y);
        box.setVisible(true);
    }

    /** Shows where a step is, without its values: the pointer is in another chart. */
    void showStep(Frame frame, long step) {
        cross(frame, step);
        box.setVisible(false);
    }

    private Reading cross(Frame frame, long step) {
        ChartTheme theme = model.themeProperty().get();
        Reading reading = Reading.at(frame, step);
        placeLine(frame, theme, Math.clamp(frame.x(step), 0, frame.width()));
        placeDots(frame, theme, reading);
        nodes.setVisible(true);
        return reading;
    }

    private void placeLine(Frame frame, ChartTheme theme, double x) {
        double crisp = Math.floor(x) + 0.5;
        line.setStartX(crisp);
        line.setEndX(crisp);
        line.setEndY(frame.height());
        line.setStroke(theme.muted());
    }

    private void placeDots(Frame frame, ChartTheme theme, Reading reading) {
        List<Node> circles = new ArrayList<>();
        for (Reading.Row row : reading.rows()) {
            if (smoothed(row.curve().series())) {
                continue; // the exact value is not on its line
            }
            double x = frame.x(row.sample().step());
            double y = frame.scale().y(row.sample().value());
            if (x >= 0 && x <= frame.width() && y >= 0 && y <= frame.height()) {
                Circle circle = new Circle(
                        x, y, theme.lineWidth() + 2, row.curve().series().colour(theme));
                circle.setStroke(theme.plot());
                circles.add(circle);
            }
        }
        dots.getChildren().setAll(circles);
    }

    private boolean smoothed(ChartSeries series) {
        return series.detail() == ChartSeries.Detail.SMOOTHED
                && model.smoothingProperty().get() > 0;
    }

    private void fill(Frame frame, ChartTheme theme, Reading reading, double x, List<EdgeMark> marks) {
        box.getChildren().clear();
        box.add(label(theme, reading.title(model.stepLabelProperty().get()), true), 0, 0, 3, 1);
        List<Reading.Row> rows = reading.rows();
        for (Reading.Row row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
            ChartSeries series = row.curve().series();
            Label value = label(theme, row.value(), true);
            value.setMaxWidth(Double.MAX_VALUE);
            box.addRow(
                    box.getRowCount(),
                    new Circle(4, series.colour(theme)),
                    label(theme, series.labelProperty().get(), false),
                    value);
        }
        if (rows.size() > MOST_ROWS) {
            box.add(label(theme, "… +" + (rows.size() - MOST_ROWS), false), 0, box.getRowCount(), 3, 1);
        }
        boolean ranges = rows.stream().anyMatch(row -> !row.sample().exact());
        if (ranges && model.overlaysProperty().get().compares()) {
            box.add(note(theme, model.differenceNoteProperty().get()), 0, box.getRowCount(), 3, 1);
        }
        for (String note : notes(frame, x, marks)) {
            box.add(note(theme, note), 0, box.getRowCount(), 3, 1);
        }
        box.setStyle(
                "-fx-background-color: %s; -fx-background-radius: 5; -fx-border-radius: 5; -fx-border-color: %s; -fx-padding: 5 8 5 8;"
                        .formatted(Colours.css(theme.box()), Colours.css(theme.grid())));
    }

    private List<String> notes(Frame frame, double x, List<EdgeMark> marks) {
        List<String> notes = new ArrayList<>();
        for (ChartMarker marker : model.flags()) {
            if (Math.abs(frame.x(marker.step()) - x) <= NEAR) {
                notes.add(marker.label() + "  " + marker.text());
            }
        }
        for (EdgeMark mark : marks) {
            // A value below the axis is among the exact ones already.
            if (mark.kind() != EdgeMark.Kind.NOT_POSITIVE
                    && frame.x(mark.fromStep()) - NEAR <= x
                    && x <= frame.x(mark.toStep()) + NEAR) {
                String steps = mark.toStep() - mark.fromStep() <= 1
                        ? "" + mark.fromStep()
                        : mark.fromStep() + " – " + (mark.toStep() - 1);
                notes.add(mark.kind().symbol() + "  "
                        + (mark.run().isEmpty() ? "" : mark.run() + ", ")
                        + model.series(mark.series()).labelProperty().get() + ", "
                        + model.stepLabelProperty().get() + " " + steps);
            }
        }
        return notes.size() <= 6 ? notes : notes.subList(0, 6);
    }

    private static Label label(ChartTheme theme, String text, boolean strong) {
        Label label = new Label(text);
        label.setStyle("-fx-font-family: '%s'; -fx-font-size: %spx; -fx-font-weight: %s; -fx-text-fill: %s;"
                .formatted(
                        theme.fontFamily(), theme.fontSize(), strong ? "bold" : "normal", Colours.css(theme.text())));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** A sentence, in as many lines as it takes. */
    private static Label note(ChartTheme theme, String text) {
        Label note = label(theme, text, false);
        note.setWrapText(true);
        note.setMinWidth(0);
        note.setMaxWidth(theme.fontSize() * NOTE_WIDTH);
        return note;
    }

    private void place(Frame frame, double x, double y) {
        box.applyCss();
        double width = Math.ceil(box.prefWidth(-1));
        double height = Math.ceil(box.prefHeight(width));
        box.resizeRelocate(
                Math.rint(beside(x, width, frame.width())), Math.rint(near(y, height, frame.height())), width, height);
    }

    /** Right or left of the pointer: in the data area, or where that has no room, in the chart. */
    private double beside(double x, double width, double area) {
        double right = x + GAP;
        double left = x - GAP - width;
        boolean rightFits = right + width <= area || (left < 0 && right + width <= chart.getMaxX());
        return rightFits ? right : Math.max(chart.getMinX(), left);
    }

    /** Below the pointer or above, as far as that is in the data area, or in the chart if it is too high for that. */
    private double near(double y, double height, double area) {
        double wanted = y + GAP + height <= area ? y + GAP : y - GAP - height;
        boolean fits = height <= area;
        double from = fits ? 0 : chart.getMinY();
        double to = (fits ? area : chart.getMaxY()) - height;
        return Math.clamp(wanted, from, Math.max(from, to));
    }
}
