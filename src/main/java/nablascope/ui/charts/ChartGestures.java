package nablascope.ui.charts;

import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Wheel zooms steps around the pointer, with Ctrl or over the value axis values; dragging pans; a double click, or Home,
 * fits everything. With the chart focused, arrows pan and + and − zoom.
 */
final class ChartGestures {
    private static final double PER_WHEEL_PIXEL = 0.004;
    private static final double KEY_ZOOM = 1.25;
    private static final double KEY_PAN = 0.1;

    private final Viewport viewport;
    private final Supplier<Frame> frame;
    private final Node plot;
    private Point2D grabbed = Point2D.ZERO;
    private Frame grabbedFrame;

    /**
     * @param surface receives the events, axes included
     * @param plot stands on the data area
     */
    ChartGestures(Node surface, Node plot, Viewport viewport, Supplier<Frame> frame) {
        this.viewport = viewport;
        this.frame = frame;
        this.plot = plot;
        grabbedFrame = frame.get();
        surface.setOnScroll(this::scroll);
        surface.setOnMousePressed(this::press);
        surface.setOnMouseDragged(this::drag);
        surface.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                viewport.fit();
            }
        });
    }

    private void scroll(ScrollEvent event) {
        Frame now = frame.get();
        Point2D at = plot.sceneToLocal(event.getSceneX(), event.getSceneY());
        // Shift turns the wheel sideways on some systems; zooming steps is what it should do all the same.
        double delta = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        double factor = Math.exp(-delta * PER_WHEEL_PIXEL);
        if (event.isControlDown() || at.getX() < 0) {
            showValues(now.scale().zoomed(factor, Math.clamp(at.getY(), 0, now.height())));
        } else {
            viewport.zoomSteps(factor, now.step(Math.clamp(at.getX(), 0, now.width())));
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        grabbed = plot.sceneToLocal(event.getSceneX(), event.getSceneY());
        grabbedFrame = frame.get();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || event.isStillSincePress()) {
            return;
        }
        Point2D at = plot.sceneToLocal(event.getSceneX(), event.getSceneY());
        Frame start = grabbedFrame;
        double steps = start.step(grabbed.getX()) - start.step(at.getX());
        if (steps != 0) {
            viewport.showSteps(start.range().fromStep() + steps, start.range().toStep() + steps);
        }
        if (!viewport.fitsValues()) {
            showValues(start.scale().shifted((at.getY() - grabbed.getY()) / start.height()));
        }
    }

    private void showValues(ValueScale scale) {
        if (!scale.log() || scale.low() > 0) {
            viewport.showValues(scale.low(), scale.high());
        }
    }

    /** Whether the key meant something here. */
    boolean key(KeyEvent event) {
        ViewRange range = viewport.range();
        double length = range.toStep() - range.fromStep();
        double middle = range.fromStep() + length / 2;
        switch (event.getCode()) {
            case LEFT -> viewport.showSteps(range.fromStep() - KEY_PAN * length, range.toStep() - KEY_PAN * length);
            case RIGHT -> viewport.showSteps(range.fromStep() + KEY_PAN * length, range.toStep() + KEY_PAN * length);
            case PLUS, ADD, EQUALS -> viewport.zoomSteps(1 / KEY_ZOOM, middle);
            case MINUS, SUBTRACT -> viewport.zoomSteps(KEY_ZOOM, middle);
            case HOME -> viewport.fit();
            default -> {
                return false;
            }
        }
        return true;
    }
}
