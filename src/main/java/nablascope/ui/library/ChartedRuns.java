package nablascope.ui.library;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import nablascope.experiment.Experiment;
import nablascope.experiment.ScheduledChange;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.StoredMetrics;
import nablascope.library.StoredRun;
import nablascope.ui.draft.DataSource;
import org.jspecify.annotations.Nullable;

/** The kept runs that the charts show beside the one at hand. JavaFX thread; reading them is somebody else's business. */
public final class ChartedRuns {
    /** Each of them has looks of its own. */
    public static final int MOST = 8;

    private final ObservableList<Charted> runs = FXCollections.observableArrayList();
    private final RunNames names;

    /** What was trained, by the run; of one whose changes are damaged nothing is known. */
    private final Map<RunId, Experiment> experiments = new HashMap<>();

    /** @param names which it listens to for good */
    public ChartedRuns(RunNames names) {
        this.names = names;
        names.onChange(this::name);
    }

    /** What is on screen now. */
    private @Nullable Experiment onScreen;

    /** What a run has in common with the one on screen. */
    public enum Relation {
        /** Data and loss, or nothing is known: its curves may be compared. */
        COMPARABLE,
        OTHER_DATA,
        OTHER_LOSS
    }

    /**
     * A run in the charts.
     *
     * @param place from 0, its own as long as it is there; its looks follow from it
     * @param name no other one's
     * @param relation to the run on screen
     * @param metrics as they were read; a run that is being recorded has more by now
     * @param changes steps at which its knobs changed
     * @param explosions steps at which it exploded
     */
    public record Charted(
            int place,
            RunInfo info,
            String name,
            Relation relation,
            StoredMetrics metrics,
            List<Long> changes,
            List<Long> explosions) {
        public Charted {
            changes = List.copyOf(changes);
            explosions = List.copyOf(explosions);
        }

        private Charted as(RunInfo newInfo, String newName, Relation newRelation) {
            return new Charted(place, newInfo, newName, newRelation, metrics, changes, explosions);
        }
    }

    /** In the order in which they came. */
    public ObservableList<Charted> runs() {
        return runs;
    }

    /** Whether there is room for all of these, of which some may be there already. */
    boolean hasRoomFor(Collection<RunId> ids) {
        long more = ids.stream().filter(id -> !has(id)).count();
        return runs.size() + more <= MOST;
    }

    private boolean has(RunId id) {
        return runs.stream().anyMatch(run -> run.info().id().equals(id));
    }

    /** Shows a run, anew if it is there; there must be room for it. */
    void add(StoredRun run) {
        RunId id = run.info().id();
        Experiment recorded = run.recorded();
        if (recorded != null) {
            experiments.put(id, recorded);
        }
        for (int i = 0; i < runs.size(); i++) {
            Charted old = runs.get(i);
            if (old.info().id().equals(id)) {
                runs.set(i, charted(old.place(), old.name(), run));
                return;
            }
        }
        runs.add(charted(freePlace(), names.name(run.info()), run));
        name();
    }

    private Charted charted(int place, String name, StoredRun run) {
        RunInfo info = run.info();
        List<Long> changes = run.changes().stream().map(ScheduledChange::step).toList();
        return new Charted(place, info, name, relation(info.id()), run.metrics(), changes, Explosions.of(run));
    }

    /**
     * Has runs go by the names that they were given since.
     *
     * @param present the run of a name as it is kept now, if it still is
     */
    void rename(Function<RunId, Optional<RunInfo>> present) {
        for (int i = 0; i < runs.size(); i++) {
            Charted old = runs.get(i);
            RunInfo now = present.apply(old.info().id()).orElse(old.info());
            if (!names.name(now).equals(names.name(old.info()))) {
                runs.set(i, old.as(now, old.name(), old.relation()));
            }
        }
        name();
    }

    /**
     * Takes out what could be compared with the last run on screen and cannot be with this one. What somebody has shown
     * though it could not stays, and says so.
     */
    void compareWith(Experiment newOnScreen) {
        onScreen = newOnScreen;
        runs.removeIf(run -> run.relation() == Relation.COMPARABLE && relation(run) != Relation.COMPARABLE);
        for (int i = 0; i < runs.size(); i++) {
            Charted old = runs.get(i);
            if (relation(old) != old.relation()) {
                runs.set(i, old.as(old.info(), old.name(), relation(old)));
            }
        }
        name();
    }

    private Relation relation(Charted run) {
        return relation(run.info().id());
    }

    private Relation relation(RunId id) {
        Experiment trained = experiments.get(id);
        if (trained == null || onScreen == null) {
            return Relation.COMPARABLE;
        }
        DataSource source = DataSource.of(trained.data());
        boolean sameSource = source != DataSource.OWN && source == DataSource.of(onScreen.data());
        if (!sameSource && !trained.data().equals(onScreen.data())) {
            return Relation.OTHER_DATA;
        }
        return trained.loss().equals(onScreen.loss()) ? Relation.COMPARABLE : Relation.OTHER_LOSS;
    }

    private int freePlace() {
        return IntStream.range(0, MOST)
                .filter(place -> runs.stream().noneMatch(run -> run.place() == place))
                .findFirst()
                .orElseThrow();
    }

    /** Gives each the name that it has beside the others. */
    private void name() {
        List<String> beside = names.names(runs.stream().map(Charted::info).toList());
        for (int i = 0; i < runs.size(); i++) {
            Charted old = runs.get(i);
            if (!old.name().equals(beside.get(i))) {
                runs.set(i, old.as(old.info(), beside.get(i), old.relation()));
            }
        }
    }

    /** Takes a run out of the charts; it stays in the library. */
    public void remove(Charted run) {
        runs.remove(run);
        name();
    }
}
