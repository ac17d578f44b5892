package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
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
import nablascope.experiment.RegularizationSpec;
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
        // A penalty too small to matter: to go without it does not help.
        Knobs bang = calm.knobs()
                .withOptimizer(calm.knobs().optimizer().withLr(10))
                .withRegularization(RegularizationSpec.NONE.withL2(1e-9, true));
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

    private static @Nullable Button remedy(OffscreenWindow offscreen, String id, int fromTop) {
        List<Node> all = offscreen.window().scene().getRoot().lookupAll(id).stream()
                .filter(node -> node.getScene() != null)
                .sorted(Comparator.comparingDouble(
                        node -> node.localToScene(0, 0).getY()))
                .toList();
        return fromTop < all.size() ? (Button) all.get(fromTop) : null;
    }

    private static void fire(OffscreenWindow offscreen, String id, int fromTop) {
        offscreen.on(() -> {
            Objects.requireNonNull(remedy(offscreen, id, fromTop)).fire();
            return true;
        });
    }

    /** The change to η = 10 is the experiment's own, at step 100. */
    @Test
    void a_remedy_says_where_it_starts_and_what_it_sets_and_does_that_and_is_told_if_it_did_not_help() {
        try (OffscreenWindow offscreen = OffscreenWindow.open(new Settings(
                1280, 1600, false, Theme.LIGHT, Locale.ENGLISH, false, true, RecentFiles.NONE, null, null, false))) {
            playToAlarm(offscreen);
            MainWindow window = offscreen.window();
            long exploded =
                    offscreen.on(() -> window.story().entries().getFirst().step());
            Button clip = Objects.requireNonNull(offscreen.on(() -> remedy(offscreen, "#remedy-clip", 0)));
            assertThat(offscreen.on(clip::getText)).startsWith("From step 100: clip at c ");
            assertThat(offscreen.on(clip::getAccessibleHelp))
                    .startsWith("Goes back to step 100, where the knobs were changed")
                    .contains("one change: c off → ");
            assertThat(offscreen.on(() -> Objects.requireNonNull(remedy(offscreen, "#remedy-back", 0))
                            .getText()))
                    .isEqualTo("Back to step " + (exploded - 20));

            toGoWithoutPenaltyDoesNotHelp(offscreen, exploded);
            halfTheUsualRateDoes(offscreen, exploded);
            clippingDoes(offscreen, exploded);
        }
    }

    private static void toGoWithoutPenaltyDoesNotHelp(OffscreenWindow offscreen, long exploded) {
        MainWindow window = offscreen.window();
        offscreen.on(() -> {
            window.charts().show(window.story().entries().getFirst());
            return null;
        });
        fire(offscreen, "#remedy-no_penalty", 0);
        offscreen.await(
                "the second explosion",
                PATIENCE,
                w -> w.story().entries().getFirst().event() instanceof SessionEvent.Explosion e
                        && e.circumstances().branch() == 1);
        assertThat(offscreen.on(
                        () -> window.story().advice(window.story().entries().getFirst())))
                .startsWith("This did not help: λ ")
                .contains("Without it training exploded at step " + exploded);
        assertThat(offscreen.<Boolean>on(() -> window.charts()
                        .lossChart()
                        .model()
                        .viewport()
                        .followProperty()
                        .get()))
                .as("charts follow what is tried, though somebody had zoomed")
                .isTrue();
        assertThat(offscreen.on(() -> window.knobs().knobs().get().optimizer().lr()))
                .isEqualTo(10);
    }

    /** The first explosion's own buttons still start from the run it happened in. */
    private static void halfTheUsualRateDoes(OffscreenWindow offscreen, long exploded) {
        MainWindow window = offscreen.window();
        offscreen.await("its buttons", PATIENCE, _ -> remedy(offscreen, "#remedy-half_rate", 1) != null);
        Button half = Objects.requireNonNull(offscreen.on(() -> remedy(offscreen, "#remedy-half_rate", 1)));
        assertThat(offscreen.on(half::getText)).isEqualTo("From step 100: η 0.05");
        assertThat(offscreen.on(half::getAccessibleHelp)).contains("η 10 → 0.05. This is half of 0.1");
        fire(offscreen, "#remedy-half_rate", 1);
        offscreen.await(
                "the branch that survives",
                PATIENCE,
                w -> w.run().status().get().step() > exploded + 300);
        var branches = offscreen.on(() ->
                Objects.requireNonNull(window.run().session().get()).branches().branches());
        assertThat(branches).hasSize(3);
        var difference = Objects.requireNonNull(branches.getLast().difference());
        assertThat(difference.from()).isZero();
        assertThat(difference.step()).isEqualTo(100);
        assertThat(difference.here().optimizer().lr()).isEqualTo(0.05);
        assertThat(difference.here().clip()).isEqualTo(difference.there().clip());
    }

    /** η·c is at most what η times the usual gradient was. */
    private static void clippingDoes(OffscreenWindow offscreen, long exploded) {
        MainWindow window = offscreen.window();
        offscreen.await("its buttons", PATIENCE, _ -> remedy(offscreen, "#remedy-clip", 0) != null);
        Button clip = Objects.requireNonNull(offscreen.on(() -> remedy(offscreen, "#remedy-clip", 0)));
        assertThat(offscreen.on(clip::getAccessibleHelp)).contains("divided by the factor by which η was raised");
        fire(offscreen, "#remedy-clip", 0);
        offscreen.await(
                "another branch",
                PATIENCE,
                w -> Objects.requireNonNull(w.run().session().get())
                                .branches()
                                .branches()
                                .size()
                        == 4);
        offscreen.await("that survives", PATIENCE, w -> w.run().status().get().step() > exploded + 300);
        assertThat(offscreen.on(() -> window.knobs().knobs().get().optimizer().lr()))
                .isEqualTo(10);
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
