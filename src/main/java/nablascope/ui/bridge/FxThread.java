package nablascope.ui.bridge;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/** Work on the JavaFX thread for a thread that has to wait for it, such as the command line's. */
public final class FxThread {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private FxThread() {}

    /** Starts JavaFX without an application; once per process. */
    public static void start() {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(true));
        Platform.setImplicitExit(false);
        await(started, PATIENCE, "JavaFX to start");
    }

    /** Runs something on the JavaFX thread and waits for its result; what it throws is thrown here. */
    public static <T> T call(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        return await(result, PATIENCE, "the window's thread");
    }

    /** {@link #call(Callable)} without a result. */
    public static void call(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Waits for a result, at most as long as given. */
    public static <T> T await(CompletableFuture<T> result, Duration patience, String what) {
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("waited " + patience.toSeconds() + " s in vain for " + what, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(what, e);
        }
    }
}
