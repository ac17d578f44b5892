package nablascope.ui.charts;

import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/** The horizontal line to drag. Out of sight it leaves its label at the edge, which can still be dragged. */
final class ThresholdLine {
    private static final double GRIP = 10;

    private final ChartModel model;
    private final Line line = new Line();
    private final Region grip = new Region();
    private final Label label = new Label();
    private final Group nodes = new Group(line, grip, label);
    private @Nullable Frame frame;
    private boolean held;

    ThresholdLine(ChartModel model) {
        this.model = model;
        nodes.setAutoSizeChildren(false);
        line.setMouseTransparent(true);
        for (Node handle : new Node[] {grip, label}) {
            handle.setCursor(Cursor.V_RESIZE);
            handle.mouseTransparentProperty()
                    .bind(model.thresholdMovableProperty().not());
            handle.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
            handle.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
            handle.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
            handle.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        }
    }

    /** Somebody holds the line: the axis must stay where it is. */
    boolean held() {
        return held;
    }

    Node node() {
        return nodes;
    }

    void update(Frame now, ChartTheme theme) {
        frame = now;
        double value = model.thresholdProperty().get();
        boolean values = !model.overlaysProperty().get().compares();
        nodes.setVisible(values && Double.isFinite(value) && now.width() > 0);
        if (!nodes.isVisible()) {
            return;
        }
        double y = now.scale().y(value);
        boolean inside = y >= 0 && y <= now.height();
        line.setVisible(inside);
        grip.setVisible(inside);
        String arrow = inside ? "" : y < 0 ? " ↑" : " ↓";
        String name = model.thresholdLabelProperty().get();
        label.setText((name.isEmpty() ? "" : name + " = ") + Numbers.chosen(value) + arrow);
        style(theme);
        place(now, Math.clamp(y, 0, now.height()));
    }

    private void style(ChartTheme theme) {
        line.setStroke(theme.text());
        line.setStrokeWidth(theme.lineWidth());
        line.getStrokeDashArray().setAll(7.0, 4.0);
        label.setStyle(
                "-fx-font-family: '%s'; -fx-font-size: %spx; -fx-font-weight: bold; -fx-text-fill: %s; -fx-padding: 1 5 1 5;"
                                .formatted(theme.fontFamily(), theme.fontSize(), Colours.css(theme.plot()))
                        + "-fx-background-radius: 4; -fx-background-color: " + Colours.css(theme.text()) + ";");
    }

    private void place(Frame now, double y) {
        line.setStartX(0);
        line.setEndX(now.width());
        line.setStartY(Math.rint(y));
        line.setEndY(Math.rint(y));
        grip.resizeRelocate(0, y - GRIP / 2, now.width(), GRIP);
        label.applyCss();
        double width = Math.ceil(label.prefWidth(-1));
        double height = Math.ceil(label.prefHeight(-1));
        double top = Math.clamp(y - height / 2, 0, Math.max(0, now.height() - height));
        label.resizeRelocate(Math.max(0, now.width() - width - 6), Math.rint(top), width, height);
    }

    private void press(MouseEvent event) {
        held = event.getButton() == MouseButton.PRIMARY;
        event.consume();
    }

    private void release(MouseEvent event) {
        held = false;
        event.consume();
    }

    private void drag(MouseEvent event) {
        Frame shown = frame;
        if (shown == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        double y = nodes.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
        double value = shown.scale().value(Math.clamp(y, 0, shown.height()));
        if (value > 0) {
            model.onThresholdDraggedProperty().get().accept(value);
        }
        event.consume();
    }
}
