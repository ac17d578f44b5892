package nablascope.ui.app;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import nablascope.library.RunLibrary;
import nablascope.session.TrainingSession;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.run.Preset;
import nablascope.ui.theme.Fonts;

/**
 * A program that prints how many steps the digits make in their first second in the window, beside the fourth: a person
 * presses play six seconds after the window was opened. To be run with what the launcher tells Java, once for each
 * measurement, after {@code ./nablascope --version} and {@code mvn test-compile}:
 *
 * <pre>{@code
 * java @src/main/launch/jvm.options @src/main/launch/launcher.options -XX:AOTCache=target/nablascope.aot \
 *     --add-exports=java.base/jdk.internal.module=ALL-UNNAMED -Dglass.platform=Headless -Dprism.order=sw \
 *     -cp target/nablascope.jar:target/test-classes nablascope.ui.app.FirstSecond
 * }</pre>
 */
public final class FirstSecond {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SECOND = 1_000_000_000;

    private FirstSecond() {}

    public static void main(String[] args) throws IOException {
        FxThread.start();
        Fonts.register();
        OffscreenWindow offscreen = OffscreenWindow.open(
                Settings.first(Locale.ENGLISH), RunLibrary.open(Files.createTempDirectory("first-second")));
        FxThread.call(() -> offscreen.window().open(Preset.DIGITS.experiment(), Preset.DIGITS.folder()));
        offscreen.await("the run", PATIENCE, w -> w.run().session().get() != null);
        TrainingSession session =
                FxThread.call(() -> offscreen.window().run().session().get());
        if (session == null) {
            throw new IllegalStateException("no run is open");
        }
        awaitTime(System.nanoTime() + 6 * SECOND);
        FxThread.call(() -> offscreen.window().run().toggle());
        long begin = System.nanoTime();
        long first = stepsAt(session, begin + SECOND);
        long three = stepsAt(session, begin + 3 * SECOND);
        long fourth = stepsAt(session, begin + 4 * SECOND) - three;
        System.out.printf(
                Locale.ROOT,
                "%d steps in the first second, %d in the fourth, %.2f%n",
                first,
                fourth,
                (double) first / fourth);
        System.exit(0);
    }

    private static long stepsAt(TrainingSession session, long time) {
        awaitTime(time);
        return session.status().step();
    }

    private static void awaitTime(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
