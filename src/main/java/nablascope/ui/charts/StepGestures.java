package nablascope.ui.charts;

import java.util.function.DoubleSupplier;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * What mouse and keys do to the steps of a chart: the wheel zooms around the pointer, dragging pans, a double click or
 * Home shows everything; arrows pan, + and − zoom.
 */
public final class StepGestures {
    private static final double PER_WHEEL_PIXEL = 0.004;
    private static final double KEY_ZOOM = 1.25;
    private static final double KEY_PAN = 0.1;

    private final Node plot;
    private final Viewport viewport;
    private final DoubleSupplier width;
    private double grabbedX;
    private ViewRange grabbed;

    /**
     * @param plot stands on the data area
     * @param width of the data area
     */
    public StepGestures(Node plot, Viewport viewport, DoubleSupplier width) {
        this.plot = plot;
        this.viewport = viewport;
        this.width = width;
        grabbed = viewport.range();
    }

    /** Listens to a node, where there is nothing but steps to move. */
    public void listen(Node surface) {
        surface.setOnScroll(this::scroll);
        surface.setOnMousePressed(this::press);
        surface.setOnMouseDragged(this::drag);
        surface.setOnMouseClicked(this::click);
    }

    /** How much longer a range becomes by a turn of the wheel. */
    static double factor(ScrollEvent event) {
        // Shift turns the wheel sideways on some systems; zooming steps is what it should do all the same.
        double delta = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        return Math.exp(-delta * PER_WHEEL_PIXEL);
    }

    void scroll(ScrollEvent event) {
        double x = plot.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
        viewport.zoomSteps(factor(event), step(viewport.range(), Math.clamp(x, 0, width.getAsDouble())));
        event.consume();
    }

    private double step(ViewRange range, double x) {
        return range.fromStep() + x / width.getAsDouble() * (range.toStep() - range.fromStep());
    }

    void press(MouseEvent event) {
        grabbedX = plot.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
        grabbed = viewport.range();
    }

    void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || event.isStillSincePress()) {
            return;
        }
        double x = plot.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
        double steps = step(grabbed, grabbedX) - step(grabbed, x);
        if (steps != 0) {
            viewport.showSteps(grabbed.fromStep() + steps, grabbed.toStep() + steps);
        }
    }

    void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            viewport.fit();
        }
    }

    /** Whether the key meant something here. */
    public boolean key(KeyEvent event) {
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
