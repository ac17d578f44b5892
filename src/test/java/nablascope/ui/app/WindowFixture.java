package nablascope.ui.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import nablascope.experiment.Experiment;
import nablascope.library.RunLibrary;
import nablascope.session.SessionStatus.State;
import nablascope.session.TrainingSession;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.library.RunsArea;
import nablascope.ui.run.Preset;
import nablascope.ui.support.FxExtension;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The real window, opened without a run for each test, and what tests do with it from their own thread. */
@ExtendWith(FxExtension.class)
abstract class WindowFixture {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /** The test's and the window's: a second one in this process would break the locks of the runs that are recorded. */
    RunLibrary library;

    OffscreenWindow offscreen;

    static Settings settings(Locale language) {
        return new Settings(1280, 800, false, Theme.LIGHT, language, false, true, RecentFiles.NONE, null, null, false);
    }

    /** Whether the window is opened with the library. */
    boolean keepsRuns() {
        return false;
    }

    @BeforeEach
    void openWindow() {
        library = RunLibrary.open(folder.resolve("library"));
        offscreen = OffscreenWindow.open(settings(Locale.ENGLISH), keepsRuns() ? library : null);
    }

    @AfterEach
    void closeWindow() {
        offscreen.close();
    }

    void on(Runnable work) {
        FxThread.call(work);
    }

    void await(String what, Predicate<MainWindow> condition) {
        offscreen.await(what, PATIENCE, condition);
    }

    void load(Experiment experiment) {
        on(() -> offscreen.window().open(experiment, Preset.DIGITS.folder()));
        await("the run", w -> session(w) != null && session(w).experiment().equals(experiment));
    }

    void trainToTheEnd() {
        on(() -> offscreen.window().run().toggle());
        await("the end", w -> w.run().status().get().state() == State.FINISHED);
    }

    TrainingSession session() {
        return offscreen.on(() -> session(offscreen.window()));
    }

    /** Null before the first run. JavaFX thread. */
    static TrainingSession session(MainWindow window) {
        return window.run().session().get();
    }

    RunsArea runs() {
        return Objects.requireNonNull(offscreen.window().runs());
    }

    /** What is in a scroll pane is found only after its first layout. */
    <N extends Node> N find(String id, Class<N> type) {
        await(id, _ -> lookup(id) != null);
        return offscreen.on(() -> type.cast(lookup(id)));
    }

    /** Null if it is not there at the moment. JavaFX thread. */
    Node lookup(String id) {
        return offscreen.window().scene().lookup("#" + id);
    }

    void click(String id) {
        on(() -> ((ButtonBase) lookup(id)).fire());
    }
}
