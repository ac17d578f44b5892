package nablascope.ui.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The only crossing between the JavaFX thread and others: one loop that runs once per pulse, or less often where that is
 * too slow, and work sent to the background whose outcome comes back. JavaFX thread, except {@link #later} and
 * {@link #end}.
 */
public final class FxBridge implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FxBridge.class.getName());
    private static final long END_MILLIS = 2000;

    private final Rest rest = new Rest();
    private final List<Runnable> refreshables = new CopyOnWriteArrayList<>();
    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("background-", 1).factory());
    private long restUntil;

    /** Background work asked for since {@link #start} and before the first picture; null: it need not wait. */
    private @Nullable List<Runnable> held;

    private final AnimationTimer loop = new AnimationTimer() {
        @Override
        public void handle(long now) {
            long begin = System.nanoTime();
            if (begin - restUntil >= 0) {
                refreshables.forEach(FxBridge.this::refresh);
                long end = System.nanoTime();
                restUntil = end + rest.after(end - begin);
            }
        }
    };

    /** One that fails does not stop the others, and fails only once. */
    private void refresh(Runnable refreshable) {
        try {
            refreshable.run();
        } catch (RuntimeException | Error e) {
            refreshables.remove(refreshable);
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }

    /**
     * Starts the loop. Background work from now on begins when the window has been drawn: while that is made, Java's
     * compilers need the processor beside it, and the picture would come later.
     */
    public void start() {
        assertFxThread();
        loop.start();
        held = new ArrayList<>();
        onceDrawn(this::release);
    }

    private void release() {
        List<Runnable> tasks = held;
        held = null;
        if (tasks != null) {
            tasks.forEach(this::execute);
        }
    }

    /**
     * Runs the given work once per pulse, after what was added before. If it throws, the thread's handler of uncaught
     * exceptions is told, and the work is not run again.
     */
    public void onPulse(Runnable refresh) {
        assertFxThread();
        refreshables.add(refresh);
    }

    /** Undoes {@link #onPulse}. */
    public void remove(Runnable refresh) {
        assertFxThread();
        refreshables.remove(refresh);
    }

    /**
     * Does the work on another thread, then calls exactly one of {@code done} and {@code failed} on this one. Asked after
     * {@link #end}, does nothing.
     */
    public <T> void background(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        assertFxThread();
        Runnable task = () -> {
            try {
                T result = work.call();
                later(() -> done.accept(result));
            } catch (Exception | Error e) {
                later(() -> failed.accept(e));
            }
        };
        List<Runnable> tasks = held;
        if (tasks == null) {
            execute(task);
        } else {
            tasks.add(task);
        }
    }

    private void execute(Runnable task) {
        try {
            background.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "asked for after the end", e);
        }
    }

    /** Runs something soon on the JavaFX thread. Any thread; for rare events only, never per training step. */
    public void later(Runnable work) {
        Platform.runLater(work);
    }

    /**
     * Ends the loop. Background work under way goes on, what still waits for the first picture begins, such as a file to
     * be saved, and the outcome may ask for more, such as closing a run.
     */
    @Override
    public void close() {
        assertFxThread();
        loop.stop();
        refreshables.clear();
        release();
    }

    /**
     * Takes no more background work and waits for what is under way, such as a file being saved; at most two seconds. Any
     * thread.
     */
    public void end() {
        background.shutdown();
        try {
            if (!background.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.DEBUG, "background work is left undone");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs something once, when JavaFX has been given to draw what is shown now. */
    public static void onceDrawn(Runnable work) {
        assertFxThread();
        new AnimationTimer() {
            private boolean drawn;

            @Override
            public void handle(long now) {
                if (drawn) {
                    stop();
                    work.run();
                }
                drawn = true;
            }
        }.start();
    }

    private static void assertFxThread() {
        if (!Platform.isFxApplicationThread()) {
            throw new IllegalStateException(
                    "called on " + Thread.currentThread().getName() + "; it must be the JavaFX thread");
        }
    }
}
