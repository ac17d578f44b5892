package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.charts.EdgeMark.Kind;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class LiveChartTest {
    private static final double WIDTH = 700;
    private static final double HEIGHT = 300;

    @Test
    void it_shows_the_series_that_exist_and_are_not_hidden() {
        FxThread.call(() -> {
            ChartModel model = Charts.loss();
            ShownChart shown = new ShownChart(model, new DemoRun().steps(500, 5).timeline());
            assertThat(shown.chart.shownSeries()).containsExactly("data_loss", "eval_loss", "penalty", "loss");
            model.series("penalty").visibleProperty().set(false);
            shown.refresh();
            assertThat(shown.chart.shownSeries()).containsExactly("data_loss", "eval_loss", "loss");
        });
    }

    @Test
    void before_the_first_step_it_says_what_to_do() {
        FxThread.call(() -> {
            ChartModel model = Charts.loss();
            model.emptyTextProperty().set("Press space to start");
            DemoRun run = new DemoRun();
            ShownChart shown = new ShownChart(model, run.timeline());
            assertThat(shown.texts()).contains("Press space to start");
            run.steps(1, 5);
            shown.refresh();
            assertThat(shown.texts()).doesNotContain("Press space to start");
        });
    }

    @Test
    void hovering_tells_the_exact_values() {
        FxThread.call(() -> {
            DemoRun run = new DemoRun().steps(10, 5);
            run.record(0.125, 7, 5);
            run.steps(10, 5);
            ChartModel model = Charts.gradient();
            model.series("grad_norm").labelProperty().set("before");
            ShownChart shown = new ShownChart(model, run.timeline());
            assertThat(shown.chart.exactValueText(10)).isEqualTo("step 10\nbefore: 7\ngrad_norm_clipped: 5");
            double x = 10 / 100.0 * shown.plot().getLayoutBounds().getWidth();
            shown.mouse(shown.plot(), MouseEvent.MOUSE_MOVED, x, 40, 0);
            assertThat(shown.texts()).contains("step 10", "before", "7", "grad_norm_clipped", "5");
        });
    }

    @Test
    void values_that_are_no_number_are_marked_where_they_came_up() {
        FxThread.call(() -> {
            DemoRun run = new DemoRun().steps(50, 5);
            run.record(Double.POSITIVE_INFINITY, Double.NaN, 5);
            run.steps(30, 5);
            run.record(Double.NEGATIVE_INFINITY, 1, 1);
            ShownChart loss = new ShownChart(Charts.loss(), run.timeline());
            assertThat(loss.chart.nonFiniteMarks())
                    .contains(
                            new EdgeMark("data_loss", Kind.POSITIVE_INFINITY, 50, 51),
                            new EdgeMark("data_loss", Kind.NEGATIVE_INFINITY, 81, 82))
                    .noneMatch(mark -> mark.series().equals("penalty"));
            ShownChart gradient = new ShownChart(Charts.gradient(), run.timeline());
            assertThat(gradient.chart.nonFiniteMarks()).containsExactly(new EdgeMark("grad_norm", Kind.NAN, 50, 51));
            assertThat(gradient.chart.exactValueText(50)).contains("grad_norm: NaN");
        });
    }

    @Test
    void a_log_axis_says_which_values_it_leaves_out_below() {
        FxThread.call(() -> {
            DemoRun run = new DemoRun().steps(50, 5);
            run.record(1, 0, 0);
            run.steps(30, 5);
            ShownChart gradient = new ShownChart(Charts.gradient(), run.timeline());
            assertThat(gradient.chart.belowAxisMarks()).contains(new EdgeMark("grad_norm", Kind.NOT_POSITIVE, 50, 51));
            assertThat(gradient.chart.nonFiniteMarks()).isEmpty();
            assertThat(gradient.texts()).anyMatch(text -> text.startsWith("grad_norm") && text.contains("≤ 0"));
            gradient.chart.model().logScaleProperty().set(false);
            gradient.refresh();
            assertThat(gradient.chart.belowAxisMarks()).isEmpty();
        });
    }

    @Test
    void pointing_at_one_chart_shows_the_step_in_those_linked_to_it() {
        FxThread.call(() -> {
            DemoRun run = new DemoRun().steps(90, 5);
            ChartModel loss = Charts.loss();
            ChartModel gradient = Charts.gradient();
            loss.viewport().linkSteps(gradient.viewport());
            ShownChart shown = new ShownChart(loss, run.timeline());
            new ShownChart(gradient, run.timeline());
            double x = 30 / 100.0 * shown.plot().getLayoutBounds().getWidth();
            shown.mouse(shown.plot(), MouseEvent.MOUSE_MOVED, x, 40, 0);
            assertThat(gradient.viewport().pointedProperty().get()).isEqualTo(30);
        });
    }

    @Test
    void it_follows_until_somebody_zooms_and_again_after_a_double_click() {
        FxThread.call(() -> {
            DemoRun run = new DemoRun().steps(900, 5);
            ShownChart shown = new ShownChart(Charts.loss(), run.timeline());
            assertThat(shown.chart.visibleRange().toStep()).isEqualTo(1000);
            shown.scroll(100, 50, 200, false);
            shown.refresh();
            ViewRange zoomed = shown.chart.visibleRange();
            assertThat(zoomed.toStep() - zoomed.fromStep()).isLessThan(600);
            run.steps(5_000, 5);
            shown.refresh();
            assertThat(shown.chart.visibleRange().toStep()).isEqualTo(zoomed.toStep());
            shown.mouse(shown.plot(), MouseEvent.MOUSE_CLICKED, 100, 50, 2);
            shown.refresh();
            assertThat(shown.chart.visibleRange())
                    .extracting("fromStep", "toStep")
                    .containsExactly(0.0, 6000.0);
        });
    }

    @Test
    void dragging_moves_the_steps_with_the_pointer() {
        FxThread.call(() -> {
            ShownChart shown =
                    new ShownChart(Charts.loss(), new DemoRun().steps(1000, 5).timeline());
            double perPixel = 1000 / shown.plot().getLayoutBounds().getWidth();
            shown.mouse(shown.plot(), MouseEvent.MOUSE_PRESSED, 300, 50, 1);
            shown.mouse(shown.plot(), MouseEvent.MOUSE_DRAGGED, 200, 50, 1);
            shown.refresh();
            assertThat(shown.chart.visibleRange().fromStep()).isCloseTo(100 * perPixel, within(1e-6));
        });
    }

    @Test
    void ctrl_and_wheel_zoom_values_about_the_pointer() {
        FxThread.call(() -> {
            ShownChart shown = new ShownChart(
                    Charts.gradient(), new DemoRun().steps(1000, 5).timeline());
            ViewRange before = shown.chart.visibleRange();
            double height = shown.plot().getLayoutBounds().getHeight();
            double under = new ValueScale(before.low(), before.high(), true, height).value(40);
            shown.scroll(100, 40, 120, true);
            shown.refresh();
            ViewRange after = shown.chart.visibleRange();
            assertThat(after.toStep()).isEqualTo(before.toStep());
            assertThat(after.high() / after.low()).isLessThan(before.high() / before.low());
            assertThat(new ValueScale(after.low(), after.high(), true, height).value(40))
                    .isCloseTo(under, within(under * 1e-9));
        });
    }

    @Test
    void dragging_the_threshold_reports_the_value_under_the_pointer() {
        FxThread.call(() -> {
            ChartModel model = Charts.gradient();
            List<Double> dragged = new ArrayList<>();
            model.onThresholdDraggedProperty().set(dragged::add);
            model.thresholdProperty().set(5);
            ShownChart shown =
                    new ShownChart(model, new DemoRun().steps(1000, 5).timeline());
            Label handle = (Label) shown.chart.lookupAll("Label").stream()
                    .filter(node -> ((Label) node).getText().equals("c = 5"))
                    .findFirst()
                    .orElseThrow();
            ViewRange range = shown.chart.visibleRange();
            double height = shown.plot().getLayoutBounds().getHeight();
            shown.mouse(handle, MouseEvent.MOUSE_PRESSED, 10, 80, 1);
            shown.mouse(handle, MouseEvent.MOUSE_DRAGGED, 10, 60, 1);
            double expected = new ValueScale(range.low(), range.high(), true, height).value(60);
            assertThat(dragged).hasSize(1);
            assertThat(dragged.getFirst()).isCloseTo(expected, within(expected * 1e-6));
            model.thresholdProperty().set(Double.POSITIVE_INFINITY);
            shown.refresh();
            assertThat(shown.texts()).noneMatch(text -> text.startsWith("c ="));
        });
    }

    @Test
    void the_corner_tells_the_share_of_clipped_steps() {
        FxThread.call(() -> {
            ChartModel model = Charts.gradient();
            model.badgeLabelProperty().set("clipped");
            ShownChart shown = new ShownChart(model, new DemoRun().steps(10, 5).timeline());
            assertThat(shown.chart.badgeText()).isEqualTo("clipped 37 %");
        });
    }

    @Test
    void log_and_theme_can_change_at_any_time_and_markers_are_drawn() {
        FxThread.call(() -> {
            ChartModel model = Charts.loss();
            ShownChart shown =
                    new ShownChart(model, new DemoRun().steps(1000, 5).timeline());
            assertThat(shown.chart.visibleRange().low()).isZero();
            model.logScaleProperty().set(true);
            shown.refresh();
            assertThat(shown.chart.visibleRange().low()).isPositive();
            WritableImage light = shown.scene.snapshot(null);
            model.themeProperty().set(ChartTheme.dark("System").projector());
            model.markers().add(new ChartMarker(1, 400, "η 0.1 → 0.3"));
            shown.refresh();
            WritableImage dark = shown.scene.snapshot(null);
            int x = (int) WIDTH / 2;
            int y = (int) HEIGHT - 60;
            assertThat(light.getPixelReader().getColor(x, y).getBrightness()).isGreaterThan(0.5);
            assertThat(dark.getPixelReader().getColor(x, y).getBrightness()).isLessThan(0.5);
        });
    }

    @Test
    void another_run_is_followed_from_its_start() {
        FxThread.call(() -> {
            ChartModel model = Charts.loss();
            ShownChart shown =
                    new ShownChart(model, new DemoRun().steps(5000, 5).timeline());
            model.viewport().zoomSteps(0.1, 4000);
            shown.refresh();
            model.timelineProperty().set(new DemoRun().steps(3, 5).timeline());
            shown.refresh();
            assertThat(shown.chart.visibleRange())
                    .extracting("fromStep", "toStep")
                    .containsExactly(0.0, 100.0);
        });
    }

    /** Nothing else changes, as where a run is paused. */
    @Test
    void flags_stay_over_their_lines_when_the_chart_gets_narrower() {
        FxThread.call(() -> {
            ChartModel model = Charts.loss();
            ShownChart shown = new ShownChart(model, new DemoRun().steps(100, 5).timeline());
            model.markers().add(new ChartMarker(1, 99, "lr 0.1"));
            shown.refresh();
            assertThat(rightOfFlags(shown)).isBetween(500.0, 700.0);
            shown.chart.resize(400, 300);
            shown.refresh();
            assertThat(rightOfFlags(shown)).isBetween(250.0, 400.0);
        });
    }

    private static double rightOfFlags(ShownChart shown) {
        Node flags = shown.chart.lookupAll("*").stream()
                .filter(FlagBar.class::isInstance)
                .findFirst()
                .orElseThrow();
        return ((FlagBar) flags)
                .getChildren().stream()
                        .mapToDouble(flag ->
                                flag.localToScene(flag.getLayoutBounds()).getMaxX())
                        .max()
                        .orElseThrow();
    }
}
