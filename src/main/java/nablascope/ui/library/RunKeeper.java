package nablascope.ui.library;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final System.Logger LOG = System.getLogger(RunKeeper.class.getName());

    private final RunLibrary library;
    private final FxBridge bridge;
    private final RunModel run;
    private final ReadOnlyObjectWrapper<@Nullable SaveStatus> status = new ReadOnlyObjectWrapper<>();
    private final Set<RunRecorder> open = ConcurrentHashMap.newKeySet();
    /** Who kept the branches since the last restart, by their timelines; the last may still do so. */
    private final Map<Timeline, List<RunRecorder>> branches = new HashMap<>();
    /** What was kept of discarded branches, by their numbers: there once it is in the trash. */
    private final Map<Integer, CompletableFuture<List<RunId>>> trash = new HashMap<>();

    private Runnable moved = () -> {};
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

    /** What the run of a timeline is kept as; null: nowhere so far. */
    @Nullable
    RunId kept(Timeline timeline) {
        List<RunRecorder> recorders = branches.getOrDefault(timeline, List.of());
        return recorders.isEmpty() ? null : recorders.getLast().status().run();
    }

    /** Runs something after what was kept of a branch went to the trash or came back. */
    void onMoved(Runnable listener) {
        moved = listener;
    }

    private void accept(SessionEvent event) {
        TrainingSession session = run.session().get();
        if (session == null) {
            return;
        }
        if (event instanceof SessionEvent.Restarted || event instanceof SessionEvent.Rewound) {
            follow(session, event);
        } else if (event instanceof SessionEvent.Discarded gone) {
            discard(session, gone.branch());
        } else if (event instanceof SessionEvent.Restored back) {
            restore(back.branch());
        }
    }

    private void follow(TrainingSession session, SessionEvent event) {
        boolean restarted = event instanceof SessionEvent.Restarted;
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
            forgetBranches();
        }
        keep(source, event instanceof SessionEvent.Rewound there ? left(session, there) : null);
    }

    /** Who keeps the branch in which the session stands again; null: it was never kept. */
    private @Nullable RunRecorder left(TrainingSession session, SessionEvent.Rewound there) {
        List<Branch> known = known(session);
        // Those that the session let go for their memory must not stay for the sake of their names.
        branches.keySet().retainAll(known.stream().map(Branch::timeline).collect(Collectors.toSet()));
        List<RunRecorder> recorders = recorders(known, there.branch());
        return recorders.isEmpty() ? null : recorders.getLast();
    }

    /** Discarded ones too. */
    private static List<Branch> known(TrainingSession session) {
        BranchTree tree = session.branches();
        return Stream.concat(tree.branches().stream(), tree.discarded().stream())
                .toList();
    }

    private List<RunRecorder> recorders(List<Branch> known, int number) {
        return known.stream()
                .filter(branch -> branch.number() == number)
                .findFirst()
                .map(branch -> branches.get(branch.timeline()))
                .orElse(List.of());
    }

    private void forgetBranches() {
        branches.clear();
        trash.clear();
    }

    /** What was kept of a branch goes to the trash, once its recorder has ended. */
    private void discard(TrainingSession session, int number) {
        List<RunRecorder> recorders = recorders(known(session), number);
        current = current != null && recorders.contains(current.recorder()) ? null : current;
        origin = origin != null && recorders.contains(origin.recorder()) ? null : origin;
        CompletableFuture<List<RunId>> inTrash = new CompletableFuture<>();
        trash.put(number, inTrash);
        bridge.background(
                () -> {
                    List<RunId> deleted = new ArrayList<>();
                    try {
                        for (RunRecorder recorder : recorders) {
                            recorder.close();
                            open.remove(recorder);
                            delete(recorder.status().run(), deleted);
                        }
                    } finally {
                        inTrash.complete(List.copyOf(deleted));
                    }
                    return deleted;
                },
                _ -> moved.run(),
                run::report);
    }

    private void delete(@Nullable RunId id, List<RunId> deleted) throws IOException {
        if (id == null) {
            return; // it had no step of its own
        }
        try {
            library.delete(id);
            deleted.add(id);
        } catch (NoSuchFileException e) {
            LOG.log(System.Logger.Level.DEBUG, "somebody else deleted it", e);
        }
    }

    private void restore(int number) {
        CompletableFuture<List<RunId>> inTrash = trash.remove(number);
        if (inTrash != null) {
            bridge.background(
                    () -> {
                        for (RunId id : inTrash.join()) {
                            library.restore(id);
                        }
                        return number;
                    },
                    _ -> moved.run(),
                    run::report);
        }
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
        forgetBranches();
        branches.put(resumed.source().timeline(), List.of(resumed.recorder()));
        current = resumed;
        status.set(resumed.recorder().status());
    }

    private void keep(RunSource source, @Nullable RunRecorder left) {
        Consumer<SaveStatus> listener = news -> bridge.later(() -> show(source, news));
        RunRecorder recorder =
                left == null ? library.record(source, listener) : library.recordBranch(source, left, listener);
        open.add(recorder);
        branches.merge(
                source.timeline(),
                List.of(recorder),
                (before, one) -> Stream.concat(before.stream(), one.stream()).toList());
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
