package nablascope.ui.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import nablascope.data.Dataset;
import nablascope.experiment.About;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelShapes;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.TrainingSpec;
import org.jspecify.annotations.Nullable;

/** The choices of the structure panel: what a run is built from. */
record Draft(Data data, NetworkDraft network, int batchSize, long seed) {

    /** Which rows. */
    record Data(DataSource source, int rows, double noise, double share, DataSpec.Scaling scaling) {}

    /** What the panel shows for an experiment; the nearest there is, where it cannot show everything. */
    static Draft of(Experiment e) {
        DataSpec spec = e.data();
        DataSpec.Generated generated = spec instanceof DataSpec.Generated g ? g : null;
        Data data = new Data(
                DataSource.of(spec),
                generated == null ? 500 : generated.rows(),
                generated == null ? 0.1 : generated.noise(),
                spec.testFraction(),
                spec.scaling());
        NetworkDraft network = e.model() instanceof ModelSpec.Mlp mlp ? NetworkDraft.of(mlp) : NetworkDraft.NOT_SHOWN;
        return new Draft(data, network, e.training().batchSize(), e.seed());
    }

    /** Whether an experiment's loss wants classes. */
    static boolean classifies(Experiment e) {
        return e.loss().type() == LossSpec.Type.CROSS_ENTROPY;
    }

    /** Whether rows are to be loaded as class numbers: a loss of values takes classes as values, and stays. */
    boolean loadsClasses(Experiment base) {
        return classifies(base) && data.source != DataSource.PLANE && data.source != DataSource.SINE;
    }

    /** Whether share and scaling have rows to act on. */
    boolean splits(Experiment base) {
        return data.source != DataSource.OWN
                || !(base.data() instanceof DataSpec.Inline || base.data() instanceof DataSpec.None);
    }

    /** The rows as the experiment file would ask for them. */
    DataSpec dataSpec(Experiment base, @Nullable DataSpec mnist) {
        if (data.equals(of(base).data)) {
            return base.data();
        }
        if (data.source.bundled()) {
            return new DataSpec.Bundled(data.source.id(), data.share, data.scaling);
        }
        boolean own = data.source == DataSource.of(base.data());
        if (data.source.generated()) {
            DataSpec.Generated like = own && base.data() instanceof DataSpec.Generated g ? g : usual(data.source);
            return new DataSpec.Generated(
                    like.name(),
                    data.rows,
                    data.noise,
                    like.classes(),
                    like.features(),
                    like.timeSteps(),
                    data.share,
                    data.scaling);
        }
        return rescaled(own || mnist == null ? base.data() : mnist);
    }

    private static DataSpec.Generated usual(DataSource source) {
        int classes = source == DataSource.BLOBS ? 3 : 2;
        int features = source == DataSource.SINE ? 1 : 2;
        return new DataSpec.Generated(source.id(), 1, 0, classes, features, 1, 0, DataSpec.Scaling.NONE);
    }

    private DataSpec rescaled(DataSpec own) {
        return switch (own) {
            case DataSpec.Idx d ->
                new DataSpec.Idx(
                        d.images(), d.labels(), d.sha256(), d.limit(), d.asSequence(), data.share, data.scaling);
            case DataSpec.Csv d ->
                new DataSpec.Csv(
                        d.path(),
                        d.sha256(),
                        d.target(),
                        d.features(),
                        d.classification(),
                        d.separator(),
                        d.decimal(),
                        d.missing(),
                        data.share,
                        data.scaling);
            case DataSpec.Cifar10 d -> new DataSpec.Cifar10(d.files(), d.limit(), data.share, data.scaling);
            case DataSpec.Generated d ->
                new DataSpec.Generated(
                        d.name(),
                        d.rows(),
                        d.noise(),
                        d.classes(),
                        d.features(),
                        d.timeSteps(),
                        data.share,
                        data.scaling);
            case DataSpec.Bundled d -> new DataSpec.Bundled(d.name(), data.share, data.scaling);
            case DataSpec.Inline _, DataSpec.None _ -> own;
        };
    }

    /**
     * The experiment of this draft; what the panel does not show stays as in {@code base}.
     *
     * @param rows the loaded data, for the widths of input and output
     */
    Experiment experiment(Experiment base, DataSpec dataSpec, Dataset rows, Knobs knobs) {
        ModelSpec model = model(base, rows);
        boolean sameStart = model.equals(base.model()) && seed == base.seed();
        boolean same = model.equals(base.model()) && dataSpec.equals(base.data());
        LossSpec loss = classifies(base) && !rows.classification() ? new LossSpec(LossSpec.Type.MSE) : base.loss();
        TrainingSpec t = base.training();
        boolean sameRows = dataSpec.equals(base.data()) && batchSize == t.batchSize();
        var training = new TrainingSpec(
                        t.steps(), batchSize, t.shuffle(), sameRows ? t.batches() : null, t.stopOnNonFinite())
                .withEarlyStopping(t.earlyStopping());
        return new Experiment(
                same ? base.about() : About.titled(title(model, rows)),
                seed,
                dataSpec,
                model,
                sameStart ? base.initialWeights() : Map.of(),
                loss,
                knobs,
                training,
                KnobsJson.rebase(base.schedule(), knobs),
                base.evaluateEvery());
    }

    /** Such as {@code Spirals 2-8-8-2 tanh}: the old title says what is no longer so. */
    private static String title(ModelSpec model, Dataset rows) {
        String name = rows.name().isEmpty()
                ? "Data"
                : rows.name().substring(0, 1).toUpperCase(Locale.ROOT)
                        + rows.name().substring(1);
        return model instanceof ModelSpec.Mlp mlp ? name + " " + NetworkDraft.shape(mlp) : name;
    }

    private ModelSpec model(Experiment base, Dataset rows) {
        int outputs = rows.targets().outputs();
        return switch (base.model()) {
            case ModelSpec.Mlp own -> network.model(own, rows.features(), outputs);
            case ModelSpec.Layers own -> fitted(own, rows.features(), outputs);
            case ModelSpec.Surface own -> own;
        };
    }

    /** Layers of an experiment's own with the widths that the data want at both ends. */
    private static ModelSpec fitted(ModelSpec.Layers own, int features, int outputs) {
        List<LayerSpec> layers = new ArrayList<>(own.layers());
        if (layers.getLast() instanceof LayerSpec.Linear last) {
            layers.set(layers.size() - 1, new LayerSpec.Linear(outputs, last.bias(), last.init()));
        }
        return new ModelSpec.Layers(features, layers);
    }

    /** How many numbers a network on the given rows trains; empty: the two do not fit each other. */
    OptionalLong parameterCount(Experiment base, Dataset rows) {
        ModelSpec model = model(base, rows);
        try {
            return OptionalLong.of(new ModelShapes(model, ModelShapes.isRecurrent(model)).count());
        } catch (InvalidExperimentException e) {
            return OptionalLong.empty(); // the restart says why
        }
    }
}
