package nablascope.ui.library;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import nablascope.experiment.Experiment;
import nablascope.file.SafeFile;
import nablascope.library.Damage;
import nablascope.library.Digest;
import nablascope.library.RunExport;
import nablascope.library.RunInfo;
import nablascope.library.RunLibrary;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.run.Problem;
import nablascope.ui.run.RunModel;
import org.jspecify.annotations.Nullable;

/** The kept runs as a list to search, and what can be done with them. JavaFX thread; files are read and written on others. */
public final class RunsModel {
    private static final Logger LOG = System.getLogger(RunsModel.class.getName());

    private final RunLibrary library;
    private final FxBridge bridge;
    private final RunModel run;
    private final ReadyRun ready;
    private final RunReplays replays;
    private final RunJob job;
    private final RunsList list;
    private final RunsTrash trash;
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Path> exported = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunReport> report = new ReadOnlyObjectWrapper<>();
    private final ChartedRuns charted;
    private final RunNames names;

    RunsModel(
            RunLibrary library, FxBridge bridge, RunModel run, RunKeeper keeper, ChartedRuns charted, RunNames names) {
        this.names = names;
        this.charted = charted;
        this.library = library;
        this.bridge = bridge;
        this.run = run;
        this.ready = new ReadyRun(bridge, run, keeper);
        this.replays = new RunReplays(library, keeper);
        this.job = new RunJob(bridge);
        this.list = new RunsList(library, bridge, this::report);
        this.trash = new RunsTrash(library, bridge, list::refresh, this::report);
        run.session().subscribe((_, _) -> leaveContinued());
        list.shown().addListener((ListChangeListener<RunInfo>) _ -> charted.rename(list::find));
    }

    /** What they go by. */
    RunNames names() {
        return names;
    }

    /** The runs there are, and which of them to show. */
    public RunsList list() {
        return list;
    }

    /** Replays under way. */
    RunJob job() {
        return job;
    }

    /** What the last replay showed; null: there was none, or something else was done since. */
    ReadOnlyObjectProperty<@Nullable RunReport> report() {
        return report.getReadOnlyProperty();
    }

    /** What {@link #undo} would bring back. */
    ReadOnlyObjectProperty<List<RunInfo>> deleted() {
        return trash.deleted();
    }

    /** The file that was exported last; null: none, or something else was done since. */
    ReadOnlyObjectProperty<@Nullable Path> exported() {
        return exported.getReadOnlyProperty();
    }

    /** What went wrong last; null: nothing. */
    ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    /** Where runs are kept. */
    Path folder() {
        return library.runs();
    }

    /** Reads the list anew. */
    public void refresh() {
        list.refresh();
    }

    /** Loads the experiment that replays a run, every change of knobs at its step; it is not started. */
    public void open(RunInfo info) {
        begin();
        String name = names.name(info);
        work(() -> replays.load(info, name), stored -> run.open(stored.recorded(), stored.folder(), false));
    }

    /** Shows the curves of runs, as far as they were kept, in the charts beside the run at hand. */
    public void chart(List<RunInfo> runs) {
        begin();
        if (!charted.hasRoomFor(runs.stream().map(RunInfo::id).toList())) {
            problem.set(new Problem("runs.chart.full", "" + ChartedRuns.MOST));
            return;
        }
        for (RunInfo each : List.copyOf(runs)) {
            work(() -> library.load(each.id()), stored -> {
                if (stored.metrics().rows() == 0) {
                    problem.set(new Problem("runs.chart.nothing", names.name(each)));
                } else if (charted.hasRoomFor(List.of(each.id()))) {
                    charted.add(stored);
                } else {
                    problem.set(new Problem("runs.chart.full", "" + ChartedRuns.MOST));
                }
            });
        }
    }

    /** The kept runs in the charts. */
    ChartedRuns charted() {
        return charted;
    }

    /** Trains a run again in the background and says whether it comes out as it was kept. */
    public void verify(RunInfo info) {
        start(RunJob.Kind.VERIFY, names.name(info), meter -> replays.verify(info, meter), report::set);
    }

    /** Trains what a file holds in the background and says whether it comes out as the file says. */
    void verify(String name, Experiment experiment, Path folder, Digest digest) {
        start(RunJob.Kind.VERIFY, name, meter -> RunReplays.verify(experiment, folder, digest, meter), report::set);
    }

    /**
     * Trains a run again in the background up to where it was interrupted or stopped, then puts it on screen, paused, or
     * has it wait in {@link #ready}: what is trained from there on is kept as the same run.
     */
    public void goOn(RunInfo info) {
        int threads = run.threads().get();
        if (info.canGoOn() && job.state().get() == null) {
            ready.begin();
            start(RunJob.Kind.CONTINUE, names.name(info), meter -> replays.reopen(info, threads, meter), reopened -> {
                ready.arrive(reopened);
                report.set(reopened.report());
                refresh();
            });
        }
    }

    /** What was taken to its end while somebody trained something else. */
    ReadyRun ready() {
        return ready;
    }

    /** What stands in the main window no longer is the run that was continued. */
    private void leaveContinued() {
        RunReport told = report.get();
        if (told != null && told.kind() == RunJob.Kind.CONTINUE) {
            report.set(null);
        }
    }

    private <T> void start(RunJob.Kind kind, String name, RunJob.Work<T> work, Consumer<? super T> done) {
        if (job.state().get() != null) {
            return;
        }
        begin();
        job.start(kind, name, work, done, this::report);
    }

    /** Replaces the tags of a run; empty and repeated ones are left out. */
    public void tag(RunInfo info, List<String> newTags) {
        List<String> clean = newTags.stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        change(() -> library.label(info.id(), labels -> labels.withTags(clean)));
    }

    /** Replaces the notes of a run. */
    public void note(RunInfo info, String notes) {
        change(() -> library.label(info.id(), labels -> labels.withNotes(notes)));
    }

    /** Gives a run a name; an empty one gives it back the one it had without. */
    void rename(RunInfo info, String name) {
        begin();
        change(() -> library.label(info.id(), labels -> labels.withName(name.strip())));
    }

    /** Moves runs to the trash. */
    public void delete(List<RunInfo> runs) {
        begin();
        trash.delete(runs);
    }

    /** Takes back the last {@link #delete}. */
    public void undo() {
        List<RunInfo> back = deleted().get();
        begin();
        trash.undo(back);
    }

    /** Writes a run for other programs or people. */
    void export(RunInfo info, RunExport.Kind kind, Path target) {
        if (kind == RunExport.Kind.TENSORBOARD) {
            start(RunJob.Kind.EXPORT, names.name(info), meter -> replays.export(info, target, meter), report::set);
            return;
        }
        begin();
        work(
                () -> RunExport.write(library.load(info.id()), kind, SafeFile.withEnding(target, kind.ending())),
                exported::set);
    }

    /** Finds in what two runs differ, changes of knobs included. */
    void compare(RunInfo left, RunInfo right, Consumer<RunDifference> done) {
        String leftName = names.name(left);
        String rightName = names.name(right);
        work(
                () -> RunDifference.of(
                        replays.load(left, leftName).recorded(),
                        replays.load(right, rightName).recorded()),
                done);
    }

    /** Reads a run whole to find all that is damaged of it; one that was deleted meanwhile is told of by the list. */
    void inspect(RunInfo info, Consumer<List<Damage>> done) {
        bridge.background(
                () -> library.load(info.id()).info().damages(),
                done,
                error -> LOG.log(Level.DEBUG, "a run could not be read", error));
    }

    private void begin() {
        problem.set(null);
        report.set(null);
        exported.set(null);
        trash.forget();
    }

    private <T> void change(Callable<T> work) {
        bridge.background(work, _ -> refresh(), error -> {
            report(error);
            refresh();
        });
    }

    private <T> void work(Callable<T> work, Consumer<? super T> done) {
        bridge.background(work, done, this::report);
    }

    private void report(Throwable error) {
        LOG.log(error instanceof NoSuchFileException ? Level.DEBUG : Level.WARNING, "shown to the user", error);
        problem.set(Problem.of(error));
    }
}
