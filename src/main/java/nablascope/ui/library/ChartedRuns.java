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

    /**
     * A run in the charts.
     *
     * @param place from 0, its own as long as it is there; its looks follow from it
     * @param name no other one's
     * @param metrics as they were read; a run that is being recorded has more by now
     * @param changes steps at which its knobs changed
     * @param explosions steps at which it exploded
     */
    public record Charted(
            int place, RunInfo info, String name, StoredMetrics metrics, List<Long> changes, List<Long> explosions) {
        public Charted {
            changes = List.copyOf(changes);
            explosions = List.copyOf(explosions);
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
        List<Long> explosions = Explosions.of(run);
        List<Long> changes = run.changes().stream().map(ScheduledChange::step).toList();
        for (int i = 0; i < runs.size(); i++) {
            Charted old = runs.get(i);
            if (old.info().id().equals(id)) {
                runs.set(i, new Charted(old.place(), run.info(), old.name(), run.metrics(), changes, explosions));
                return;
            }
        }
        runs.add(new Charted(freePlace(), run.info(), names.name(run.info()), run.metrics(), changes, explosions));
        name();
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
                runs.set(i, new Charted(old.place(), now, old.name(), old.metrics(), old.changes(), old.explosions()));
            }
        }
        name();
    }

    /** Takes out what was trained on other data, or for another loss, than what is on screen now: no curve of it compares. */
    void keepRelated(Experiment onScreen) {
        runs.removeIf(run -> {
            Experiment trained = experiments.get(run.info().id());
            return trained != null && !related(trained, onScreen);
        });
        name();
    }

    private static boolean related(Experiment a, Experiment b) {
        DataSource source = DataSource.of(a.data());
        boolean sameSource = source != DataSource.OWN && source == DataSource.of(b.data());
        return a.loss().equals(b.loss()) && (sameSource || a.data().equals(b.data()));
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
                runs.set(
                        i,
                        new Charted(
                                old.place(),
                                old.info(),
                                beside.get(i),
                                old.metrics(),
                                old.changes(),
                                old.explosions()));
            }
        }
    }

    /** Takes a run out of the charts; it stays in the library. */
    public void remove(Charted run) {
        runs.remove(run);
        name();
    }
}
