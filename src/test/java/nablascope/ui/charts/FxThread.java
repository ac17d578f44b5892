package nablascope.ui.charts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** Starts JavaFX once and runs pieces of tests on its thread. */
final class FxThread {
    private FxThread() {}

    static void run(Runnable piece) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Runnable guarded = () -> {
            try {
                piece.run();
                done.complete(null);
            } catch (Throwable e) { // to be thrown again where the test waits
                done.completeExceptionally(e);
            }
        };
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException e) {
            assertRunning(e);
        }
        Platform.runLater(guarded);
        done.get(30, TimeUnit.SECONDS);
    }

    private static void assertRunning(IllegalStateException e) {
        if (e.getMessage() == null || !e.getMessage().contains("already")) {
            throw e;
        }
    }
}
