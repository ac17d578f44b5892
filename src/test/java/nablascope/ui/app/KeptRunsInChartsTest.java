package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.input.MouseEvent;
import nablascope.experiment.Experiment;
import nablascope.library.RunInfo;
import nablascope.timeline.Metrics;
import nablascope.ui.charts.ChartModel;
import nablascope.ui.charts.LiveChart;
import nablascope.ui.charts.Overlays;
import nablascope.ui.library.RunsModel;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that was kept, 300 steps at η 0.1, beside one of 200 steps at η 0.05 that is at hand. */
final class KeptRunsInChartsTest extends WindowFixture {
    private static final PseudoClass HIGHLIGHTED = PseudoClass.getPseudoClass("highlighted");
    /** So many that the last are kept in groups. */
    private static final long KEPT_STEPS = 5000;

    private static final long STEPS = 200;

    @Override
    boolean keepsRuns() {
        return true;
    }

    @BeforeEach
    void showAKeptRunBesideAnother() {
        Experiment kept = Preset.DIGITS.experiment().withSteps(KEPT_STEPS);
        train(kept);
        train(kept.withSteps(STEPS)
                .withKnobs(kept.knobs().withOptimizer(kept.knobs().optimizer().withLr(0.05))));
        RunsModel runs = runs().model();
        await(_ -> {
            runs.refresh();
            return runs.list().shown().stream().anyMatch(KeptRunsInChartsTest::isKept);
        });
        chart();
    }

    private void chart() {
        RunsModel runs = runs().model();
        on(() -> runs.chart(runs.list().shown().stream()
                .filter(KeptRunsInChartsTest::isKept)
                .toList()));
        await(_ -> lookup("kept-0") != null);
    }

    private static Experiment spirals() {
        return Preset.BUILT_IN.stream()
                .filter(preset -> preset.id().equals("spirals"))
                .findFirst()
                .orElseThrow()
                .experiment();
    }

    private static boolean isKept(RunInfo run) {
        return run.status() == RunInfo.Status.FINISHED && run.summary().steps() == KEPT_STEPS;
    }

    private void train(Experiment experiment) {
        load(experiment);
        trainToTheEnd();
    }

    private void await(Predicate<MainWindow> condition) {
        await("the charts", condition);
    }

    private List<LiveChart> charts() {
        ChartsArea charts = offscreen.window().charts();
        return List.of(charts.lossChart(), charts.gradientChart());
    }

    private void awaitOverlays(Predicate<Overlays> condition) {
        await(_ -> charts().stream()
                .map(chart -> chart.model().overlaysProperty().get())
                .allMatch(condition));
    }

    @Test
    void it_leaves_the_charts_with_the_data_that_it_was_trained_on() {
        load(Preset.DIGITS.experiment().withSteps(STEPS + 1));
        await(_ -> lookup("kept-0") != null);
        load(spirals());
        await(_ -> lookup("kept-0") == null);
        awaitOverlays(overlays -> overlays.others().isEmpty());
    }

    @Test
    void shown_beside_a_run_on_other_data_it_says_so_and_stays() {
        load(spirals());
        await(_ -> lookup("kept-0") == null);
        chart();
        assertThat(offscreen.on(() -> lookup("kept-0").getAccessibleText())).contains("other data");
        load(spirals().withSteps(STEPS));
        await(_ -> lookup("kept-0") != null);
        load(Preset.DIGITS.experiment());
        await(_ -> !lookup("kept-0").getAccessibleText().contains("other data"));
    }

    @Test
    void its_row_tells_the_last_loss_though_that_step_is_kept_with_its_neighbour() {
        RunsModel runs = runs().model();
        double kept = runs.list().shown().stream()
                .filter(KeptRunsInChartsTest::isKept)
                .map(run -> Objects.requireNonNull(run.summary().loss()))
                .findFirst()
                .orElseThrow();
        String told = offscreen.on(() -> lookup("kept-0").getAccessibleText());
        Matcher loss = Pattern.compile("loss (\\S+)").matcher(told);
        assertThat(loss.find()).as(told).isTrue();
        assertThat(Double.parseDouble(loss.group(1)))
                .isCloseTo(kept, withinPercentage(1)); // without a penalty, the same
    }

    @Test
    void a_run_that_is_given_a_name_goes_by_it_in_the_charts_too() throws IOException {
        RunsModel runs = runs().model();
        RunInfo kept = runs.list().shown().stream()
                .filter(KeptRunsInChartsTest::isKept)
                .findFirst()
                .orElseThrow();
        library.label(kept.id(), labels -> labels.withName("first try"));
        on(runs::refresh);
        await(w -> Objects.requireNonNull(w.runs())
                .charted()
                .runs()
                .getFirst()
                .name()
                .equals("first try"));
    }

    @Test
    void it_stands_in_every_chart_with_the_values_that_were_kept() {
        awaitOverlays(overlays -> overlays.others().size() == 1);
        Overlays overlays = charts().getFirst().model().overlaysProperty().get();
        Metrics metrics = overlays.others().getFirst().metrics();
        assertThat(metrics.steps()).isEqualTo(KEPT_STEPS);
        assertThat(offscreen.on(() -> lookup("kept-0").getAccessibleText())).contains("5,000 steps");
        await(_ -> charts().stream().allMatch(chart -> chart.visibleRange().toStep() >= KEPT_STEPS));
        String told = offscreen.on(() -> charts().getFirst().exactValueText(250));
        assertThat(told.lines()).hasSize(2);
    }

    @Test
    void eyes_leave_it_or_the_run_at_hand_out_and_the_cross_takes_it_away() {
        click("eye-kept-0");
        awaitOverlays(overlays -> overlays.others().isEmpty());
        click("eye-kept-0");
        click("eye-branch-0");
        awaitOverlays(overlays -> overlays.others().size() == 1 && !overlays.ownShown());
        await(_ -> charts().stream().allMatch(chart -> chart.shownSeries().isEmpty()));
        click("remove-kept-0");
        awaitOverlays(overlays -> overlays.others().isEmpty());
        assertThat(offscreen.on(() -> lookup("kept-0") == null)).isTrue();
    }

    @Test
    void compared_with_it_charts_show_what_the_run_at_hand_has_more() {
        ChartModel loss = charts().getFirst().model();
        on(() -> {
            MenuButton menu = (MenuButton) lookup("branches-reference");
            menu.show();
            menu.getItems().getLast().fire();
            menu.hide();
        });
        awaitOverlays(Overlays::compares);
        await(_ -> charts().stream()
                .allMatch(chart ->
                        chart.visibleRange().low() == -chart.visibleRange().high()));
        assertThat(loss.titleProperty().get()).isEqualTo("Loss: difference");
        Overlays overlays = loss.overlaysProperty().get();
        Metrics own = Objects.requireNonNull(loss.timelineProperty().get());
        Metrics kept = overlays.others().getFirst().metrics();
        float mine = Objects.requireNonNull(own.at(own.indexOf("penalty"), 120)).value();
        float theirs =
                Objects.requireNonNull(kept.at(kept.indexOf("penalty"), 120)).value();
        String told = offscreen.on(() -> charts().getFirst().exactValueText(120));
        assertThat(told).contains("penalty: " + nablascope.ui.charts.Numbers.exact((double) mine - theirs));
        click("remove-kept-0");
        awaitOverlays(overlaysNow -> !overlaysNow.compares());
    }

    @Test
    void pointing_at_a_hidden_one_leaves_the_others_as_they_are() {
        on(() -> lookup("kept-0").getOnMouseEntered().handle(null));
        awaitOverlays(overlays -> overlays.highlighted().equals("kept-0"));
        click("eye-kept-0");
        awaitOverlays(overlays ->
                overlays.others().isEmpty() && overlays.highlighted().equals(Overlays.NOBODY));
    }

    @Test
    void pointing_at_its_row_or_at_its_curve_makes_it_stand_out_everywhere() {
        on(() -> lookup("kept-0").getOnMouseEntered().handle(null));
        awaitOverlays(overlays -> overlays.highlighted().equals("kept-0"));
        on(() -> lookup("kept-0").getOnMouseExited().handle((MouseEvent) null));
        awaitOverlays(overlays -> overlays.highlighted().equals(Overlays.NOBODY));
        on(() -> charts().getLast().model().pointedRunProperty().set("kept-0"));
        awaitOverlays(overlays -> overlays.highlighted().equals("kept-0"));
        assertThat(offscreen.on(() -> lookup("kept-0").getPseudoClassStates().contains(HIGHLIGHTED)))
                .isTrue();
    }
}
