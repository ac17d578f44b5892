package nablascope.ui.library;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import nablascope.experiment.Experiment;
import nablascope.library.ConfigDiff;
import nablascope.library.RunExport;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunLibrary;
import nablascope.library.RunQuery;
import nablascope.library.StoredRun;
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
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<RunInfo> shown = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<RunInfo>> deleted = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Path> exported = new ReadOnlyObjectWrapper<>();
    private List<RunInfo> all = List.of();
    private int request;

    RunsModel(RunLibrary library, FxBridge bridge, RunModel run) {
        this.library = library;
        this.bridge = bridge;
        this.run = run;
        search.subscribe(this::filter);
    }

    /** Words that must come up in a run's name, tags, notes or folder. */
    StringProperty search() {
        return search;
    }

    /** The runs that fit {@link #search}, the newest first. */
    public ObservableList<RunInfo> shown() {
        return shown;
    }

    /** Whether the list was read at least once. */
    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** Whether there is any run at all. */
    boolean isEmpty() {
        return all.isEmpty();
    }

    /** What {@link #undo} would bring back. */
    ReadOnlyObjectProperty<List<RunInfo>> deleted() {
        return deleted.getReadOnlyProperty();
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
        return library.root();
    }

    /** Reads the list anew. */
    public void refresh() {
        int number = ++request;
        work(library::list, runs -> {
            if (number == request) {
                all = runs;
                loaded.set(true);
                filter();
            }
        });
    }

    private void filter() {
        List<RunInfo> fitting = new RunQuery(search.get(), Set.of(), Set.of(), RunQuery.Order.STARTED, true).apply(all);
        if (!fitting.equals(shown)) {
            shown.setAll(fitting);
        }
    }

    /** Loads the experiment that replays a run, every change of knobs at its step; it is not started. */
    public void open(RunInfo info) {
        begin();
        work(() -> load(info.id()), stored -> {
            Path folder = stored.run().dataFolder();
            this.run.open(stored.recorded(), folder == null ? Path.of("") : folder, false);
        });
    }

    private record Loaded(StoredRun run, Experiment recorded) {}

    private Loaded load(RunId id) throws IOException {
        StoredRun stored = library.load(id);
        Experiment recorded = stored.recorded();
        if (recorded == null) {
            throw new IOException(
                    id + ", experiment or changes are damaged: " + stored.info().damages());
        }
        return new Loaded(stored, recorded);
    }

    /** Gives a run a name; an empty one gives it back its experiment's. */
    void rename(RunInfo info, String name) {
        begin();
        change(() -> library.label(info.id(), labels -> labels.withName(name.strip())));
    }

    /** Moves runs to the trash. */
    public void delete(List<RunInfo> runs) {
        begin();
        List<RunInfo> chosen = List.copyOf(runs);
        change(
                () -> {
                    for (RunInfo each : chosen) {
                        library.delete(each.id());
                    }
                    return chosen;
                },
                deleted::set);
    }

    /** Takes back the last {@link #delete}. */
    public void undo() {
        List<RunInfo> back = deleted.get();
        begin();
        change(() -> {
            for (RunInfo each : back) {
                library.restore(each.id());
            }
            return back;
        });
    }

    /** Writes a run for other programs or people. */
    void export(RunInfo info, RunExport.Kind kind, Path target) {
        begin();
        work(() -> RunExport.write(library.load(info.id()), kind, target), exported::set);
    }

    /** Finds in what two runs differ, changes of knobs included. */
    void compare(RunInfo left, RunInfo right, Consumer<List<ConfigDiff>> done) {
        work(() -> ConfigDiff.of(load(left.id()).recorded(), load(right.id()).recorded()), done);
    }

    private void begin() {
        problem.set(null);
        exported.set(null);
        deleted.set(List.of());
    }

    private <T> void change(Callable<T> work) {
        change(work, _ -> {});
    }

    private <T> void change(Callable<T> work, Consumer<? super T> done) {
        bridge.background(
                work,
                result -> {
                    done.accept(result);
                    refresh();
                },
                error -> {
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
