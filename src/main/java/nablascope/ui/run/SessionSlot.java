package nablascope.ui.run;

import java.util.ArrayList;
import java.util.List;
import nablascope.session.TrainingSession;

/** Keeps count of open sessions, so that none outlives the window, not even one that was still loading. Any thread. */
final class SessionSlot {
    private final List<TrainingSession> open = new ArrayList<>();
    private boolean closed;

    /** Takes note of a new session; closes it at once if the window is gone. */
    TrainingSession arrive(TrainingSession session) {
        synchronized (this) {
            if (!closed) {
                open.add(session);
                return session;
            }
        }
        session.close();
        return session;
    }

    void close(TrainingSession session) {
        synchronized (this) {
            open.remove(session);
        }
        session.close();
    }

    void closeAll() {
        List<TrainingSession> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(open);
            open.clear();
        }
        all.forEach(TrainingSession::close);
    }
}
