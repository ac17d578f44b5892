package nablascope.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nablascope.data.BatchBuffer;
import nablascope.data.Batches;
import nablascope.data.Dataset;
import nablascope.data.Split;
import nablascope.experiment.ClipSpec;
import nablascope.experiment.EarlyStopping;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.NumberArray;
import nablascope.math.SharedRange;
import nablascope.nn.Loss;
import nablascope.nn.Network;
import nablascope.nn.Parameter;
import nablascope.nn.Pass;
import nablascope.optim.Clipping;
import nablascope.optim.Optimizer;
import nablascope.state.SavedState;
import nablascope.state.StateVisitor;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Trains one network, a step at a time: batch, forward, data loss, backward, penalty, norms, clipping, update,
 * evaluation if due. The same experiment and the same knobs at the same steps give the same bits. No files; allocates nothing once every batch size has been seen. Not thread-safe.
 */
public final class Trainer {
    private final Experiment experiment;
    private final Batches batches;
    private final BatchBuffer batch;
    private final int[] rows;
    private final int timeSteps;
    private final Network network;
    private final List<Parameter> parameters;
    private final Pass pass;
    private final Loss loss;
    private final Loss.Targets targets = new Loss.Targets();
    private final FMatrixRMaj lossGradient = new FMatrixRMaj(0, 0);
    private final Regularizer regularizer;
    private final Clipping clipping;
    private final ClipShare clipShare = new ClipShare();
    private final Optimizer optimizer;
    private final Evaluator evaluator;
    private final DivergenceFinder divergenceFinder;
    private final Signals signals;
    private final StepReport report;
    private final @Nullable EarlyStopper earlyStopper;
    private @Nullable StepWatcher watcher;
    private long steps;

    /**
     * Builds the network with its initial weights.
     *
     * @throws nablascope.experiment.InvalidExperimentException if data, model and loss do not fit each other
     */
    public Trainer(Experiment experiment, Split data) {
        this(experiment, data, 1);
    }

    /** @param threads how many may compute at most, from 1; the bits do not depend on it */
    public Trainer(Experiment experiment, Split data, int threads) {
        this.experiment = experiment;
        Dataset train = data.train();
        this.batches = new Batches(experiment.training(), train.rows(), experiment.seed());
        SharedRange tensors = SharedRange.of(threads);
        this.batch = new BatchBuffer(train, batches.maxBatch(), tensors);
        this.rows = new int[batches.maxBatch()];
        this.timeSteps = train.timeSteps();
        this.network = NetworkBuilder.build(experiment, train, threads);
        this.parameters = network.parameters();
        this.pass = new Pass(experiment.seed());
        this.loss = Loss.of(experiment.loss());
        EarlyStopping early = experiment.training().earlyStopping();
        this.earlyStopper = early == null ? null : new EarlyStopper(early, network);
        this.regularizer = new Regularizer(parameters, this::backpropagateAgain, tensors);
        this.clipping = new Clipping(parameters);
        this.optimizer = new Optimizer(parameters, experiment.knobs().optimizer(), tensors);
        this.evaluator = new Evaluator(network, experiment.loss(), TrainingData.evaluated(data));
        this.divergenceFinder = new DivergenceFinder(network, regularizer::dataGradientBroken);
        this.signals = new Signals(network, timeSteps);
        this.report = new StepReport(new StepSeries(network, timeSteps));
    }

    /** Number of steps done. */
    public long steps() {
        return steps;
    }

    /** Of the last step done, from 0. */
    public long epoch() {
        return batches.epochOf(Math.max(0, steps - 1));
    }

    /** The report that every step fills. */
    public StepReport report() {
        return report;
    }

    /** Has every step from now on looked at in full; null: none. */
    void watch(@Nullable StepWatcher newWatcher) {
        watcher = newWatcher;
    }

    /** The network in training. */
    Network network() {
        return network;
    }

    /** Does one step with the given knobs. */
    public StepReport step(Knobs knobs) {
        int count = batches.rowsOf(steps, rows);
        batch.load(rows, count);
        batch.prepare(batches, steps + 1);
        report.begin(steps, batches.epochOf(steps), count);
        pass.train(steps, knobs.dropout().orElse(Pass.OWN_DROPOUT));
        pass.setTimeSteps(timeSteps);
        targets.setLabels(batch.labels());
        targets.setValues(batch.y());
        report.set(StepSeries.DATA_LOSS, backpropagate());
        signals.record(report);
        note(divergenceFinder.inSignals(report));
        StepWatcher watching = watcher;
        if (watching != null) {
            watching.signals(network, loss, targets, Arrays.copyOf(rows, count));
        }
        penalise(knobs);
        double norm = recordGradientNorms();
        note(divergenceFinder.inGradients(report));
        if (watching != null) {
            watching.gradients(parameters);
        }
        update(knobs, clip(knobs, norm));
        recordUpdate();
        note(divergenceFinder.inWeights(report));
        if (watching != null) {
            watching.weights(parameters);
        }

        steps++;
        if (experiment.evaluateEvery() > 0 && steps % experiment.evaluateEvery() == 0) {
            evaluate();
        }
        if (finished() && earlyStopper != null) {
            earlyStopper.restore();
        }
        return report;
    }

    /** Whether nothing is left to train: the last step is done, or the run stopped early. */
    public boolean finished() {
        return steps >= experiment.training().steps() || earlyStop() != null;
    }

    /** Why and where the run stopped early; null: it did not. */
    public @Nullable EarlyStop earlyStop() {
        return earlyStopper == null ? null : earlyStopper.stop();
    }

    /** The gradient of the data loss on the batch at hand; returns the loss. */
    private float backpropagate() {
        float value = loss.differentiate(network.forward(batch.x(), pass), targets, lossGradient);
        network.backward(lossGradient);
        return value;
    }

    /** The same a second time, at other weights. */
    private void backpropagateAgain() {
        pass.trainWithoutStatistics();
        backpropagate();
    }

    private void penalise(Knobs knobs) {
        double value = regularizer.addGradient(knobs, steps);
        report.set(StepSeries.LAMBDA, regularizer.lambda());
        report.set(StepSeries.PENALTY, value);
        report.set(StepSeries.LOSS, report.dataLoss() + value);
    }

    private double recordGradientNorms() {
        double[] squares = regularizer.gradientSquares();
        double sum = 0;
        for (int i = 0; i < squares.length; i++) {
            report.set(report.series().gradNorm(i), Math.sqrt(squares[i]));
            sum += squares[i];
        }
        double norm = Math.sqrt(sum);
        report.set(StepSeries.GRAD_NORM, norm);
        return norm;
    }

    /** Returns what the gradients are still to be multiplied by. */
    private float clip(Knobs knobs, double norm) {
        float left = clipping.apply(knobs.clip(), norm);
        if (!knobs.clip().equals(ClipSpec.NONE)) {
            report.setClippingUsed();
        }
        report.set(StepSeries.GRAD_NORM_CLIPPED, clipping.clippedNorm());
        report.set(StepSeries.CLIP_COEF, clipping.coefficient());
        report.set(StepSeries.CLIP_FRACTION, clipping.fraction());
        report.set(StepSeries.CLIP_THRESHOLD, clipping.threshold());
        report.set(StepSeries.CLIP_SHARE, clipShare.add(clipping.coefficient() != 1 || clipping.fraction() > 0));
        return left;
    }

    private void update(Knobs knobs, float clip) {
        double lr = knobs.optimizer().lr() * knobs.optimizer().schedule().factor(steps);
        report.set(StepSeries.LR, lr);
        regularizer.beforeUpdate(knobs.regularization());
        optimizer.step(knobs.optimizer(), lr, clip);
        regularizer.afterUpdate(knobs.regularization(), lr, optimizer);
    }

    private void recordUpdate() {
        double updates = 0;
        double weights = 0;
        for (int i = 0; i < parameters.size(); i++) {
            double update = optimizer.updateNorms()[i];
            double weight = optimizer.weightNorms()[i];
            report.set(report.series().updateNorm(i), update);
            report.set(report.series().weightNorm(i), weight);
            updates += update * update;
            weights += weight * weight;
        }
        report.set(StepSeries.UPDATE_NORM, Math.sqrt(updates));
        report.set(StepSeries.WEIGHT_NORM, Math.sqrt(weights));
    }

    private void note(@Nullable Divergence found) {
        if (found != null && report.divergence() == null) {
            report.setDivergence(found);
        }
    }

    private void evaluate() {
        evaluator.run(pass);
        report.set(StepSeries.EVAL_LOSS, evaluator.loss());
        report.set(StepSeries.EVAL_ACCURACY, evaluator.accuracy());
        report.setEvaluated(!Double.isNaN(evaluator.accuracy()));
        if (earlyStopper != null) {
            earlyStopper.evaluated(evaluator.loss(), steps);
        }
    }

    /** A copy of the training as it stands. */
    public Checkpoint checkpoint() {
        return new Checkpoint(steps, report.divergence(), SavedState.of(this::visit));
    }

    /**
     * Goes on from a checkpoint of the same experiment: the steps that follow give the bits that they gave then. The
     * report keeps the numbers of the last step done until the next one.
     */
    public void restore(Checkpoint checkpoint) {
        checkpoint.state().restore(this::visit);
        steps = checkpoint.steps();
        report.setDivergence(checkpoint.divergence());
    }

    private void visit(StateVisitor visitor) {
        parameters.forEach(p -> visitor.floats(p.value().data, p.size()));
        network.buffers().forEach(p -> visitor.floats(p.value().data, p.size()));
        optimizer.visit(visitor);
        clipping.visit(visitor);
        clipShare.visit(visitor);
        report.visit(visitor);
        if (earlyStopper != null) {
            earlyStopper.visit(visitor);
        }
    }

    /** Copies of the trained tensors by name. */
    public Map<String, NumberArray> weights() {
        return Parameter.copies(parameters);
    }

    /** Copies, by name, of what the last step's update rule added to the weights; decoupled decay is not part of it. */
    public Map<String, NumberArray> updates() {
        return Parameter.gradients(parameters);
    }

    /** Copies of the running statistics by name. */
    public Map<String, NumberArray> buffers() {
        return Parameter.copies(network.buffers());
    }

    /** How many numbers are trained. */
    public long parameterCount() {
        return parameters.stream().mapToLong(Parameter::size).sum();
    }
}
