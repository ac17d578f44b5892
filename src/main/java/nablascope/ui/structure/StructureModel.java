package nablascope.ui.structure;

import java.nio.file.Path;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import nablascope.data.Split;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.ModelSpec;
import nablascope.session.SessionStatus.State;
import nablascope.session.TrainingSession;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.run.Preset;
import nablascope.ui.run.RunModel;
import org.jspecify.annotations.Nullable;

/**
 * Data, network and seed of the next run. Nothing here touches the present run until {@link #apply}. JavaFX thread; rows
 * are loaded on others.
 */
public final class StructureModel {
    /** @param spec what was asked for; {@code rows} null: it could not be loaded */
    private record Preview(
            DataSpec spec, long seed, @Nullable Split rows) {}

    private final RunModel run;
    private final FxBridge bridge;
    private final DataReader reader;
    private final ObjectProperty<@Nullable Preset> mnist = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Draft> draft = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();

    // One for all: whoever is told that it changed must read the same one, or it never changes again.
    private final ObservableValue<@Nullable Split> rows = preview.map(Preview::rows);
    private final ReadOnlyObjectWrapper<@Nullable Experiment> base = new ReadOnlyObjectWrapper<>();
    private final Mistakes mistakes = new Mistakes();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private @Nullable Preview awaited;

    public StructureModel(RunModel run, FxBridge bridge, DataReader reader) {
        this.run = run;
        this.bridge = bridge;
        this.reader = reader;
        run.session().subscribe(this::show);
        draft.subscribe((_, now) -> loadPreview(now));
    }

    /** MNIST on the files that somebody imported; null: none yet. */
    public ObjectProperty<@Nullable Preset> mnist() {
        return mnist;
    }

    /** The choices; null until there is a run to start from. */
    ObjectProperty<@Nullable Draft> draft() {
        return draft;
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

    /** Whether rows are on their way. */
    ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** Whether the draft differs from the present run. */
    BooleanBinding changed() {
        return Bindings.createBooleanBinding(
                () -> base.get() != null
                        && draft.get() != null
                        && !Draft.of(base.get()).equals(draft.get()),
                draft,
                base);
    }

    private void show(@Nullable TrainingSession session) {
        if (session == null) {
            return;
        }
        Experiment experiment = session.experiment();
        mistakes.forget();
        base.set(experiment);
        Preview own = new Preview(experiment.data(), experiment.seed(), session.data());
        awaited = own;
        loading.set(false);
        preview.set(own);
        draft.set(Draft.of(experiment));
    }

    private void loadPreview(@Nullable Draft now) {
        Experiment from = base.get();
        if (now == null || from == null) {
            return;
        }
        DataSpec spec = spec(now, from);
        if (awaited != null && awaited.spec.equals(spec) && awaited.seed == now.seed()) {
            return;
        }
        Preview request = new Preview(spec, now.seed(), null);
        awaited = request;
        loading.set(true);
        preview.set(request);
        boolean classes = now.loadsClasses(from);
        Path folder = folder(now);
        bridge.background(
                () -> reader.load(spec, now.seed(), folder, classes),
                rows -> {
                    if (request.equals(awaited)) {
                        loading.set(false);
                        preview.set(new Preview(spec, now.seed(), rows));
                    }
                },
                error -> {
                    if (request.equals(awaited)) {
                        loading.set(false);
                        run.report(error);
                    }
                });
    }

    private DataSpec spec(Draft now, Experiment from) {
        Preset imported = mnist.get();
        return now.dataSpec(
                from, imported == null ? null : imported.experiment().data());
    }

    private Path folder(Draft now) {
        Preset imported = mnist.get();
        boolean own = base.get() != null
                && Draft.of(base.get()).data().source() == now.data().source();
        return now.data().source() == DataSource.MNIST && imported != null && !own ? imported.folder() : run.folder();
    }

    /** How many numbers the draft's network would train; empty while its data are unknown, and where they do not fit. */
    OptionalLong parameterCount() {
        Preview now = preview.get();
        Draft choices = draft.get();
        Experiment from = base.get();
        return now == null || now.rows == null || choices == null || from == null
                ? OptionalLong.empty()
                : choices.parameterCount(from, now.rows.train());
    }

    /** Whether the network is one that the panel can show and change. */
    ObservableValue<Boolean> showsNetwork() {
        return base.map(e -> e.model() instanceof ModelSpec.Mlp).orElse(true);
    }

    /** Whether a loss for classes gives way to one for values, because the rows have numbers to aim at. */
    boolean changesLoss() {
        Preview now = preview.get();
        Experiment from = base.get();
        return now != null
                && now.rows != null
                && from != null
                && Draft.classifies(from)
                && !now.rows.train().classification();
    }

    /** Back to what the present run is. */
    void revert() {
        mistakes.forget();
        if (base.get() != null) {
            draft.set(Draft.of(base.get()));
        }
    }

    /** Builds the run of the draft with the present knobs and puts it in place; trains on if the present one did. */
    void apply() {
        Preview now = preview.get();
        Draft choices = draft.get();
        TrainingSession session = run.session().get();
        Experiment from = base.get();
        if (now == null || now.rows == null || choices == null || session == null || from == null) {
            return;
        }
        boolean play = session.status().state() == State.RUNNING;
        run.rebuild(choices.experiment(from, now.spec, now.rows.train(), session.knobs()), folder(choices), play);
    }
}
