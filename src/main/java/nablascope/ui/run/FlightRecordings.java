package nablascope.ui.run;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nablascope.session.FlightReplay;
import nablascope.session.SessionEvent;
import nablascope.session.SessionStatus.State;
import nablascope.session.TrainingSession;
import nablascope.train.FlightRecording;
import nablascope.ui.bridge.FxBridge;
import org.jspecify.annotations.Nullable;

/**
 * The last steps before each explosion of the run on screen, in full. They are trained a second time in the background as
 * soon as it is told of. JavaFX thread.
 */
public final class FlightRecordings {
    private static final Logger LOG = System.getLogger(FlightRecordings.class.getName());

    private final RunModel run;
    private final FxBridge bridge;
    private final IdentityHashMap<SessionEvent, FlightRecording> made = new IdentityHashMap<>();
    private final List<Consumer<SessionEvent>> listeners = new ArrayList<>();

    public FlightRecordings(RunModel run, FxBridge bridge) {
        this.run = run;
        this.bridge = bridge;
        run.onEvent(this::follow);
    }

    /** Is told each event whose recording has become ready. */
    public void onReady(Consumer<SessionEvent> listener) {
        listeners.add(listener);
    }

    /** The steps up to an event; null: not ready, or there is nothing to record. */
    public @Nullable FlightRecording of(SessionEvent event) {
        return made.get(event);
    }

    private void follow(SessionEvent event) {
        TrainingSession session = run.session().get();
        switch (event) {
            case SessionEvent.Restarted _ -> made.clear();
            case SessionEvent.Explosion e when session != null -> record(session, event, e.step());
            default -> {
                // Nothing broke.
            }
        }
    }

    private void record(TrainingSession session, SessionEvent event, long lastStep) {
        bridge.background(
                () -> {
                    Optional<FlightReplay> replay = session.flight(lastStep).get();
                    return replay.map(r -> r.run(() -> session.status().state() == State.CLOSED));
                },
                recording -> {
                    if (recording.isPresent() && session.equals(run.session().get())) {
                        made.put(event, recording.get());
                        listeners.forEach(listener -> listener.accept(event));
                    }
                },
                error -> LOG.log(Level.WARNING, "the last steps could not be recorded", error));
    }
}
