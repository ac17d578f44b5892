package nablascope.ui.charts;

import static nablascope.ui.charts.OverlaysTest.beside;
import static nablascope.ui.charts.OverlaysTest.exploding;
import static nablascope.ui.charts.OverlaysTest.other;
import static nablascope.ui.charts.OverlaysTest.run;
import static nablascope.ui.charts.OverlaysTest.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nablascope.timeline.Timeline;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.charts.Overlays.Other;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an explosion of one run leaves to see of the others. */
@ExtendWith(FxExtension.class)
class OverlayFitTest {
    @Test
    void an_explosion_flattens_no_other_difference_on_the_logarithmic_axis_and_all_of_them_on_the_linear() {
        FxThread.call(() -> {
            Timeline reference = run(_ -> 0.5, 1400);
            Overlays overlays = beside(reference, other("b", exploding()));
            ShownChart shown = shown(run(_ -> 1.0, 1400), overlays);
            double height = shown.plot().getLayoutBounds().getHeight();
            shown.chart.model().logScaleProperty().set(true);
            shown.refresh();
            assertThat(shown.chart.visibleRange().high()).isGreaterThanOrEqualTo(1e7);
            assertThat(shown.height(0) - shown.height(0.5)).isGreaterThan(height / 20);
            assertThat(shown.height(0.5) - shown.height(1e7)).isGreaterThan(height / 4);
            assertThat(shown.height(0)).isCloseTo(height / 2, within(0.5));
            shown.chart.model().logScaleProperty().set(false);
            shown.refresh();
            assertThat(shown.height(0) - shown.height(0.5)).isLessThan(1);
        });
    }

    @Test
    void another_run_s_explosion_does_not_stretch_the_axis_but_its_large_values_do() {
        FxThread.call(() -> {
            Pen pen = Pen.ofBranch(1);
            ChartMarker explosion = new ChartMarker(0, 710, "b exploded", pen);
            Other broken = new Other("b", pen, "b", exploding(), List.of(), List.of(explosion));
            ShownChart shown = shown(run(_ -> 1.0, 1400), beside(null, broken));
            shown.chart.model().logScaleProperty().set(true);
            shown.refresh();
            assertThat(shown.chart.visibleRange().high()).isLessThan(1e4);
            shown.chart.model().overlaysProperty().set(beside(null, other("b", exploding())));
            shown.refresh();
            assertThat(shown.chart.visibleRange().high()).isGreaterThanOrEqualTo(1e7);
        });
    }

    @Test
    void a_run_without_values_limits_no_other() {
        FxThread.call(() -> {
            Pen pen = Pen.ofBranch(1);
            Other broken = new Other(
                    "b", pen, "b", exploding(), List.of(), List.of(new ChartMarker(0, 710, "b exploded", pen)));
            ShownChart shown = shown(run(_ -> Double.NaN, 3), beside(null, broken));
            shown.chart.model().logScaleProperty().set(true);
            shown.refresh();
            assertThat(shown.chart.visibleRange().high()).isGreaterThanOrEqualTo(1e7);
        });
    }
}
