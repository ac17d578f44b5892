package nablascope.ui.library;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import nablascope.ui.bridge.FxBridge;
import org.jspecify.annotations.Nullable;

/** Work on a kept run that may take minutes: one at a time, beside everything else, and it can be cancelled. JavaFX thread. */
final class RunJob {
    /** What is done with the run. */
    enum Kind {
        VERIFY,
        CONTINUE,
        EXPORT
    }

    /**
     * The work under way.
     *
     * @param name the run's
     * @param steps all that it takes; 0: not known yet
     */
    record State(Kind kind, String name, long done, long steps) {}

    private record Progress(long done, long steps) {}

    /** What the work sees of the window. Any thread. */
    static final class Meter {
        private final String name;
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private volatile Progress progress = new Progress(0, 0);

        Meter(String name) {
            this.name = name;
        }

        /** What the run goes by. */
        String name() {
            return name;
        }

        void set(long done, long steps) {
            progress = new Progress(done, steps);
        }

        boolean cancelled() {
            return cancelled.get();
        }
    }

    /** It may end early once it is cancelled. */
    interface Work<T> {
        T run(Meter meter) throws Exception;
    }

    private final FxBridge bridge;
    private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
    private volatile @Nullable Meter meter;

    RunJob(FxBridge bridge) {
        this.bridge = bridge;
    }

    /** Null: there is none. */
    ReadOnlyObjectProperty<@Nullable State> state() {
        return state.getReadOnlyProperty();
    }

    /** Does the work unless another is under way. */
    <T> void start(Kind kind, String name, Work<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        if (meter != null) {
            return;
        }
        Meter mine = new Meter(name);
        meter = mine;
        Runnable poll = () -> {
            Progress now = mine.progress;
            state.set(new State(kind, name, now.done(), now.steps()));
        };
        poll.run();
        bridge.onPulse(poll);
        Runnable end = () -> {
            bridge.remove(poll);
            meter = null;
            state.set(null);
        };
        bridge.background(
                () -> work.run(mine),
                result -> {
                    end.run();
                    done.accept(result);
                },
                error -> {
                    end.run();
                    failed.accept(error);
                });
    }

    /** Tells the work to end soon. Any thread. */
    void cancel() {
        Meter now = meter;
        if (now != null) {
            now.cancelled.set(true);
        }
    }
}
