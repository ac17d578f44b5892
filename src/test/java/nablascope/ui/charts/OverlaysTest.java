package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import javafx.scene.input.MouseEvent;
import nablascope.timeline.Timeline;
import nablascope.timeline.Timeline.Series;
import nablascope.ui.charts.EdgeMark.Kind;
import nablascope.ui.charts.Overlays.Other;
import nablascope.ui.charts.Overlays.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverlaysTest {
    private static final int BRANCHES = 12;
    private static final int KEPT = 8;

    private static Timeline run(LongToDoubleFunction loss, long steps) {
        Timeline timeline = new Timeline(List.of(new Series("data_loss", 1)));
        for (long step = 0; step < steps; step++) {
            timeline.append(0, loss.applyAsDouble(step));
            timeline.endStep();
        }
        return timeline;
    }

    private static Other other(String key, Timeline timeline) {
        return new Other(key, Pen.ofBranch(1), key, timeline, List.of());
    }

    private static Overlays beside(@Nullable Timeline reference, Other... others) {
        return new Overlays(
                List.of(others),
                "own",
                true,
                Overlays.NOBODY,
                reference == null ? null : new Reference("the other", reference));
    }

    private static ShownChart shown(Timeline own, Overlays overlays) {
        ChartModel model = Charts.loss();
        model.overlaysProperty().set(overlays);
        model.viewport().setReach(overlays.reach());
        return new ShownChart(model, own);
    }

    @Test
    void twelve_branches_and_eight_kept_runs_all_look_different() {
        Set<Pen> looks = new HashSet<>();
        for (int i = 0; i < BRANCHES; i++) {
            looks.add(Pen.ofBranch(i));
        }
        for (int i = 0; i < KEPT; i++) {
            looks.add(Pen.ofKept(i));
        }
        assertThat(looks).hasSize(BRANCHES + KEPT);
    }

    @Test
    void the_axes_reach_over_every_run() throws Exception {
        FxThread.run(() -> {
            Timeline own = run(_ -> 1.0, 100);
            ViewRange alone = shown(own, beside(null)).chart.visibleRange();
            assertThat(alone.high()).isLessThan(2);
            ViewRange both = shown(own, beside(null, other("b", run(_ -> 7.0, 400))))
                    .chart
                    .visibleRange();
            assertThat(both.high()).isGreaterThan(7);
            assertThat(both.low()).isLessThanOrEqualTo(1);
            assertThat(both.toStep()).isGreaterThanOrEqualTo(400);
        });
    }

    @Test
    void a_run_left_out_is_not_drawn_and_the_axes_let_go_of_it() throws Exception {
        FxThread.run(() -> {
            Overlays without =
                    new Overlays(List.of(other("b", run(_ -> 7.0, 100))), "own", false, Overlays.NOBODY, null);
            ShownChart shown = shown(run(_ -> 1000.0, 100), without);
            assertThat(shown.chart.shownSeries()).isEmpty();
            assertThat(shown.chart.visibleRange().high()).isLessThan(20);
            assertThat(shown.chart.exactValueText(50)).isEqualTo("step 50\nb: 7");
        });
    }

    @Test
    void hovering_tells_the_values_of_every_run_that_reaches_the_step() throws Exception {
        FxThread.run(() -> {
            ShownChart shown = shown(run(_ -> 1.0, 100), beside(null, other("b", run(step -> step / 8.0, 400))));
            assertThat(shown.chart.exactValueText(40)).isEqualTo("step 40\ndata_loss: 1\nb: 5");
            assertThat(shown.chart.exactValueText(200)).isEqualTo("step 200\nb: 25");
        });
    }

    @Test
    void compared_a_chart_shows_differences_around_zero_also_where_it_was_logarithmic() throws Exception {
        FxThread.run(() -> {
            Timeline reference = run(step -> 2 + step, 100);
            Timeline own = run(step -> 2 + 3.0 * step, 100);
            ShownChart shown = shown(own, beside(reference, other("b", run(step -> 5 + step, 60))));
            shown.chart.model().logScaleProperty().set(true);
            shown.refresh();
            ViewRange range = shown.chart.visibleRange();
            assertThat(range.low()).isEqualTo(-range.high());
            assertThat(range.high()).isGreaterThanOrEqualTo(198);
            assertThat(shown.chart.exactValueText(30)).isEqualTo("step 30\ndata_loss: 60\nb: 3");
            assertThat(shown.chart.exactValueText(80)).isEqualTo("step 80\ndata_loss: 160");
            shown.chart.model().overlaysProperty().set(beside(null));
            shown.refresh();
            assertThat(shown.chart.visibleRange().low()).isPositive();
        });
    }

    @Test
    void what_is_no_number_in_either_is_marked_in_the_difference() throws Exception {
        FxThread.run(() -> {
            Timeline reference = run(step -> step == 50 ? Double.POSITIVE_INFINITY : 1, 100);
            Timeline own = run(step -> step == 20 ? Double.NaN : 3, 100);
            assertThat(shown(own, beside(reference)).chart.nonFiniteMarks())
                    .containsExactlyInAnyOrder(
                            new EdgeMark("data_loss", Kind.NAN, 20, 21),
                            new EdgeMark("data_loss", Kind.NEGATIVE_INFINITY, 50, 51));
        });
    }

    @Test
    void another_run_s_values_that_are_no_numbers_are_marked_with_its_name() throws Exception {
        FxThread.run(() -> {
            Timeline broken = run(step -> step < 60 ? 1 : Double.NaN, 90);
            assertThat(shown(run(_ -> 1.0, 100), beside(null, other("b", broken)))
                            .chart
                            .nonFiniteMarks())
                    .containsExactly(new EdgeMark("data_loss", "b", Kind.NAN, 60, 90));
        });
    }

    @Test
    void pointing_at_a_curve_names_its_run() throws Exception {
        FxThread.run(() -> {
            ShownChart shown = shown(run(_ -> 1.0, 100), beside(null, other("b", run(_ -> 3.0, 100))));
            ViewRange range = shown.chart.visibleRange();
            double height = shown.plot().getLayoutBounds().getHeight();
            ValueScale scale = new ValueScale(range.low(), range.high(), false, height);
            shown.mouse(shown.plot(), MouseEvent.MOUSE_MOVED, 200, scale.y(3) + 2, 0);
            assertThat(shown.chart.model().pointedRunProperty().get()).isEqualTo("b");
            shown.mouse(shown.plot(), MouseEvent.MOUSE_MOVED, 200, scale.y(1) + 2, 0);
            assertThat(shown.chart.model().pointedRunProperty().get()).isEqualTo("own");
            shown.mouse(shown.plot(), MouseEvent.MOUSE_MOVED, 200, scale.y(2), 0);
            assertThat(shown.chart.model().pointedRunProperty().get()).isEqualTo(Overlays.NOBODY);
        });
    }

    @Test
    void a_flag_at_the_first_step_stays_clear_of_the_labels_on_its_left() {
        Flag flag = Flag.arrange(List.of(new ChartMarker(1, 0, "η")), new ViewRange(0, 100, 0, 1), 500, 12)
                .getFirst();
        assertThat(flag.left()).isCloseTo(0, within(1e-9));
    }
}
