package nablascope.ui.library;

import java.util.concurrent.Executors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import nablascope.session.SessionStatus;
import nablascope.session.SessionStatus.State;
import nablascope.session.TrainingSession;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.library.RunReplays.Reopened;
import nablascope.ui.run.RunModel;
import org.jspecify.annotations.Nullable;

/**
 * Brings a run that was taken to where it ended to the screen. If somebody has begun another meanwhile, that one stays, and
 * the one that is ready waits until it is asked for. JavaFX thread.
 */
final class ReadyRun {
    private final FxBridge bridge;
    private final RunModel run;
    private final RunKeeper keeper;
    private final ReadOnlyObjectWrapper<@Nullable Reopened> waiting = new ReadOnlyObjectWrapper<>();
    private @Nullable TrainingSession onScreen;
    private SessionStatus then = RunModel.NOTHING;

    ReadyRun(FxBridge bridge, RunModel run, RunKeeper keeper) {
        this.bridge = bridge;
        this.run = run;
        this.keeper = keeper;
    }

    /** The run that waits; null: none does. */
    ReadOnlyObjectProperty<@Nullable Reopened> waiting() {
        return waiting.getReadOnlyProperty();
    }

    /** Somebody asks for a run: what is on screen now may leave it. */
    void begin() {
        leave();
        onScreen = run.session().get();
        then = run.status().get();
    }

    /** It is ready, unless that was cancelled. */
    void arrive(Reopened reopened) {
        TrainingSession session = reopened.session();
        if (session == null) {
            return;
        }
        if (isAsItWas()) {
            show(session, reopened);
        } else {
            waiting.set(reopened);
        }
    }

    private boolean isAsItWas() {
        SessionStatus now = run.status().get();
        boolean untouched = now.step() == then.step() && now.state() != State.RUNNING;
        return run.session().get() == onScreen && !run.opening().get() && (untouched || then.state() == State.RUNNING);
    }

    /** Puts the run that waits on screen. */
    void show() {
        Reopened ready = waiting.get();
        TrainingSession session = ready == null ? null : ready.session();
        if (ready != null && session != null) {
            waiting.set(null);
            show(session, ready);
        }
    }

    private void show(TrainingSession session, Reopened reopened) {
        RunKeeper.Kept kept = reopened.kept();
        if (kept != null) {
            keeper.adopt(kept);
        }
        run.show(session, reopened.folder());
    }

    /** Lets the run that waits go; it stays in the library as it was. */
    void leave() {
        Reopened ready = waiting.get();
        TrainingSession session = ready == null ? null : ready.session();
        if (ready != null && session != null) {
            waiting.set(null);
            keeper.end(ready.kept());
            bridge.background(Executors.callable(session::close), _ -> {}, run::report);
        }
    }
}
