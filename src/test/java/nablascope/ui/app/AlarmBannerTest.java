package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSpec;
import nablascope.session.SessionStatus.State;
import nablascope.ui.run.Preset;
import nablascope.ui.support.FxExtension;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With large type the story is folded: a class must see why the run stopped all the same. */
@ExtendWith(FxExtension.class)
final class AlarmBannerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Settings FOLDED = new Settings(
            1024, 700, false, Theme.LIGHT, Locale.ENGLISH, true, false, RecentFiles.NONE, null, null, false);

    /** Training goes on, and nothing else in a small window says that it is of no use. */
    @Test
    void learning_that_stands_still_is_said_while_the_run_goes_on() {
        Experiment digits = Preset.DIGITS.experiment();
        try (OffscreenWindow offscreen = OffscreenWindow.open(FOLDED)) {
            run(offscreen, () -> offscreen.window().open(digits, Preset.DIGITS.folder()));
            offscreen.await("the run", PATIENCE, w -> w.run().session().get() != null);
            run(
                    offscreen,
                    () -> offscreen
                            .window()
                            .knobs()
                            .knob(KnobSpec.LEARNING_RATE)
                            .set(10));
            run(offscreen, () -> offscreen.window().run().toggle());
            offscreen.await(
                    "the alarm",
                    PATIENCE,
                    w -> find(w, "#banner-alarm").isVisible()
                            && ((Labeled) find(w, "#banner-alarm-text"))
                                    .getText()
                                    .contains("Learning stands still"));
        }
    }

    @Test
    void what_stopped_the_run_is_said_while_the_story_is_folded() {
        Experiment explode = Preset.BUILT_IN.get(1).experiment();
        try (OffscreenWindow offscreen = OffscreenWindow.open(FOLDED)) {
            run(offscreen, () -> offscreen.window().open(explode, Preset.DIGITS.folder()));
            offscreen.await("the run", PATIENCE, w -> w.run().session().get() != null);
            run(offscreen, () -> offscreen.window().run().step());
            offscreen.await("a step", PATIENCE, w -> w.run().status().get().step() == 1);
            run(
                    offscreen,
                    () -> offscreen
                            .window()
                            .knobs()
                            .knob(KnobSpec.LEARNING_RATE)
                            .set(10));
            run(offscreen, () -> offscreen.window().run().toggle());
            offscreen.await("the alarm", PATIENCE, w -> find(w, "#banner-alarm").isVisible());
            assertThat(offscreen.on(() -> ((Labeled) find(offscreen.window(), "#banner-alarm-text")).getText()))
                    .contains("after η 0.1 → 10");

            run(offscreen, () -> ((ButtonBase) find(offscreen.window(), "#banner-alarm-story")).fire());
            offscreen.await("the story", PATIENCE, w -> w.scene().lookup("#story-list") != null);
            assertThat(offscreen.on(
                            () -> find(offscreen.window(), "#banner-alarm").isVisible()))
                    .isFalse();
            assertThat(offscreen.on(
                            () -> offscreen.window().run().status().get().state()))
                    .isNotEqualTo(State.RUNNING);
        }
    }

    private static Node find(MainWindow window, String id) {
        return window.scene().lookup(id);
    }

    private static void run(OffscreenWindow offscreen, Runnable work) {
        offscreen.on(() -> {
            work.run();
            return true;
        });
    }
}
