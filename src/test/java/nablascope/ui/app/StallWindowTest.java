package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.Button;
import nablascope.experiment.ClipMode;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;
import nablascope.session.SessionEvent;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.run.Preset;
import nablascope.ui.story.StoryEntry;
import nablascope.ui.support.FxExtension;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Digits with a learning rate at which all hidden units die within some dozen steps. */
@ExtendWith(FxExtension.class)
final class StallWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Knobs CALM = Preset.DIGITS.experiment().knobs();
    private static final Experiment HIGH = Preset.DIGITS
            .experiment()
            .withKnobs(CALM.withOptimizer(CALM.optimizer().withLr(10)));

    @Test
    void where_learning_stands_still_there_is_a_flag_and_a_way_on() {
        try (OffscreenWindow offscreen = train(HIGH)) {
            MainWindow window = offscreen.window();
            StoryEntry first = stalled(offscreen, 0);
            assertThat(first.step()).isPositive();
            offscreen.await("the flag", PATIENCE, w -> flags(w).equals(List.of(first.step())));
            assertThat(text(offscreen, "#remedy-back")).isEqualTo("Back to the start");
            assertThat(text(offscreen, "#remedy-half_rate")).isEqualTo("From step 0: η 5");
            assertThat(text(offscreen, "#remedy-tenth_rate")).isEqualTo("From step 0: η 1");
            assertThat(offscreen.on(() -> window.scene().lookup("#remedy-he") == null))
                    .as("first weights are not why")
                    .isTrue();

            fire(offscreen, "#remedy-half_rate");
            StoryEntry second = stalled(offscreen, 1);
            assertThat(offscreen.on(() -> window.story().advice(second)))
                    .startsWith("This did not help: η 10 → 5. Without it learning stood still from step " + first.step()
                            + " on (run), with it from step " + second.step() + " on.");

            fire(offscreen, "#remedy-tenth_rate");
            offscreen.await(
                    "the branch that survives",
                    PATIENCE,
                    w -> branches(w) == 3 && w.run().status().get().step() > 1000);
            assertThat(offscreen.on(() -> flags(window))).isEmpty();
        }
    }

    /** Told dozens of steps after it began, and after what was changed meanwhile. */
    @Test
    void flags_stand_in_the_order_of_their_steps() {
        Knobs clipped = HIGH.knobs().withClip(ClipMode.NORM.with(HIGH.knobs().clip(), 1000));
        Experiment changing = HIGH.withSchedule(
                List.of(new ScheduledChange(60, KnobsJson.difference(HIGH.knobs(), clipped), clipped, null)));
        try (OffscreenWindow offscreen = train(changing)) {
            StoryEntry entry = stalled(offscreen, 0);
            assertThat(entry.step()).isLessThan(60);
            offscreen.await("the flag", PATIENCE, w -> !flags(w).isEmpty());
            assertThat(offscreen.on(() -> offscreen.window().charts().lossChart().model().markers().stream()
                            .map(ChartMarker::step)
                            .toList()))
                    .containsExactly(entry.step(), 60L);
        }
    }

    private static OffscreenWindow train(Experiment experiment) {
        OffscreenWindow offscreen = OffscreenWindow.open(new Settings(
                1280, 1600, false, Theme.LIGHT, Locale.ENGLISH, false, true, RecentFiles.NONE, null, null, false));
        offscreen.on(() -> {
            offscreen.window().open(experiment, Preset.DIGITS.folder());
            return true;
        });
        offscreen.await("the run", PATIENCE, w -> w.run().session().get() != null);
        offscreen.on(() -> {
            offscreen.window().run().toggle();
            return true;
        });
        return offscreen;
    }

    private static int branches(MainWindow window) {
        return Objects.requireNonNull(window.run().session().get())
                .branches()
                .branches()
                .size();
    }

    /** Of what went wrong with the run at hand. */
    private static List<Long> flags(MainWindow window) {
        return window.charts().lossChart().model().markers().stream()
                .filter(marker -> marker.number() == 0)
                .map(ChartMarker::step)
                .toList();
    }

    private static StoryEntry stalled(OffscreenWindow offscreen, int branch) {
        offscreen.await(
                "dead units",
                PATIENCE,
                w -> !w.story().entries().isEmpty()
                        && w.story().entries().getFirst().event() instanceof SessionEvent.Stalled e
                        && e.circumstances().branch() == branch);
        return offscreen.on(() -> offscreen.window().story().entries().getFirst());
    }

    private static String text(OffscreenWindow offscreen, String id) {
        offscreen.await(id, PATIENCE, w -> w.scene().lookup(id) != null);
        return offscreen.on(() -> ((Button) offscreen.window().scene().lookup(id)).getText());
    }

    /** Of the newest entry, which is the topmost. */
    private static void fire(OffscreenWindow offscreen, String id) {
        offscreen.on(() -> {
            ((Button) offscreen.window().scene().lookup(id)).fire();
            return true;
        });
    }
}
