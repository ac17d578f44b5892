package nablascope.ui.app;

import java.util.concurrent.Callable;
import javafx.application.Platform;
import nablascope.session.SessionStatus;
import picocli.CommandLine.Command;

/**
 * Starts the program on no screen, trains a moment, and ends. The launcher does so once after a build, so that Java can
 * keep what every start loads. Runs and settings go where the environment says.
 */
@Command(name = "first-start", hidden = true)
public final class FirstStartCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        NablaScopeApp.open(Program.class);
        return 0;
    }

    /** The program with a hand that presses play. JavaFX thread. */
    public static final class Program extends NablaScopeApp {
        /** After the rehearsal has begun, too. */
        private static final long PLAY_AFTER = 3_000_000_000L;

        private static final long GIVE_UP_AFTER = 60_000_000_000L;
        private static final long STEPS = 200;

        private final long begin = System.nanoTime();
        private long settledAt;
        private boolean playing;
        private boolean trained;

        @Override
        void ready(MainWindow opened) {
            super.ready(opened);
            opened.bridge().onPulse(() -> watch(opened));
        }

        @Override
        public void stop() {
            super.stop();
            if (!trained) {
                throw new IllegalStateException("the first run was not trained");
            }
        }

        private void watch(MainWindow window) {
            long now = System.nanoTime();
            boolean settled = window.run().session().get() != null && window.settled();
            if (settled && settledAt == 0) {
                settledAt = now;
            } else if (settled && !playing && now - settledAt > PLAY_AFTER) {
                playing = true;
                window.run().toggle();
            }
            SessionStatus status = window.run().status().get();
            trained |= status.step() >= STEPS;
            if (trained || status.state().ended() || now - begin > GIVE_UP_AFTER) {
                Platform.exit();
            }
        }
    }
}
