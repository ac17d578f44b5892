package nablascope.ui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.stage.Stage;
import nablascope.experiment.Knobs;
import nablascope.session.SessionEvent;
import nablascope.train.Divergence;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.run.FlightRecordings;
import nablascope.ui.run.Preset;
import nablascope.ui.run.Rewinder;
import nablascope.ui.run.RunModel;
import nablascope.ui.support.FxExtension;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Look;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
final class StoryViewTest {
    private static final double HEIGHT = 400;
    private static final int ENTRIES = 40;

    private int drag;
    private final StoryModel story = FxThread.call(() -> new StoryModel(new Texts(Locale.ENGLISH), _ -> drag));
    private final StoryView view = FxThread.call(() -> {
        FxBridge bridge = new FxBridge();
        RunModel run = new RunModel(bridge);
        var desk = new AlarmDesk(run, new Rewinder(run), new FlightRecordings(run, bridge), () -> {}, (_, _) -> {});
        return new StoryView(new Texts(Locale.ENGLISH), story, desk, _ -> {});
    });

    /** Entries differ in height, and each comes while the one before is on the screen. */
    @Test
    void the_newest_entry_is_seen_from_its_first_line() {
        Stage stage = FxThread.call(() -> {
            Stage shown = new Stage();
            shown.setScene(new Look(Theme.LIGHT, false).scene(view, 260, HEIGHT));
            shown.show();
            return shown;
        });
        for (int i = 1; i <= ENTRIES; i++) {
            int step = i;
            drag = i;
            FxThread.call(() -> story.accept(change(step, 1)));
            pulses(1);
            FxThread.call(() -> story.accept(change(step, 2)));
            pulses(3);
            FxThread.call(() -> assertSeen(step));
            if (i % 4 == 0) {
                FxThread.call(() -> story.accept(new SessionEvent.Diverged(
                        new Divergence(step, Divergence.Phase.FORWARD, "layers.3", Float.POSITIVE_INFINITY),
                        new SessionEvent.Circumstances(
                                0,
                                Preset.DIGITS.experiment().knobs(),
                                0,
                                Preset.DIGITS.experiment().knobs()))));
                pulses(3);
                FxThread.call(() -> assertSeen(0));
            }
        }
        FxThread.call(stage::close);
    }

    private void assertSeen(int entry) {
        Node list = view.lookup(".scroll-pane");
        List<Node> rows = list.lookupAll("#story-" + entry).stream()
                .filter(Node::isVisible)
                .toList();
        double top = rows.stream()
                .mapToDouble(row -> list.sceneToLocal(row.localToScene(0, 0)).getY())
                .min()
                .orElseThrow();
        assertThat(top).as("top of entry %d", entry).isBetween(0.0, 20.0);
    }

    private static SessionEvent change(int step, int part) {
        Knobs before = Preset.DIGITS.experiment().knobs();
        Knobs after = step % 3 == 0
                ? before.withRegularization(
                        before.regularization().withL1(0.0625 * part).withL2(0.03125, true))
                : before.withOptimizer(before.optimizer().withLr(step + part));
        return new SessionEvent.KnobsChanged(step, step, before, after);
    }

    private static void pulses(int count) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        AtomicInteger seen = new AtomicInteger();
        FxBridge bridge = FxThread.call(() -> {
            FxBridge created = new FxBridge();
            created.onPulse(() -> {
                if (seen.incrementAndGet() == count) {
                    done.complete(true);
                }
            });
            created.start();
            return created;
        });
        FxThread.await(done, Duration.ofSeconds(20), "pulses");
        FxThread.call(bridge::close);
    }
}
