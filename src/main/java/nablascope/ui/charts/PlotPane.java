package nablascope.ui.charts;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The data area: curves, and on them marks, threshold, crosshair and the empty state. */
final class PlotPane extends Pane {
    private final ChartModel model;
    /** How near, in px, the pointer has to come to a curve to make its run stand out. */
    private static final double NEAR = 6;

    /** Share of the width that a run compared with fills at least, or the chart says why it is all but empty. */
    private static final double HARDLY = 0.1;

    private final CurveLayer layer;
    private final CurveSet curves;
    private final SignWords signs;
    private final MarkLayer marks = new MarkLayer();
    private final ThresholdLine threshold;
    private final HoverBox hover;
    private final Label empty = new Label();
    private final BooleanProperty ended = new SimpleBooleanProperty();
    private final Rectangle clip = new Rectangle();
    private final Group clipped = new Group();
    private @Nullable Frame frame;
    private @Nullable Point2D pointer;
    private boolean pointing;

    PlotPane(ChartModel model, CurveLayer layer, CurveSet curves) {
        this.model = model;
        this.layer = layer;
        this.curves = curves;
        signs = new SignWords(model);
        threshold = new ThresholdLine(model);
        hover = new HoverBox(model);
        empty.textProperty()
                .bind(Bindings.when(ended).then(model.referenceEndedProperty()).otherwise(model.emptyTextProperty()));
        empty.setTextAlignment(TextAlignment.CENTER);
        empty.setMouseTransparent(true);
        empty.setWrapText(true);
        clipped.setClip(clip);
        model.viewport().pointedProperty().subscribe((_, _) -> updateHover());
        clipped.setAutoSizeChildren(false);
        clipped.getChildren().setAll(layer.view(), signs.node(), marks.node(), threshold.node(), empty);
        getChildren().setAll(clipped, hover.node());
    }

    List<EdgeMark> marks(Predicate<EdgeMark.Kind> kinds) {
        return marks.shown().stream().filter(mark -> kinds.test(mark.kind())).toList();
    }

    /** Somebody drags the threshold: the value axis must stay where it is. */
    boolean thresholdHeld() {
        return threshold.held();
    }

    void apply(ChartTheme theme) {
        // On a ground of its own: a line may run through the middle.
        empty.setStyle(
                "-fx-font-family: '%s'; -fx-font-size: %spx; -fx-text-fill: %s; -fx-background-color: %s; -fx-padding: 2 8;"
                        .formatted(
                                theme.fontFamily(),
                                theme.fontSize() * 1.2,
                                Colours.css(theme.muted()),
                                Colours.css(theme.plot())));
    }

    /**
     * Shows what was drawn.
     *
     * @param area where this lies in its parent
     * @param chart where the whole chart lies there
     */
    void update(Frame now, Rectangle2D area, Bounds chart) {
        frame = now;
        ChartTheme theme = model.themeProperty().get();
        resizeRelocate(area.getX(), area.getY(), area.getWidth(), area.getHeight());
        hover.bounds(new BoundingBox(
                chart.getMinX() - area.getX(), chart.getMinY() - area.getY(), chart.getWidth(), chart.getHeight()));
        clip.setWidth(area.getWidth());
        clip.setHeight(area.getHeight());
        marks.update(now, theme);
        threshold.update(now, theme);
        signs.update(now, theme);
        ended.set(model.overlaysProperty().get().endsBefore(now, HARDLY * now.width()));
        empty.setVisible(ended.get() || now.steps() == 0);
        updateHover();
    }

    /** Follows the pointer; coordinates are taken from the scene. */
    void point(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_ENTERED_TARGET
                || event.getEventType() == MouseEvent.MOUSE_EXITED_TARGET) {
            return; // of what lies on the chart
        }
        boolean gone =
                event.getEventType() == MouseEvent.MOUSE_EXITED || event.getEventType() == MouseEvent.MOUSE_DRAGGED;
        pointer = gone ? null : new Point2D(event.getSceneX(), event.getSceneY());
        updateHover();
    }

    private void updateHover() {
        Frame shown = frame;
        Point2D local = pointer == null ? null : sceneToLocal(pointer);
        if (shown == null
                || local == null
                || local.getX() < 0
                || local.getX() > shown.width()
                || local.getY() < 0
                || local.getY() > shown.height()) {
            if (pointing) {
                pointing = false;
                model.pointedRunProperty().set(Overlays.NOBODY);
                model.viewport().pointedProperty().set(Double.NaN);
            }
            showPointed(shown);
        } else {
            pointing = true;
            if (shown.steps() > 0) {
                model.viewport().pointedProperty().set((double) shown.stepAt(local.getX()));
            }
            double pixels = layer.scale();
            model.pointedRunProperty().set(curves.nearest(local.getX() * pixels, local.getY() * pixels, NEAR * pixels));
            hover.show(shown, local.getX(), local.getY(), marks.shown());
        }
    }

    /** The pointer may be in a linked chart. */
    private void showPointed(@Nullable Frame shown) {
        double step = model.viewport().pointedProperty().get();
        if (shown == null
                || !(step >= shown.range().fromStep() && step <= shown.range().toStep())) {
            hover.hide();
        } else {
            hover.showStep(shown, (long) step);
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.min(getWidth(), empty.prefWidth(-1));
        double height = empty.prefHeight(width);
        empty.resizeRelocate(Math.rint((getWidth() - width) / 2), Math.rint((getHeight() - height) / 2), width, height);
    }
}
