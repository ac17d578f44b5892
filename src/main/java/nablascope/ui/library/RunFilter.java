package nablascope.ui.library;

import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import nablascope.library.RunInfo;
import nablascope.library.RunInfo.Status;
import nablascope.library.RunQuery;

/** Which of the kept runs to show. JavaFX thread. */
public final class RunFilter {
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableSet<Status> statuses = FXCollections.observableSet(EnumSet.noneOf(Status.class));
    private final ObservableSet<String> tags = FXCollections.observableSet(new TreeSet<>());
    private final ObservableList<String> knownTags = FXCollections.observableArrayList();

    private Function<RunInfo, String> words = _ -> "";
    private Runnable changed = () -> {};

    RunFilter() {}

    /** Words that must come up in a run's name, tags, notes or folder, or in what its row says. */
    StringProperty search() {
        return search;
    }

    /** What a run may be to be shown; empty: anything. */
    public ObservableSet<Status> statuses() {
        return statuses;
    }

    /** The tags that a run must all have to be shown. */
    public ObservableSet<String> tags() {
        return tags;
    }

    /** Every tag of any run, in order. */
    ObservableList<String> knownTags() {
        return knownTags;
    }

    /** What the rows say, which runs can be found by too. */
    void findBy(Function<RunInfo, String> newWords) {
        words = newWords;
        changed.run();
    }

    void onChange(Runnable listener) {
        changed = listener;
        search.subscribe(changed);
        statuses.addListener((SetChangeListener<Status>) _ -> changed.run());
        tags.addListener((SetChangeListener<String>) _ -> changed.run());
    }

    /** Learns the tags that there are; one that no run has any more filters no longer. */
    void know(List<RunInfo> all) {
        SortedSet<String> known = new TreeSet<>();
        all.forEach(each -> known.addAll(each.labels().tags()));
        if (!List.copyOf(known).equals(knownTags)) {
            knownTags.setAll(known);
            tags.retainAll(known);
        }
    }

    /** The runs that fit, the newest first. */
    List<RunInfo> apply(List<RunInfo> all) {
        return new RunQuery(search.get(), statuses, tags, RunQuery.Order.STARTED, true).apply(all, words);
    }
}
