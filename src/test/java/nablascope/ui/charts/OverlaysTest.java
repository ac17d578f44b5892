package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import nablascope.timeline.Timeline;
import nablascope.timeline.Timeline.Series;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.charts.EdgeMark.Kind;
import nablascope.ui.charts.Overlays.Other;
import nablascope.ui.charts.Overlays.Reference;
import nablascope.ui.support.FxExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FxExtension.class)
class OverlaysTest {
    private static final int BRANCHES = 12;
    private static final int KEPT = 8;

    static Timeline run(LongToDoubleFunction loss, long steps) {
        Timeline timeline = new Timeline(List.of(new Series("data_loss", 1)));
        for (long step = 0; step < steps; step++) {
            timeline.append(0, loss.applyAsDouble(step));
            timeline.endStep();
        }
        return timeline;
    }

    static Other other(String key, Timeline timeline) {
        return new Other(key, Pen.ofBranch(1), key, timeline, List.of(), List.of());
    }

    static Overlays beside(@Nullable Timeline reference, Other... others) {
        return new Overlays(
                List.of(others),
                "own",
                true,
                Overlays.NOBODY,
                reference == null ? null : new Reference("the other", reference));
    }

    static ShownChart shown(Timeline own, Overlays overlays) {
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
    void the_axes_reach_over_every_run() {
        FxThread.call(() -> {
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
    void a_run_left_out_is_not_drawn_and_the_axes_let_go_of_it() {
        FxThread.call(() -> {
            Overlays without =
                    new Overlays(List.of(other("b", run(_ -> 7.0, 100))), "own", false, Overlays.NOBODY, null);
            ShownChart shown = shown(run(_ -> 1000.0, 100), without);
            assertThat(shown.chart.shownSeries()).isEmpty();
            assertThat(shown.chart.visibleRange().high()).isLessThan(20);
            assertThat(shown.chart.exactValueText(50)).isEqualTo("step 50\nb: 7");
        });
    }

    @Test
    void hovering_tells_the_values_of_every_run_that_reaches_the_step() {
        FxThread.call(() -> {
            ShownChart shown = shown(run(_ -> 1.0, 100), beside(null, other("b", run(step -> step / 8.0, 400))));
            assertThat(shown.chart.exactValueText(40)).isEqualTo("step 40\ndata_loss: 1\nb: 5");
            assertThat(shown.chart.exactValueText(200)).isEqualTo("step 200\nb: 25");
        });
    }

    @Test
    void compared_a_chart_shows_differences_around_zero_also_where_it_was_logarithmic() {
        FxThread.call(() -> {
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
    void a_chart_says_why_it_is_empty_where_the_run_compared_with_has_ended() {
        FxThread.call(() -> {
            Timeline own = run(_ -> 1.0, 1000);
            ShownChart shown = shown(own, beside(run(_ -> 2.0, 60)));
            shown.chart.model().referenceEndedProperty().set("ended");
            assertThat(words(shown)).contains("ended");
            shown.chart.model().overlaysProperty().set(beside(run(_ -> 2.0, 600)));
            shown.refresh();
            assertThat(words(shown)).doesNotContain("ended");
        });
    }

    private static List<String> words(ShownChart shown) {
        return shown.plot().lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(label -> ((Label) label).getText())
                .toList();
    }

    @Test
    void what_is_no_number_in_either_is_marked_in_the_difference() {
        FxThread.call(() -> {
            Timeline reference = run(step -> step == 50 ? Double.POSITIVE_INFINITY : 1, 100);
            Timeline own = run(step -> step == 20 ? Double.NaN : 3, 100);
            assertThat(shown(own, beside(reference)).chart.nonFiniteMarks())
                    .containsExactlyInAnyOrder(
                            new EdgeMark("data_loss", Kind.NAN, 20, 21),
                            new EdgeMark("data_loss", Kind.NEGATIVE_INFINITY, 50, 51));
        });
    }

    @Test
    void another_run_s_values_that_are_no_numbers_are_marked_with_its_name() {
        FxThread.call(() -> {
            Timeline broken = run(step -> step < 60 ? 1 : Double.NaN, 90);
            assertThat(shown(run(_ -> 1.0, 100), beside(null, other("b", broken)))
                            .chart
                            .nonFiniteMarks())
                    .containsExactly(new EdgeMark("data_loss", "b", Kind.NAN, 60, 90));
        });
    }

    @Test
    void pointing_at_a_curve_names_its_run() {
        FxThread.call(() -> {
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

    /** Falls, and within ten steps grows to 1e7, the last value that is one. */
    static Timeline exploding() {
        return run(
                step -> step < 700
                        ? 2 * Math.exp(-step / 100.0) * (1 + 0.3 * Math.sin((double) step))
                        : step < 710 ? 0.002 * Math.pow(10, (double) step - 699) : step == 710 ? 1e7 : Double.NaN,
                720);
    }

    @ParameterizedTest
    @CsvSource({"true,0.5", "true,0", "false,0.5", "false,0"})
    void an_exploded_run_behind_is_drawn_up_to_its_last_finite_value(boolean log, double smoothing) {
        FxThread.call(() -> {
            ShownChart shown =
                    shown(run(step -> 2 * Math.exp(-step / 100.0), 1400), beside(null, other("b", exploding())));
            shown.chart.model().smoothingProperty().set(smoothing);
            shown.chart.model().logScaleProperty().set(log);
            shown.refresh();
            ViewRange range = shown.chart.visibleRange();
            assertThat(range.high()).isGreaterThanOrEqualTo(1e7);
            double height = shown.plot().getLayoutBounds().getHeight();
            double width = shown.plot().getLayoutBounds().getWidth();
            ValueScale scale = new ValueScale(range.low(), range.high(), log, height);
            double x = 710 / range.toStep() * width;
            for (double value : new double[] {1e7, 3e6}) {
                shown.mouse(shown.plot(), MouseEvent.MOUSE_MOVED, x + 2, scale.y(value), 0);
                assertThat(shown.chart.model().pointedRunProperty().get()).isEqualTo("b");
            }
        });
    }

    @Test
    void a_run_that_stays_exploded_is_smoothed_anew_where_it_ended_up() {
        Timeline high = run(step -> step < 300 ? 1 : 1e20 * (1 + step % 7), 1000);
        Curve curve = new Curve(ChartSeries.ofRun("data_loss", other("b", high)));
        curve.read(high, new ViewRange(0, 1000, 0.1, 1e25), 500);
        ValueScale scale = new ValueScale(0.1, 1e25, true, 200);
        curve.trace(scale, 0.5, 1, Curve.Events.NONE);
        for (int column = 152; column < 500; column++) {
            assertThat(curve.distance(column + 0.5, scale.y(4e20), 0.4)).isLessThan(8);
            assertThat(curve.distance(column + 0.5, scale.y(1e10), 0.4)).isGreaterThan(50);
        }
    }

    @Test
    void single_spikes_that_heal_do_not_roughen_the_smoothed_line_of_another_run() {
        Timeline spiky = run(step -> step % 50 == 49 ? 0.5 : 0.001 + 2 * Math.exp(-step / 20.0), 1000);
        Curve curve = new Curve(ChartSeries.ofRun("data_loss", other("b", spiky)));
        curve.read(spiky, new ViewRange(0, 1000, 1e-4, 10), 500);
        ValueScale scale = new ValueScale(1e-4, 10, true, 100);
        curve.trace(scale, 0.5, 1, Curve.Events.NONE);
        assertThat(curve.distance(949 / 2.0, scale.y(0.5), 2)).isGreaterThan(5);
    }

    @Test
    void an_explosion_of_another_run_has_a_flag_in_the_colour_of_its_curve() {
        FxThread.call(() -> {
            Pen pen = Pen.ofBranch(1);
            ChartMarker explosion = new ChartMarker(0, 710, "b exploded", pen);
            Other broken = new Other("b", pen, "b", exploding(), List.of(), List.of(explosion));
            ShownChart shown = shown(run(_ -> 1.0, 1400), beside(null, broken));
            shown.chart.model().markers().add(new ChartMarker(1, 300, "η"));
            shown.refresh();
            assertThat(shown.chart.model().flags())
                    .extracting(ChartMarker::step)
                    .containsExactly(300L, 710L);
            Label flag = (Label) shown.chart.lookupAll("Label").stream()
                    .filter(node -> ((Label) node).getText().equals("!"))
                    .findFirst()
                    .orElseThrow();
            String colour =
                    Colours.css(pen.colour(shown.chart.model().themeProperty().get()));
            assertThat(flag.getStyle()).contains("-fx-background-color: " + colour);
            assertThat(flag.getTooltip().getText()).contains("710").contains("b exploded");
            shown.chart.model().overlaysProperty().set(beside(null));
            shown.refresh();
            assertThat(shown.texts()).doesNotContain("!");
        });
    }

    @Test
    void a_flag_at_the_first_step_stays_clear_of_the_labels_on_its_left() {
        Flag flag = Flag.arrange(List.of(new ChartMarker(1, 0, "η")), new ViewRange(0, 100, 0, 1), 500, 12)
                .getFirst();
        assertThat(flag.left()).isCloseTo(0, within(1e-9));
    }
}
