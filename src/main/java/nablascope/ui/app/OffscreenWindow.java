package nablascope.ui.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.scene.Group;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import nablascope.library.RunLibrary;
import nablascope.ui.bridge.FxThread;
import org.jspecify.annotations.Nullable;

/**
 * The real window worked from another thread than JavaFX's, such as the command line's: it waits for what it asks for.
 * JavaFX must have been started and the fonts be registered.
 */
final class OffscreenWindow implements AutoCloseable {
    /** Pulses after which a change in the run has reached every chart. */
    private static final int PULSES_TO_DRAW = 4;

    /** The headless platform's screen has a thousand lines; the content may be larger than its stage. */
    private static final double STAGE_SIZE = 700;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MainWindow window;
    private final Stage stage;

    private OffscreenWindow(MainWindow window, Stage stage) {
        this.window = window;
        this.stage = stage;
    }

    /** Opens the window without a library and waits until it is shown. */
    static OffscreenWindow open(Settings settings) {
        return open(settings, null);
    }

    /**
     * Opens the window and waits until it is shown.
     *
     * @param library where runs are kept; null: nowhere
     */
    static OffscreenWindow open(Settings settings, @Nullable RunLibrary library) {
        return FxThread.call(() -> {
            Stage stage = new Stage();
            MainWindow window = new MainWindow(Frame.of(stage, settings), settings, library);
            Region content = window.content();
            content.setPrefSize(settings.width(), settings.height());
            window.scene().setRoot(new Group(content));
            stage.setWidth(STAGE_SIZE);
            stage.setHeight(STAGE_SIZE);
            stage.show();
            return new OffscreenWindow(window, stage);
        });
    }

    /** Runs something on the JavaFX thread and waits for its result. */
    <T> T on(Callable<T> work) {
        return FxThread.call(work);
    }

    /** Waits until a condition holds, looking once per pulse. */
    void await(String what, Duration patience, Predicate<MainWindow> condition) {
        CompletableFuture<Boolean> met = new CompletableFuture<>();
        Runnable look = () -> {
            try {
                if (condition.test(window)) {
                    met.complete(true);
                }
            } catch (RuntimeException | Error e) {
                met.completeExceptionally(e);
            }
        };
        FxThread.call(() -> window.bridge().onPulse(look));
        try {
            FxThread.await(met, patience, what);
        } finally {
            FxThread.call(() -> window.bridge().remove(look));
        }
    }

    MainWindow window() {
        return window;
    }

    /** What the window shows, once charts and formulas show the run as it is. */
    WritableImage picture() {
        int[] pulses = {0};
        await("charts and formulas", PATIENCE, w -> w.settled() && ++pulses[0] > PULSES_TO_DRAW);
        return FxThread.call(() -> window.content().snapshot(null, null));
    }

    @Override
    public void close() {
        FxThread.call(() -> {
            window.close();
            stage.close();
        });
        window.end();
    }
}
