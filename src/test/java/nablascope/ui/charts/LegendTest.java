package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import nablascope.timeline.Timeline;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.charts.Overlays.Other;
import nablascope.ui.charts.Overlays.Reference;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts of loss and gradient one above the other, as narrow as in a window of 1024 px, with other runs. */
@ExtendWith(FxExtension.class)
class LegendTest {
    private static final double HEIGHT = 400;
    /** The line of a run and enough of its name to know it by, in pixels. */
    private static final double READABLE = 80;

    private final LiveChart loss = new LiveChart(Charts.loss());
    private final LiveChart gradient = new LiveChart(Charts.gradient());

    private void show(double width, int runs, boolean compared) {
        Timeline own = new DemoRun().steps(500, 1).timeline();
        List<Other> others = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            others.add(new Other("b" + i, Pen.ofBranch(i), "a branch of number " + i, own, List.of(), List.of()));
        }
        Reference reference = compared ? new Reference("run", own) : null;
        Scene scene = new Scene(new VBox(loss, gradient), width, HEIGHT);
        for (LiveChart chart : List.of(loss, gradient)) {
            chart.setPrefHeight(HEIGHT / 2);
            String title = chart.equals(loss) ? "Loss" : "Gradient norm";
            chart.model().titleProperty().set(compared ? title + ": difference" : title);
            chart.model().badgeLabelProperty().set("Clipped in the last 100 steps:");
            chart.model().badgeShortProperty().set("Clipped:");
            chart.model().overlaysProperty().set(new Overlays(others, "own", true, Overlays.NOBODY, reference));
            chart.model().timelineProperty().set(own);
        }
        for (int i = 0; i < 3; i++) { // what drawing changes is laid out in the next pulse
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            loss.refresh();
            gradient.refresh();
        }
    }

    private static List<Label> shown(LiveChart chart) {
        return chart.lookupAll("Label").stream()
                .filter(node -> node.getParent() instanceof Legend && node.isVisible())
                .map(Label.class::cast)
                .toList();
    }

    private static List<ToggleButton> series(LiveChart chart) {
        return chart.lookupAll(".chart-legend-entry").stream()
                .map(ToggleButton.class::cast)
                .filter(ToggleButton::isVisible)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "372,1,false",
        "372,3,false",
        "372,8,true",
        "560,1,true",
        "560,2,false",
        "640,2,false",
        "700,2,false",
        "900,2,false"
    })
    void every_run_is_named_or_counted_and_the_plots_stay_in_line(double width, int runs, boolean compared) {
        FxThread.call(() -> {
            show(width, runs, compared);
            for (LiveChart chart : List.of(loss, gradient)) {
                int counted = 0;
                for (Label entry : shown(chart)) {
                    assertThat(entry.getLayoutX()).isGreaterThanOrEqualTo(-1);
                    boolean sum = entry.getText().startsWith("+");
                    assertThat(entry.getWidth()).isGreaterThan(sum ? 20 : 30);
                    if (!sum) {
                        assertThat(entry.getWidth()).isGreaterThanOrEqualTo(Math.min(READABLE, entry.prefWidth(-1)));
                    }
                    counted += sum ? Integer.parseInt(entry.getText().substring(1)) : 1;
                }
                assertThat(counted).isEqualTo(runs);
                if (shown(chart).stream().anyMatch(entry -> !entry.getText().startsWith("+"))) {
                    assertThat(series(chart)).allMatch(entry -> entry.getWidth() >= entry.prefWidth(-1));
                }
            }
            double top = loss.lookup(".chart-legend-entry")
                    .getParent()
                    .getParent()
                    .getLayoutBounds()
                    .getHeight();
            assertThat(gradient.lookup(".chart-legend-entry")
                            .getParent()
                            .getParent()
                            .getLayoutBounds()
                            .getHeight())
                    .isEqualTo(top);
            assertThat(top).isLessThan(40);
        });
    }

    @Test
    void series_stay_buttons_however_narrow_it_is() {
        FxThread.call(() -> {
            show(372, 3, false);
            assertThat(series(gradient)).hasSize(2).allMatch(entry -> entry.getWidth() > 30);
            assertThat(gradient.badgeText()).isEqualTo("Clipped in the last 100 steps: 37 %");
        });
    }
}
