package nablascope.ui.structure;

import java.nio.file.Path;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import nablascope.data.Split;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.Knobs;
import nablascope.experiment.ModelShapes;
import nablascope.experiment.ModelSpec;
import nablascope.session.SessionStatus.State;
import nablascope.session.TrainingSession;
import nablascope.train.TrainingData;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.draft.DataSource;
import nablascope.ui.draft.Draft;
import nablascope.ui.draft.DraftChoice;
import nablascope.ui.draft.ModelKind;
import nablascope.ui.draft.OptimizerChoice;
import nablascope.ui.run.Problem;
import nablascope.ui.run.RunModel;
import org.jspecify.annotations.Nullable;

/**
 * Everything of the next run that needs a restart. Nothing here touches the present run until {@link #apply}. JavaFX
 * thread; rows are loaded on others.
 */
public final class StructureModel {
    /** What decides the rows. */
    private record Wanted(DataSpec spec, Path folder, long seed, boolean classes) {
        static Wanted of(Draft draft) {
            return new Wanted(
                    draft.data(), draft.folder(), draft.seed(), draft.loss().wantsClasses());
        }
    }

    /** @param rows null: on their way, or not to be loaded because of {@code problem} */
    private record Preview(
            Wanted wanted, @Nullable Split rows, @Nullable Problem problem) {}

    private final RunModel run;
    private final FxBridge bridge;
    private final DataReader reader;
    private final BroughtData brought = new BroughtData();
    private final ReadOnlyObjectWrapper<@Nullable Draft> draft = new ReadOnlyObjectWrapper<>();
    private final Part<Draft> part = new Part<>(draft, this::show);
    private final ColumnsModel columns;
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();

    // One for all: whoever is told that it changed must read the same one, or it never changes again.
    private final ObservableValue<@Nullable Split> rows = preview.map(Preview::rows);
    private final ReadOnlyObjectWrapper<@Nullable Experiment> base = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Experiment> candidate = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> obstacle = new ReadOnlyObjectWrapper<>();
    private final Mistakes mistakes = new Mistakes();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();

    public StructureModel(RunModel run, FxBridge bridge, DataReader reader) {
        this.run = run;
        this.bridge = bridge;
        this.reader = reader;
        this.columns = new ColumnsModel(bridge);
        run.session().subscribe(this::begin);
        preview.subscribe(this::judge);
        draft.subscribe(this::judge);
    }

    /** What files brought along; changes with {@link #base}. */
    public BroughtData brought() {
        return brought;
    }

    /** The choices; null until there is a run to start from. */
    ReadOnlyObjectProperty<@Nullable Draft> draft() {
        return draft.getReadOnlyProperty();
    }

    /** The choices, to be changed. */
    Part<Draft> part() {
        return part;
    }

    Mistakes mistakes() {
        return mistakes;
    }

    /** The experiment of the present run. */
    ReadOnlyObjectProperty<@Nullable Experiment> base() {
        return base.getReadOnlyProperty();
    }

    /** The rows of the draft; null while they load and where they cannot be loaded. */
    ObservableValue<@Nullable Split> rows() {
        return rows;
    }

    /** The columns of the draft's table. */
    ColumnsModel columns() {
        return columns;
    }

    /** Whether rows are on their way. */
    ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** The experiment that a restart would run; null: there is none yet, or {@link #obstacle} says why not. */
    ReadOnlyObjectProperty<@Nullable Experiment> candidate() {
        return candidate.getReadOnlyProperty();
    }

    /** Why the draft cannot run; null: it can, or its rows are on their way. */
    ReadOnlyObjectProperty<@Nullable Problem> obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    /** Whether the draft differs from the present run. */
    BooleanBinding changed() {
        return Bindings.createBooleanBinding(
                () -> base.get() != null
                        && draft.get() != null
                        && !own(base.get()).sameRun(draft.get()),
                draft,
                base);
    }

    private Draft own(Experiment experiment) {
        return Draft.of(experiment, run.folder());
    }

    private void begin(@Nullable TrainingSession session) {
        if (session == null) {
            return;
        }
        Experiment experiment = session.experiment();
        mistakes.forget();
        columns.forget();
        Draft own = own(experiment);
        brought.keep(own);
        base.set(experiment);
        preview.set(new Preview(Wanted.of(own), session.data(), null));
        loading.set(false);
        show(own);
    }

    /** Takes another draft, whose network follows the rows. */
    private void show(Draft now) {
        Experiment from = base.get();
        Preview seen = preview.get();
        boolean known = seen != null && seen.wanted.equals(Wanted.of(now));
        Split there = known ? seen.rows : null;
        columns.follow(now);
        draft.set(from == null || there == null ? now : now.fitted(from, there.train()));
        if (!known) {
            load(Wanted.of(now));
        }
    }

    /** The present run's rows are there, whatever became of their file; others are read. */
    private void load(Wanted wanted) {
        TrainingSession session = run.session().get();
        if (session != null && wanted.equals(Wanted.of(own(session.experiment())))) {
            Preview there = new Preview(wanted, session.data(), null);
            preview.set(there);
            arrive(there);
            return;
        }
        loading.set(true);
        preview.set(new Preview(wanted, null, null));
        read(wanted);
    }

    private void read(Wanted wanted) {
        bridge.background(
                () -> reader.load(wanted.spec, wanted.seed, wanted.folder, wanted.classes),
                loaded -> arrive(new Preview(wanted, loaded, null)),
                error -> arrive(new Preview(wanted, null, Problem.of(error))));
    }

    /** Reads rows anew that could not be read: their file may have been mended meanwhile. */
    void lookAgain() {
        Preview seen = preview.get();
        if (seen != null && seen.problem != null && !loading.get()) {
            loading.set(true);
            read(seen.wanted);
        }
    }

    private void arrive(Preview loaded) {
        Preview awaited = preview.get();
        Draft now = draft.get();
        if (awaited != null && awaited.wanted.equals(loaded.wanted) && now != null) {
            loading.set(false);
            preview.set(loaded);
            show(now);
        }
    }

    private void judge() {
        Experiment from = base.get();
        Preview seen = preview.get();
        Draft now = draft.get();
        candidate.set(null);
        obstacle.set(seen == null ? null : seen.problem);
        if (from == null || seen == null || seen.rows == null || now == null || !seen.wanted.equals(Wanted.of(now))) {
            return;
        }
        try {
            Experiment wanted = now.experiment(from, seen.rows.train(), from.knobs());
            TrainingData.check(wanted, seen.rows.train());
            candidate.set(wanted);
        } catch (InvalidExperimentException e) {
            obstacle.set(Problem.of(e));
        }
    }

    /** The draft on another data set. */
    Draft withSource(Draft now, DataSource source) {
        Experiment from = base.get();
        return from == null || source == DataSource.of(now.data())
                ? now
                : choice(from, source).source(now, source);
    }

    /** The draft with another kind of model. */
    Draft withKind(Draft now, ModelKind kind) {
        Experiment from = base.get();
        return from == null ? now : choice(from, now).kind(now, kind);
    }

    /** The draft with images as rows or as sequences. */
    Draft withSequence(Draft now, DataSpec.Idx.Sequence sequence) {
        Experiment from = base.get();
        return from == null ? now : choice(from, now).sequence(now, sequence);
    }

    /** The draft with another use of its table's columns. */
    Draft withTable(Draft now, DataSpec.Csv table) {
        Experiment from = base.get();
        return from == null ? now : choice(from, now).table(now, table);
    }

    private DraftChoice choice(Experiment from, Draft now) {
        return choice(from, DataSource.of(now.data()));
    }

    /** What the run at hand has is preferred, but for data that it has not and a file brought. */
    private DraftChoice choice(Experiment from, DataSource source) {
        Draft there = source == DataSource.of(from.data()) ? null : brought.of(source);
        return new DraftChoice(there == null ? own(from) : there);
    }

    /** How many numbers the network would train; empty: there is nothing to run. */
    OptionalLong parameterCount() {
        Experiment wanted = candidate.get();
        if (wanted == null) {
            return OptionalLong.empty();
        }
        ModelSpec model = wanted.model();
        return OptionalLong.of(new ModelShapes(model, ModelShapes.isRecurrent(model)).count());
    }

    /** Back to what the present run is. */
    void revert() {
        mistakes.forget();
        Experiment from = base.get();
        if (from != null) {
            show(own(from));
        }
    }

    /** Puts the draft's run in place with what {@link OptimizerChoice} takes along of the knobs; trains on if it did. */
    void apply() {
        Preview seen = preview.get();
        Draft now = draft.get();
        TrainingSession session = run.session().get();
        Experiment from = base.get();
        if (candidate.get() == null
                || seen == null
                || seen.rows == null
                || now == null
                || session == null
                || from == null) {
            return;
        }
        boolean play = session.status().state() == State.RUNNING;
        Knobs knobs = OptimizerChoice.follow(session.knobs(), from, now);
        run.rebuild(now.experiment(from, seen.rows.train(), knobs), now.folder(), play);
    }
}
