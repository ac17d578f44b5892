package nablascope.ui.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import nablascope.library.LibraryFolder;
import nablascope.library.RunLibrary;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.charts.Numbers;
import nablascope.ui.run.Preset;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Fonts;
import org.jspecify.annotations.Nullable;

/** The window as a program: settings, the first experiment, errors that nobody caught, a clean end. */
public class NablaScopeApp extends Application {
    private static final Logger LOG = System.getLogger(NablaScopeApp.class.getName());
    private static final long END_SECONDS = 8;

    private final SettingsFile settingsFile = SettingsFile.ofUser();
    private @Nullable MainWindow window;
    private @Nullable SettingsKeeper keeper;
    private @Nullable Throwable failure;

    /** Starts JavaFX and waits until the window is closed. Arguments: at most one file to open. */
    public static void open(String... args) {
        open(NablaScopeApp.class, args);
    }

    static void open(Class<? extends NablaScopeApp> program, String... args) {
        System.setProperty("java.awt.headless", "true"); // AWT only measures and draws text for charts
        Fonts.prepare();
        CompletableFuture<Void> _ = CompletableFuture.runAsync(NablaScopeApp::prepare);
        launch(program, args);
    }

    @Override
    public void start(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Settings remembered = settingsFile.read().within(screen); // it may have been another screen
        Fonts.registerForNodes();
        Frame frame = Frame.of(stage, remembered);
        stage.show();
        if (stage.getHeight() > screen.getHeight() || stage.getWidth() > screen.getWidth()) { // with its frame
            stage.setWidth(Math.min(stage.getWidth(), screen.getWidth()));
            stage.setHeight(Math.min(stage.getHeight(), screen.getHeight()));
        }
        FxBridge.onceDrawn(() -> fill(frame, remembered));
    }

    private void fill(Frame frame, Settings remembered) {
        try {
            Fonts.awaitCharts();
            ready(new MainWindow(frame, remembered, RunLibrary.open(LibraryFolder.ofUser())));
        } catch (RuntimeException | Error e) {
            failure = e;
            Platform.exit(); // rather than an empty window
        }
    }

    /** The window has its content. */
    void ready(MainWindow opened) {
        window = opened;
        SettingsKeeper settings = new SettingsKeeper(
                settingsFile,
                opened::settings,
                work -> opened.bridge().background(Executors.callable(work), _ -> {}, opened.run()::report),
                System::nanoTime);
        opened.bridge().onPulse(settings::look);
        keeper = settings;
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            LOG.log(Level.ERROR, "uncaught on " + thread.getName(), error);
            opened.bridge().later(() -> opened.run().report(error));
        });
        List<String> files = getParameters().getUnnamed();
        if (files.isEmpty()) {
            opened.open(Preset.DIGITS.experiment(), Preset.DIGITS.folder());
        } else {
            opened.opener().openArgument(files.getFirst());
        }
    }

    /** What takes long the first time only, and the first picture needs: done while JavaFX starts. */
    private static void prepare() {
        Texts.prepare();
        String _ = Numbers.tick(0.5);
        // Java works out how records are compared when the first one is.
        boolean _ = Preset.DIGITS.experiment().equals(Preset.BUILT_IN.getLast().experiment());
    }

    /** What it throws comes out of {@link #open}, as that of {@link #start} does. */
    @Override
    public void stop() {
        if (failure != null) {
            throw new IllegalStateException("the window could not be made", failure);
        }
        MainWindow closing = window;
        SettingsKeeper settings = keeper;
        if (closing == null || settings == null) {
            return;
        }
        settings.end();
        closing.close();
        CompletableFuture<Void> end = CompletableFuture.runAsync(closing::end);
        try {
            end.get(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "the run did not end in time", e);
        }
    }
}
