package nablascope.ui.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunLibrary;
import nablascope.ui.bridge.FxBridge;

/** The kept runs as last read, and those that fit a search. JavaFX thread; folders are read on another. */
public final class RunsList {
    private final RunLibrary library;
    private final FxBridge bridge;
    private final Consumer<Throwable> onError;
    private final RunFilter filter = new RunFilter();
    private final ObservableList<RunInfo> shown = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final Map<RunId, RunInfo> byId = new HashMap<>();
    private List<RunInfo> all = List.of();
    private final Map<RunId, RunInfo> latest = new HashMap<>();
    private int request;
    private boolean following;

    /** @param onError told why the library could not be read */
    RunsList(RunLibrary library, FxBridge bridge, Consumer<Throwable> onError) {
        this.library = library;
        this.bridge = bridge;
        this.onError = onError;
        filter.onChange(this::narrow);
    }

    /** Which runs to show. */
    public RunFilter filter() {
        return filter;
    }

    /** How many runs there are, shown or not. */
    int count() {
        return all.size();
    }

    /** The runs that fit the {@link #filter}, the newest first. */
    public ObservableList<RunInfo> shown() {
        return shown;
    }

    /** Whether the list was read at least once. */
    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** The run of a name; empty if it is no longer there. */
    Optional<RunInfo> find(RunId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Reads the list anew; the first time its newest runs are shown before all are read. */
    void refresh() {
        int number = ++request;
        boolean first = !loaded.get();
        bridge.background(
                () -> {
                    List<RunInfo> runs = new ArrayList<>();
                    library.list(part -> {
                        runs.addAll(part);
                        List<RunInfo> soFar = List.copyOf(runs);
                        if (first) {
                            bridge.later(() -> take(number, soFar));
                        }
                    });
                    return runs;
                },
                runs -> {
                    if (number == request) {
                        loaded.set(true);
                    }
                    take(number, runs);
                },
                onError);
    }

    /**
     * Reads anew how far those have come that were being recorded; the list itself stays as it is. Does nothing while it
     * still reads.
     *
     * @param done runs once {@link #latest} knows
     */
    void follow(Runnable done) {
        Set<RunId> recorded = all.stream()
                .filter(run -> run.status() == RunInfo.Status.RUNNING)
                .map(RunInfo::id)
                .collect(Collectors.toSet());
        if (recorded.isEmpty() || following) {
            return;
        }
        following = true;
        int number = request;
        bridge.background(
                () -> {
                    List<RunInfo> found = new ArrayList<>();
                    library.list(part -> part.stream()
                            .filter(run -> recorded.contains(run.id()))
                            .forEach(found::add));
                    return found;
                },
                found -> {
                    following = false;
                    if (number == request) { // else the list itself was read meanwhile, and knows better
                        found.forEach(run -> latest.put(run.id(), run));
                        done.run();
                    }
                },
                error -> {
                    following = false;
                    onError.accept(error);
                });
    }

    /** A run of the list as {@link #follow} last read it, or as it stands in the list. */
    RunInfo latest(RunInfo run) {
        return latest.getOrDefault(run.id(), run);
    }

    private void take(int number, List<RunInfo> runs) {
        if (number == request) {
            all = runs;
            latest.clear();
            byId.clear();
            all.forEach(each -> byId.put(each.id(), each));
            filter.know(all);
            narrow();
        }
    }

    private void narrow() {
        List<RunInfo> fitting = filter.apply(all);
        if (!fitting.equals(shown)) {
            shown.setAll(fitting);
        }
    }
}
