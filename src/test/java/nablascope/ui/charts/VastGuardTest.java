package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nablascope.timeline.Timeline;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run whose loss passes a thousand times its first value, and comes down again. */
@ExtendWith(FxExtension.class)
final class VastGuardTest {
    private static Timeline run(double peak) {
        Timeline timeline =
                new Timeline(List.of(new Timeline.Series("data_loss", 1), new Timeline.Series("penalty", 1)));
        for (int step = 0; step < 300; step++) {
            timeline.append(0, step == 150 ? peak : 2);
            timeline.append(1, step == 0 ? 1e-9 : 1);
            timeline.endStep();
        }
        return timeline;
    }

    @Test
    void the_rule_is_the_training_loss_of_the_whole_run() {
        FxThread.call(() -> {
            ShownChart calm = new ShownChart(Charts.loss(), run(1999));
            assertThat(calm.chart.model().logScaleProperty().get()).isFalse();
            ShownChart vast = new ShownChart(Charts.loss(), run(2001));
            assertThat(vast.chart.model().logScaleProperty().get()).isTrue();
        });
    }

    @Test
    void where_the_chart_looks_and_going_back_change_nothing_and_a_new_run_does() {
        FxThread.call(() -> {
            Timeline vast = run(1e6);
            ShownChart shown = new ShownChart(Charts.loss(), run(2));
            ChartModel model = shown.chart.model();
            model.viewport().showSteps(200, 250);
            model.timelineProperty().set(vast);
            model.viewport().showSteps(200, 250);
            shown.refresh();
            assertThat(model.logScaleProperty().get()).isTrue();
            model.timelineProperty().set(vast.branch(100));
            shown.refresh();
            assertThat(model.logScaleProperty().get()).isTrue();
            model.timelineProperty().set(run(2));
            shown.refresh();
            assertThat(model.logScaleProperty().get()).isFalse();
        });
    }

    @Test
    void what_a_person_chose_stays() {
        FxThread.call(() -> {
            Timeline vast = run(1e6);
            ShownChart shown = new ShownChart(Charts.loss(), vast);
            ChartModel model = shown.chart.model();
            model.logScaleProperty().set(false);
            for (Timeline next : List.of(vast.branch(200), run(1e6), run(2))) {
                model.timelineProperty().set(next);
                shown.refresh();
                assertThat(model.logScaleProperty().get()).isFalse();
            }
        });
    }
}
