package nablascope.ui.structure;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import nablascope.data.Dataset;
import nablascope.experiment.Activation;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.InitSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.TrainingSpec;
import org.jspecify.annotations.Nullable;

/** The choices of the structure panel: what a run is built from. */
record Draft(Data data, Network network, int batchSize, long seed) {

    /** Which rows. */
    record Data(DataSource source, int rows, double noise, double share, DataSpec.Scaling scaling) {}

    /**
     * Which network: layers of one width.
     *
     * @param initSize standard deviation or half-width of the schemes that have one
     */
    record Network(int depth, int width, Activation activation, InitSpec.Scheme init, double initSize) {}

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
        return new Draft(data, network(e.model()), e.training().batchSize(), e.seed());
    }

    private static Network network(ModelSpec model) {
        if (model instanceof ModelSpec.Mlp mlp) {
            int width = mlp.hidden().isEmpty() ? 64 : mlp.hidden().getFirst();
            InitSpec init = mlp.init();
            double size = init.scheme() == InitSpec.Scheme.UNIFORM ? init.bound() : init.std();
            return new Network(mlp.hidden().size(), width, mlp.activation(), init.scheme(), size);
        }
        List<LayerSpec.Linear> linear = model.expand().stream()
                .filter(LayerSpec.Linear.class::isInstance)
                .map(LayerSpec.Linear.class::cast)
                .toList();
        int width = linear.isEmpty() ? 64 : linear.getFirst().out();
        return new Network(Math.max(0, linear.size() - 1), width, Activation.RELU, InitSpec.Scheme.TORCH_DEFAULT, 0.1);
    }

    /** Whether an experiment's loss wants classes. */
    static boolean classifies(Experiment e) {
        return e.loss().type() == LossSpec.Type.CROSS_ENTROPY;
    }

    /** Whether the data of the source are classes; null: as the experiment's own loss wants them. */
    static @Nullable Boolean classifies(DataSource source) {
        return switch (source) {
            case PLANE, SINE -> false;
            case OWN -> null;
            default -> true;
        };
    }

    /** The rows as the experiment file would ask for them. */
    DataSpec dataSpec(Experiment base, @Nullable DataSpec mnist) {
        if (data.equals(of(base).data)) {
            return base.data();
        }
        if (data.source.bundled()) {
            return new DataSpec.Bundled(data.source.id(), data.share, data.scaling);
        }
        if (data.source.generated()) {
            int classes = data.source == DataSource.BLOBS ? 3 : 2;
            int features = data.source == DataSource.SINE ? 1 : 2;
            return new DataSpec.Generated(
                    data.source.id(), data.rows, data.noise, classes, features, 1, data.share, data.scaling);
        }
        DataSpec own = data.source == DataSource.MNIST && mnist != null ? mnist : base.data();
        return rescaled(own);
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
            default -> own;
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
        LossSpec loss = rows.classification() == classifies(base)
                ? base.loss()
                : new LossSpec(rows.classification() ? LossSpec.Type.CROSS_ENTROPY : LossSpec.Type.MSE);
        TrainingSpec t = base.training();
        boolean sameRows = dataSpec.equals(base.data()) && batchSize == t.batchSize();
        var training = new TrainingSpec(
                        t.steps(), batchSize, t.shuffle(), sameRows ? t.batches() : null, t.stopOnNonFinite())
                .withEarlyStopping(t.earlyStopping());
        return new Experiment(
                base.about(),
                seed,
                dataSpec,
                model,
                sameStart ? base.initialWeights() : Map.of(),
                loss,
                knobs,
                training,
                List.of(),
                base.evaluateEvery());
    }

    private ModelSpec model(Experiment base, Dataset rows) {
        int outputs = rows.targets().outputs();
        ModelSpec own = base.model();
        boolean fits = own.input() == rows.features()
                && own.expand().getLast() instanceof LayerSpec.Linear last
                && last.out() == outputs;
        if (fits && network.equals(of(base).network)) {
            return own;
        }
        return new ModelSpec.Mlp(
                rows.features(),
                Collections.nCopies(network.depth, network.width),
                network.activation,
                ModelSpec.Norm.NONE,
                OptionalDouble.of(0),
                false,
                outputs,
                init());
    }

    private InitSpec init() {
        InitSpec plain = InitSpec.of(network.init, gain(network.activation));
        return new InitSpec(
                network.init,
                plain.gain(),
                false,
                network.initSize,
                network.initSize,
                0,
                plain.bias(),
                plain.forgetBias());
    }

    /** The factor that PyTorch recommends, {@code torch.nn.init.calculate_gain}. */
    private static double gain(Activation activation) {
        return switch (activation) {
            case TANH -> 5.0 / 3;
            case RELU, RELU6 -> Math.sqrt(2);
            case LEAKY_RELU -> Math.sqrt(2 / (1 + 0.01 * 0.01));
            case SELU -> 0.75;
            default -> 1;
        };
    }

    /** How many numbers a network on the given rows trains. */
    long parameterCount(Experiment base, Dataset rows) {
        long count = 0;
        long width = rows.features();
        for (LayerSpec layer : model(base, rows).expand()) {
            if (layer instanceof LayerSpec.Linear linear) {
                count += (width + (linear.bias() ? 1 : 0)) * linear.out();
                width = linear.out();
            }
        }
        return count;
    }
}
