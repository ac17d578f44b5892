package nablascope.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nablascope.data.BatchBuffer;
import nablascope.data.Batches;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.NumberArray;
import nablascope.experiment.RegularizationSpec;
import nablascope.math.TorchRandom;
import nablascope.nn.Loss;
import nablascope.nn.Network;
import nablascope.nn.Parameter;
import nablascope.nn.Pass;
import nablascope.optim.Penalty;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Compares the float gradients of a whole network, as a training step computes them, with central differences of its
 * loss in double precision: data loss plus weight penalties, on the batch of one step, dropout masks frozen. Elements
 * of large tensors are sampled. Works on copies; any thread; may take seconds.
 */
public final class GradientCheck {
    private static final double GOLDEN = 0.6180339887498949;

    /** From so many elements per sample on, no two multiples of the golden section meet. */
    private static final int SPARSE = 3;

    /** Enough rows to meet every case, few enough to be quick. */
    private static final int MOST_ROWS = 64;

    /** Below this share of the loss and of the largest derivative, differences only see rounding. */
    private static final double RESOLUTION = 1e-9;

    /** Below this share a float gradient may be rounding where it is zero in theory, as before normalisation. */
    private static final double FLOAT_NOISE = 1e-5;

    /** How many units in its last place an output may be off: layers round, too, and a sum over rows may cancel. */
    private static final double ROUNDED = 16;

    private final Experiment experiment;
    private final RegularizationSpec penalties;
    private final boolean sharpnessAware;
    private final Pass pass;
    private final Network network;
    private final Loss.Targets targets = new Loss.Targets();
    private final BatchBuffer batch;
    private final Map<String, double[]> tensors = new LinkedHashMap<>();
    private final DoubleNetwork exact;
    private final Signal input;
    private double tolerance = GradientReport.TOLERANCE;

    /**
     * @param weights the trained tensors and running statistics by name, as {@code Trainer} gives them
     * @param knobs penalties and dropout
     * @param step whose batch and dropout masks are taken
     */
    public GradientCheck(Experiment experiment, Split data, Map<String, NumberArray> weights, Knobs knobs, long step) {
        this.experiment = experiment;
        this.penalties = knobs.regularization();
        this.sharpnessAware = knobs.optimizer().sam() > 0;
        this.network = Network.of(experiment.model(), new TorchRandom(experiment.seed()));
        Stream.concat(network.parameters().stream(), network.buffers().stream()).forEach(p -> copy(weights, p));
        this.batch = batch(experiment, data, step);
        this.pass = new Pass(experiment.seed());
        pass.train(step, knobs.dropout().orElse(Pass.OWN_DROPOUT));
        pass.trainWithoutStatistics();
        pass.setTimeSteps(data.train().timeSteps());
        targets.setLabels(batch.labels());
        targets.setValues(batch.y());
        network.parameters()
                .forEach(p -> tensors.put(p.name(), Signal.of(p.value()).values()));
        this.exact = new DoubleNetwork(experiment.model().expand(), tensors, pass);
        this.input = Signal.of(batch.x());
    }

    private static void copy(Map<String, NumberArray> weights, Parameter parameter) {
        NumberArray values = weights.get(parameter.name());
        if (values != null) {
            System.arraycopy(values.values(), 0, parameter.value().data, 0, parameter.size());
        }
    }

    private static BatchBuffer batch(Experiment experiment, Split data, long step) {
        Batches batches = new Batches(experiment.training(), data.train().rows(), experiment.seed());
        int[] rows = new int[batches.maxBatch()];
        int count = batches.rowsOf(step, rows);
        boolean whole = hasMasks(experiment.model().expand());
        BatchBuffer batch = new BatchBuffer(data.train(), batches.maxBatch());
        batch.load(rows, whole ? count : Math.min(count, MOST_ROWS));
        return batch;
    }

    /** Masks that are written in the file have the size of their batch. */
    private static boolean hasMasks(List<LayerSpec> layers) {
        return layers.stream()
                .anyMatch(layer -> (layer instanceof LayerSpec.Dropout dropout && dropout.masks() != null)
                        || (layer instanceof LayerSpec.Residual residual && hasMasks(residual.layers())));
    }

    /**
     * Compares.
     *
     * @param samples elements per tensor at most
     */
    public GradientReport run(int samples) {
        return run(samples, _ -> {});
    }

    /**
     * Compares.
     *
     * @param samples elements per tensor at most
     * @param each is given every tensor as soon as it is compared, on the thread that calls
     */
    public GradientReport run(int samples, Consumer<GradientReport.Tensor> each) {
        backpropagate();
        String blocking = blocking();
        double largest = 0;
        for (Parameter p : network.parameters()) {
            for (int i = 0; i < p.size(); i++) {
                largest = Math.max(largest, Math.abs(p.grad().data[i]));
            }
        }
        double loss = loss();
        double scale = largest + Math.abs(loss);
        List<GradientReport.Tensor> compared = new ArrayList<>();
        for (Parameter p : network.parameters()) {
            GradientReport.Tensor tensor = compare(p, Math.min(samples, p.size()), scale);
            compared.add(tensor);
            each.accept(tensor);
        }
        return new GradientReport(batch.rows(), loss, compared, blocking, leftOut());
    }

    /** The layer that has a gradient at its output and passes none back, as rectifiers do that are all off. */
    private @Nullable String blocking() {
        for (int i = 1; i < network.layerCount(); i++) {
            if (!zero(network.outputGrad(i))) {
                return zero(network.outputGrad(i - 1)) ? Network.layerName(i) : null;
            }
        }
        return null;
    }

    private static boolean zero(FMatrixRMaj values) {
        for (int i = 0; i < values.getNumElements(); i++) {
            if (values.data[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private List<String> leftOut() {
        List<String> names = new ArrayList<>();
        if (penalties.gradientNorm() > 0) {
            names.add("regularization.gradientNorm");
        }
        if (penalties.adaptiveDecay() > 0) {
            names.add("regularization.adaptiveDecay");
        }
        if (penalties.l1Proximal() && penalties.l1() > 0) {
            names.add("regularization.l1");
        }
        if (sharpnessAware) {
            names.add("optimizer.sam");
        }
        return names;
    }

    private void backpropagate() {
        Loss loss = Loss.of(experiment.loss());
        FMatrixRMaj gradient = new FMatrixRMaj(0, 0);
        FMatrixRMaj output = network.forward(batch.x(), pass);
        loss.differentiate(output, targets, gradient);
        tolerance = Math.max(GradientReport.TOLERANCE, rounding(output, gradient));
        network.backward(gradient);
        new Penalty(network.parameters()).addGradient(penalties);
    }

    /**
     * What share of the loss's gradient may be rounding. A probability near 1, or an output near its target, has the
     * error of a float number; once learnt well it differs from what it should be by little more.
     */
    private double rounding(FMatrixRMaj output, FMatrixRMaj gradient) {
        boolean classes = experiment.loss().type() == LossSpec.Type.CROSS_ENTROPY;
        double squares = 0;
        double errors = 0;
        for (int i = 0; i < gradient.getNumElements(); i++) {
            double g = gradient.data[i];
            squares += g * g;
            errors += classes ? 0 : square(outputError(output.data[i], i, g));
        }
        if (classes) {
            double share = experiment.loss().sum() ? 1 : 1.0 / gradient.numRows;
            errors = gradient.numRows * square(Math.ulp(0.5f) * share);
        }
        return squares == 0 ? 0 : Math.sqrt(errors / squares);
    }

    /** What the rounding of one output makes of its gradient, which is a slope times its distance from the target. */
    private double outputError(float output, int i, double gradient) {
        FMatrixRMaj values = targets.values();
        double distance = values == null || i >= values.getNumElements() ? 0 : output - values.data[i];
        return distance == 0 ? 0 : gradient / distance * ROUNDED * Math.ulp(output);
    }

    private static double square(double x) {
        return x * x;
    }

    private GradientReport.Tensor compare(Parameter p, int samples, double scale) {
        Differences differences = new Differences(this::loss, scale);
        double[] w = tensors.getOrDefault(p.name(), new double[0]);
        Comparison comparison = new Comparison(p);
        for (int k = 0; k < samples; k++) {
            int i = place(k, samples, p.size());
            comparison.add(i, differences.derivative(w, i));
        }
        return comparison.result(RESOLUTION * scale, FLOAT_NOISE * scale, tolerance);
    }

    /**
     * The k-th of the samples: multiples of the golden section, which come near every row and every column where equal
     * strides could keep to one column. Few are all taken, in order.
     */
    private static int place(int k, int samples, int size) {
        if (size < SPARSE * samples) {
            return (int) ((2L * k + 1) * size / (2L * samples));
        }
        double turns = (k + 1) * GOLDEN;
        return (int) ((turns - Math.floor(turns)) * size);
    }

    private double loss() {
        double loss = DoubleLoss.data(experiment.loss(), exact.forward(input), targets);
        double squares = 0;
        for (Parameter p : network.parameters()) {
            double[] w = tensors.getOrDefault(p.name(), new double[0]);
            if (DoubleLoss.penalised(penalties, p)) {
                loss += DoubleLoss.penalty(penalties, w);
                for (double x : w) {
                    squares += x * x;
                }
            }
        }
        return penalties.l2NormPerTensor() ? loss : loss + penalties.l2Norm() * StrictMath.sqrt(squares);
    }
}
