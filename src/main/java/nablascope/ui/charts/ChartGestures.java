package nablascope.ui.charts;

import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * {@link StepGestures}, and for values: the wheel zooms them with Ctrl or over their axis, and once they were zoomed,
 * dragging moves them too.
 */
final class ChartGestures {
    private final Viewport viewport;
    private final Supplier<Frame> frame;
    private final Node plot;
    private final StepGestures steps;
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
        steps = new StepGestures(plot, viewport, () -> frame.get().width());
        surface.setOnScroll(this::scroll);
        surface.setOnMousePressed(this::press);
        surface.setOnMouseDragged(this::drag);
        surface.setOnMouseClicked(steps::click);
    }

    private void scroll(ScrollEvent event) {
        Frame now = frame.get();
        Point2D at = plot.sceneToLocal(event.getSceneX(), event.getSceneY());
        if (event.isControlDown() || at.getX() < 0) {
            showValues(now.scale().zoomed(StepGestures.factor(event), Math.clamp(at.getY(), 0, now.height())));
            event.consume();
        } else {
            steps.scroll(event);
        }
    }

    private void press(MouseEvent event) {
        grabbed = plot.sceneToLocal(event.getSceneX(), event.getSceneY());
        grabbedFrame = frame.get();
        steps.press(event);
    }

    private void drag(MouseEvent event) {
        steps.drag(event);
        if (event.getButton() == MouseButton.PRIMARY && !event.isStillSincePress() && !viewport.fitsValues()) {
            double y = plot.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
            showValues(grabbedFrame.scale().shifted((y - grabbed.getY()) / grabbedFrame.height()));
        }
    }

    private void showValues(ValueScale scale) {
        if (!scale.scaling().positive() || scale.low() > 0) {
            viewport.showValues(scale.low(), scale.high());
        }
    }

    /** Whether the key meant something here. */
    boolean key(KeyEvent event) {
        return steps.key(event);
    }
}
