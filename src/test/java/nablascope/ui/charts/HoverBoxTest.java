package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.shape.Circle;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class HoverBoxTest {
    /** However much it says and however small the chart; there it goes over title and axes. */
    @Test
    void what_hovering_tells_stays_inside_the_chart_and_beside_the_pointer() {
        FxThread.call(() -> {
            ChartModel model = Charts.gradient();
            model.markers()
                    .add(new ChartMarker(
                            0,
                            50,
                            "The loss has grown to 5.8e5, 240,000 times that of the first step. The largest"
                                    + " signal is the output of layers.18 (linear layer 7 of 7)."));
            ShownChart shown = new ShownChart(model, new DemoRun().steps(100, 5).timeline());
            for (double height : new double[] {300, 190}) {
                shown.chart.resize(640, height);
                shown.refresh();
                Bounds plot = shown.plot().getLayoutBounds();
                for (double share : new double[] {0.02, 0.5, 0.98}) {
                    double x = 0.5 * plot.getWidth();
                    shown.mouse(shown.plot(), MouseEvent.MOUSE_MOVED, x, share * plot.getHeight(), 0);
                    GridPane box = shown.chart.lookupAll("*").stream()
                            .filter(GridPane.class::isInstance)
                            .map(GridPane.class::cast)
                            .findFirst()
                            .orElseThrow();
                    Bounds there = box.localToScene(box.getLayoutBounds());
                    assertThat(shown.chart.getLayoutBounds().contains(there))
                            .as("%s in %s", there, shown.chart.getLayoutBounds())
                            .isTrue();
                    double pointer = shown.plot().localToScene(x, 0).getX();
                    assertThat(there.getMinX() > pointer || there.getMaxX() < pointer)
                            .as("%s beside %s", there, pointer)
                            .isTrue();
                }
            }
        });
    }

    /** The dot of a value would stand beside a line that is smoothed, as if the line were wrong. */
    @Test
    void only_what_is_drawn_exactly_has_a_dot_on_its_curve() {
        FxThread.call(() -> {
            ChartModel model = Charts.gradient(); // after clipping a smoothed line alone
            ShownChart shown = new ShownChart(model, new DemoRun().steps(100, 5).timeline());
            model.smoothingProperty().set(0);
            shown.refresh();
            assertThat(dots(shown)).isEqualTo(2);
            model.smoothingProperty().set(0.9);
            shown.refresh();
            assertThat(dots(shown)).isEqualTo(1);
        });
    }

    /** On the curves: those of the box stand beside a name. */
    private static long dots(ShownChart shown) {
        shown.mouse(
                shown.plot(),
                MouseEvent.MOUSE_MOVED,
                shown.plot().getLayoutBounds().getWidth() / 2,
                40,
                0);
        return shown.chart.lookupAll("*").stream()
                .filter(node -> node instanceof Circle && !(node.getParent() instanceof GridPane))
                .count();
    }
}
