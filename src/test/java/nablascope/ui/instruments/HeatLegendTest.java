package nablascope.ui.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FxExtension.class)
final class HeatLegendTest {
    @ParameterizedTest
    @ValueSource(doubles = {160, 220, 260, 300, 320, 400, 700})
    void beside_names_or_below_them_everything_stays_inside_and_apart(double width) {
        FxThread.call(() -> {
            HeatLegend legend = new HeatLegend(new HeatPainter());
            legend.dress(ChartTheme.light("System"));
            legend.show(new Decades(-7, 15, false, false), true, true);
            Label names = new Label("Layers, Update ratio");
            Ends header = new Ends(names, legend);
            Scene scene = new Scene(new VBox(header), width, 100);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            double end = 0;
            for (Node part : legend.getChildren()) {
                Bounds bounds = part.localToScene(part.getLayoutBounds());
                assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(end);
                assertThat(bounds.getMaxX()).isLessThanOrEqualTo(width + 1);
                end = bounds.getMaxX();
            }
            Bounds below = legend.localToScene(legend.getLayoutBounds());
            assertThat(below.getMinX() >= names.getBoundsInParent().getMaxX()
                            || below.getMinY() >= names.getBoundsInParent().getMaxY())
                    .isTrue();
        });
    }
}
