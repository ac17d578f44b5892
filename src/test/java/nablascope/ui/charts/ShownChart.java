package nablascope.ui.charts;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import nablascope.timeline.Timeline;

/** A chart in a scene, as in the window; made on the FX thread. */
final class ShownChart {
    private static final double WIDTH = 700;
    private static final double HEIGHT = 300;

    final LiveChart chart;
    final Scene scene;

    ShownChart(ChartModel model, Timeline timeline) {
        chart = new LiveChart(model);
        model.timelineProperty().set(timeline);
        scene = new Scene(chart, WIDTH, HEIGHT);
        refresh();
    }

    void refresh() {
        chart.applyCss();
        chart.layout();
        chart.refresh();
        chart.layout();
    }

    /** The pane on the data area. */
    Node plot() {
        return chart.lookupAll("*").stream()
                .filter(PlotPane.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /** Where the axis has a value, in px below the top of the data area. */
    double height(double value) {
        return chart.scale().y(value);
    }

    void scroll(double x, double y, double delta, boolean ctrl) {
        Point2D at = plot().localToScene(x, y);
        plot().fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                false,
                ctrl,
                false,
                false,
                false,
                false,
                0,
                delta,
                0,
                delta,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null));
    }

    void mouse(Node target, javafx.event.EventType<MouseEvent> type, double x, double y, int clicks) {
        Point2D at = plot().localToScene(x, y);
        target.fireEvent(new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                clicks,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                null));
    }

    List<String> texts() {
        return chart.lookupAll("Label").stream()
                .filter(node -> node.isVisible() && node.getParent().isVisible())
                .map(node -> ((Label) node).getText())
                .toList();
    }
}
