package nablascope.ui.library;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import nablascope.library.RunId;
import nablascope.library.RunLibrary;
import nablascope.library.RunRecorder;
import nablascope.library.RunSource;
import nablascope.library.SaveStatus;
import nablascope.session.Branch;
import nablascope.session.BranchTree;
import nablascope.session.SessionEvent;
import nablascope.session.TrainingSession;
import nablascope.timeline.Timeline;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.run.RunModel;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every run on screen as it happens: another recorder for each restart, each step back, each experiment. A branch
 * is a run of its own, kept from its first own step on; until then the run that it left stays open, for the way forth
 * leads back into it. JavaFX thread, except {@link #close}; files are the recorders' business.
 */
public final class RunKeeper implements AutoCloseable {
    private final RunLibrary library;
    private final FxBridge bridge;
    private final RunModel run;
    private final ReadOnlyObjectWrapper<@Nullable SaveStatus> status = new ReadOnlyObjectWrapper<>();
    private final Set<RunRecorder> open = ConcurrentHashMap.newKeySet();
    /** Who kept or keeps the branches since the last restart, by their timelines. */
    private final Map<Timeline, RunRecorder> branches = new HashMap<>();

    private @Nullable Kept current;
    private @Nullable Kept origin;

    /** A run and who writes it down. */
    record Kept(RunSource source, RunRecorder recorder) {
        boolean isOf(RunSource other) {
            return source.timeline().equals(other.timeline());
        }

        boolean hasOwnSteps() {
            return source.timeline().steps() > source.sharedSteps();
        }
    }

    public RunKeeper(RunLibrary library, FxBridge bridge, RunModel run) {
        this.library = library;
        this.bridge = bridge;
        this.run = run;
        run.onEvent(this::accept);
        run.status().subscribe(this::leaveOrigin);
    }

    /** Whether the run on screen is being kept; null: it has no step yet. */
    public ReadOnlyObjectProperty<@Nullable SaveStatus> status() {
        return status.getReadOnlyProperty();
    }

    private void accept(SessionEvent event) {
        TrainingSession session = run.session().get();
        boolean restarted = event instanceof SessionEvent.Restarted;
        if (session == null || !(restarted || event instanceof SessionEvent.Rewound)) {
            return;
        }
        RunSource source = session.source(run.folder());
        if (current != null && current.isOf(source)) {
            return; // the events of two moves came in one pulse
        }
        status.set(null);
        if (!restarted && origin != null && origin.isOf(source)) {
            end(current);
            current = origin;
            origin = null;
            status.set(current.recorder().status());
            return;
        }
        if (!restarted && current != null && (origin == null || current.hasOwnSteps())) {
            end(origin);
            origin = current;
        } else {
            end(current);
        }
        if (restarted) {
            end(origin);
            origin = null;
            branches.clear();
        }
        keep(source, event instanceof SessionEvent.Rewound there ? left(session, there) : null);
    }

    /** Who keeps the branch in which the session stands again; null: it was never kept. */
    private @Nullable RunRecorder left(TrainingSession session, SessionEvent.Rewound there) {
        BranchTree tree = session.branches();
        // Those that the session let go for their memory must not stay for the sake of their names.
        branches.keySet()
                .retainAll(tree.branches().stream().map(Branch::timeline).collect(Collectors.toSet()));
        return tree.find(there.branch())
                .map(branch -> branches.get(branch.timeline()))
                .orElse(null);
    }

    /**
     * Begins to complete and go on with a kept run, for a session about to be shown. Any thread; reads the run whole.
     *
     * @throws IOException if it is being recorded, or damaged beyond replay
     */
    Kept resume(RunId id, RunSource source) throws IOException {
        RunRecorder recorder = library.resume(id, source, news -> bridge.later(() -> show(source, news)));
        open.add(recorder);
        return new Kept(source, recorder);
    }

    /** Takes it for the run on screen; call just before that is so. */
    void adopt(Kept resumed) {
        end(current);
        end(origin);
        origin = null;
        branches.clear();
        branches.put(resumed.source().timeline(), resumed.recorder());
        current = resumed;
        status.set(resumed.recorder().status());
    }

    private void keep(RunSource source, @Nullable RunRecorder left) {
        Consumer<SaveStatus> listener = news -> bridge.later(() -> show(source, news));
        RunRecorder recorder =
                left == null ? library.record(source, listener) : library.recordBranch(source, left, listener);
        open.add(recorder);
        branches.put(source.timeline(), recorder);
        current = new Kept(source, recorder);
    }

    private void show(RunSource source, SaveStatus news) {
        if (current != null && current.isOf(source)) {
            status.set(news);
        }
    }

    /** A branch that was trained on leads back nowhere. */
    private void leaveOrigin() {
        if (origin != null && current != null && current.hasOwnSteps()) {
            end(origin);
            origin = null;
        }
    }

    /** Ends a recording in the background. */
    void end(@Nullable Kept kept) {
        if (kept != null) {
            bridge.background(
                    () -> {
                        kept.recorder().close();
                        return open.remove(kept.recorder());
                    },
                    _ -> {},
                    run::report);
        }
    }

    /** Saves what is left of every run that is open; waits for that, at most two seconds. Any thread. */
    @Override
    public void close() {
        open.parallelStream().forEach(RunRecorder::close);
    }
}
