package nablascope.ui.draft;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nablascope.data.Dataset;
import nablascope.experiment.About;
import nablascope.experiment.DataSpec;
import nablascope.experiment.EarlyStopping;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelShapes;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.TrainingSpec;
import org.jspecify.annotations.Nullable;

/**
 * Everything of an experiment that needs a restart, as the experiment itself has it; what no control shows stays as it
 * is.
 *
 * @param kind how the model is described, which a list of layers leaves open
 * @param folder what the data's paths are relative to
 * @param evaluateEvery evaluate after every so many steps; 0: never
 */
public record Draft(
        ModelKind kind,
        DataSpec data,
        Path folder,
        ModelSpec model,
        LossSpec loss,
        TrainingSpec training,
        long evaluateEvery,
        long seed) {

    private static final int EVALUATE_EVERY = 50;
    private static final EarlyStopping EARLY = new EarlyStopping(10, 0, true);

    /** The parts of an experiment. */
    public static Draft of(Experiment e, Path folder) {
        return new Draft(
                ModelKind.of(e.model()),
                e.data(),
                folder,
                e.model(),
                e.loss(),
                e.training(),
                e.evaluateEvery(),
                e.seed());
    }

    Draft withKind(ModelKind newKind) {
        return new Draft(newKind, data, folder, model, loss, training, evaluateEvery, seed);
    }

    /** Other rows, which explicit batches of the old ones cannot be taken from. */
    public Draft withData(DataSpec newData) {
        return withData(newData, folder);
    }

    Draft withData(DataSpec newData, Path newFolder) {
        TrainingSpec kept = newData.equals(data) ? training : training(training.steps(), null);
        return new Draft(kind, newData, newFolder, model, loss, kept, evaluateEvery, seed);
    }

    public Draft withModel(ModelSpec newModel) {
        return new Draft(kind, data, folder, newModel, loss, training, evaluateEvery, seed);
    }

    public Draft withLoss(LossSpec newLoss) {
        return new Draft(kind, data, folder, model, newLoss, training, evaluateEvery, seed);
    }

    public Draft withSeed(long newSeed) {
        return new Draft(kind, data, folder, model, loss, training, evaluateEvery, newSeed);
    }

    /** Never evaluating ends early stopping, which watches the evaluations. */
    public Draft withEvaluateEvery(long steps) {
        TrainingSpec kept = steps == 0 ? training.withEarlyStopping(null) : training;
        return new Draft(kind, data, folder, model, loss, kept, steps, seed);
    }

    private Draft withTraining(TrainingSpec newTraining) {
        return new Draft(kind, data, folder, model, loss, newTraining, evaluateEvery, seed);
    }

    /** Explicit batches stay as long as there is one for each step. */
    public Draft withSteps(long steps) {
        List<int[]> batches = training.batches();
        return withTraining(training(steps, batches != null && steps <= batches.size() ? batches : null));
    }

    private TrainingSpec training(long steps, @Nullable List<int[]> batches) {
        TrainingSpec t = training;
        return new TrainingSpec(steps, t.batchSize(), t.shuffle(), batches, t.stopOnNonFinite(), t.earlyStopping());
    }

    public Draft withBatchSize(int size) {
        TrainingSpec t = training;
        return withTraining(
                new TrainingSpec(t.steps(), size, t.shuffle(), null, t.stopOnNonFinite(), t.earlyStopping()));
    }

    public Draft withShuffle(boolean shuffle) {
        TrainingSpec t = training;
        return withTraining(
                new TrainingSpec(t.steps(), t.batchSize(), shuffle, null, t.stopOnNonFinite(), t.earlyStopping()));
    }

    public Draft withStopOnNonFinite(boolean stop) {
        TrainingSpec t = training;
        return withTraining(
                new TrainingSpec(t.steps(), t.batchSize(), t.shuffle(), t.batches(), stop, t.earlyStopping()));
    }

    /** Stops early as usual, or not at all. */
    public Draft withEarlyStopping(boolean stops) {
        return stops ? withEarlyStopping(EARLY) : withTraining(training.withEarlyStopping(null));
    }

    /** Early stopping watches the evaluations, so there are some. */
    public Draft withEarlyStopping(EarlyStopping early) {
        Draft evaluated = evaluateEvery == 0 ? withEvaluateEvery(EVALUATE_EVERY) : this;
        return evaluated.withTraining(training.withEarlyStopping(early));
    }

    /** Whether both would build the same run. */
    public boolean sameRun(Draft other) {
        return withKind(other.kind).equals(other);
    }

    /** Whether there are rows, which a surface has not. */
    public boolean hasData() {
        return !(data instanceof DataSpec.None);
    }

    /** The same with a network as wide at both ends as the rows want. */
    public Draft fitted(Experiment base, Dataset rows) {
        return withModel(ModelEdit.fit(model, rows.features(), outputs(base, rows)));
    }

    /**
     * The experiment of this draft, its network as wide at both ends as the rows want; the rest as in {@code base}.
     *
     * @param rows the loaded data
     */
    public Experiment experiment(Experiment base, Dataset rows, Knobs knobs) {
        ModelSpec fitted = ModelEdit.fit(model, rows.features(), outputs(base, rows));
        boolean sameModel = fitted.equals(base.model());
        boolean sameRows = data.equals(base.data());
        return new Experiment(
                sameModel && sameRows ? base.about() : About.titled(Titles.of(fitted, data, rows)),
                seed,
                data,
                fitted,
                sameModel && seed == base.seed() ? base.initialWeights() : Map.of(),
                loss,
                knobs,
                training,
                KnobsJson.rebase(base.schedule(), knobs),
                evaluateEvery);
    }

    /** A network may have more classes than its rows happen to show; it keeps them as long as the rows stay. */
    private int outputs(Experiment base, Dataset rows) {
        int needed = rows.targets().outputs();
        boolean same =
                data.equals(base.data()) && loss.wantsClasses() && base.loss().wantsClasses();
        return same ? Math.max(needed, outputs(base.model())) : needed;
    }

    private static int outputs(ModelSpec model) {
        return new ModelShapes(model, ModelShapes.isRecurrent(model)).outputs();
    }
}
