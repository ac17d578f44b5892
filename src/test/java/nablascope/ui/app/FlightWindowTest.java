package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;
import nablascope.session.SessionEvent;
import nablascope.session.SessionStatus.State;
import nablascope.ui.run.Preset;
import nablascope.ui.support.FxExtension;
import nablascope.ui.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
final class FlightWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Experiment explosive() {
        Experiment calm = Preset.BUILT_IN.stream()
                .filter(p -> p.id().equals("explode"))
                .findFirst()
                .orElseThrow()
                .experiment();
        Knobs bang = calm.knobs().withOptimizer(calm.knobs().optimizer().withLr(10));
        return calm.withSchedule(
                List.of(new ScheduledChange(100, KnobsJson.difference(calm.knobs(), bang), bang, null)));
    }

    @Test
    void an_explosion_pauses_the_run_and_its_last_steps_can_be_seen() {
        try (OffscreenWindow offscreen = OffscreenWindow.open(new Settings(
                1280, 800, false, Theme.LIGHT, Locale.ENGLISH, false, true, RecentFiles.NONE, null, null, false))) {
            playToAlarm(offscreen);
            MainWindow window = offscreen.window();
            assertThat(offscreen.on(() -> window.run().status().get().state())).isEqualTo(State.PAUSED);
            var entry = offscreen.on(() -> window.story().entries().getFirst());
            assertThat(entry.event()).isInstanceOf(SessionEvent.Alarmed.class);
            assertThat(offscreen.on(() -> window.story().sentence(entry)))
                    .containsPattern("has (grown|jumped) to .* times")
                    .contains("layers.");
            assertThat(offscreen.on(() -> window.story().place(entry))).containsPattern("(forward|backward) pass");
            assertThat(offscreen.on(() -> ((Label) window.scene().lookup("#story-rows")).getText()))
                    .startsWith("Batch of 32 rows; the largest losses: row ");

            offscreen.on(() -> {
                ((Button) window.scene().lookup("#alarm-record")).fire();
                return true;
            });
            offscreen.await("the window", PATIENCE, _ -> node("#flight-map") != null);
            WritableImage picture = offscreen.on(() -> Objects.requireNonNull(node("#flight-map"))
                    .getScene()
                    .getRoot()
                    .snapshot(null, null));
            assertThat(picture.getWidth()).isPositive();

            offscreen.on(() -> {
                ((Button) window.scene().lookup("#alarm-go-on")).fire();
                return true;
            });
            offscreen.await("the end", PATIENCE, w -> w.run().status().get().state() == State.DIVERGED);
        }
    }

    private static void playToAlarm(OffscreenWindow offscreen) {
        offscreen.on(() -> {
            offscreen.window().open(explosive(), Preset.DIGITS.folder());
            return true;
        });
        offscreen.await("the run", PATIENCE, w -> w.run().session().get() != null);
        offscreen.on(() -> {
            offscreen.window().run().toggle();
            return true;
        });
        offscreen.await(
                "the recording",
                PATIENCE,
                w -> w.scene().lookup("#alarm-record") instanceof Button button && !button.isDisabled());
    }

    private static @Nullable Node node(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup(id))
                .filter(node -> node != null)
                .findFirst()
                .orElse(null);
    }
}
