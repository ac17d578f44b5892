package nablascope.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import nablascope.experiment.Knobs;
import nablascope.math.Norms;
import nablascope.nn.Loss;
import nablascope.nn.Network;
import nablascope.nn.OutputLoss;
import nablascope.nn.Parameter;
import nablascope.train.FlightRecording.Batch;
import nablascope.train.FlightRecording.Measure;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every tensor of some steps. It steps a trainer of its own: since steps repeat bit for bit, nothing needs to be
 * kept while the run itself trains.
 */
public final class FlightRecorder implements StepWatcher {
    /** How many steps a recording has, where there are as many. */
    public static final int STEPS = 50;

    /** Rows of a batch whose loss is kept. */
    private static final int WORST = 8;

    private final List<String> tensors = new ArrayList<>();
    private final int[] layerAt;
    private final int[] parameterAt;
    private final List<double[]> steps = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();
    private double[] now = {};

    private FlightRecorder(Network network) {
        layerAt = new int[network.layerCount()];
        parameterAt = new int[network.parameters().size()];
        int parameter = 0;
        for (int i = 0; i < network.layerCount(); i++) {
            for (Parameter p : network.layer(i).parameters()) {
                parameterAt[parameter++] = tensors.size();
                tensors.add(p.name());
            }
            layerAt[i] = tensors.size();
            tensors.add(Network.layerName(i));
        }
    }

    /**
     * Goes on with a trainer, which nobody else uses, and keeps the last steps.
     *
     * @param lastStep counted from 0
     * @param cancelled asked before every step
     * @return null if it was cancelled
     */
    public static @Nullable FlightRecording record(
            Trainer trainer, long lastStep, LongFunction<Knobs> knobs, BooleanSupplier cancelled) {
        long first = Math.max(0, lastStep - STEPS + 1);
        FlightRecorder recorder = new FlightRecorder(trainer.network());
        while (trainer.steps() <= lastStep) {
            if (cancelled.getAsBoolean()) {
                return null;
            }
            trainer.watch(trainer.steps() >= first ? recorder : null);
            trainer.step(knobs.apply(trainer.steps()));
        }
        return new FlightRecording(first, recorder.tensors, recorder.steps, recorder.batches);
    }

    @Override
    public void signals(Network network, Loss loss, Loss.Targets targets, int[] rows) {
        now = new double[tensors.size() * FlightRecording.MEASURES];
        steps.add(now);
        for (int i = 0; i < network.layerCount(); i++) {
            measure(network.output(i), layerAt[i], Measure.VALUE_NORM);
            measure(network.outputGrad(i), layerAt[i], Measure.GRADIENT_NORM);
        }
        FMatrixRMaj output = network.output(network.layerCount() - 1);
        batches.add(batch(rows, loss instanceof OutputLoss ? new float[0] : rowLosses(output, loss, targets, rows)));
    }

    @Override
    public void gradients(List<Parameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            measure(parameters.get(i).grad(), parameterAt[i], Measure.GRADIENT_NORM);
        }
    }

    @Override
    public void weights(List<Parameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            measure(parameters.get(i).value(), parameterAt[i], Measure.VALUE_NORM);
        }
    }

    /** Norm, largest |x| among the numbers, share of elements that are infinite or no numbers: in this order. */
    private void measure(FMatrixRMaj matrix, int tensor, Measure first) {
        int elements = matrix.getNumElements();
        float largest = elements == 0 ? 0 : Float.NaN;
        int nonFinite = 0;
        for (int i = 0; i < elements; i++) {
            float size = Math.abs(matrix.data[i]);
            largest = size <= largest || Float.isNaN(size) ? largest : size;
            nonFinite += Float.isFinite(size) ? 0 : 1;
        }
        int at = FlightRecording.at(tensor, first);
        now[at] = Math.sqrt(Norms.sumOfSquares(matrix));
        now[at + 1] = largest;
        now[at + 2] = (double) nonFinite / Math.max(1, elements);
    }

    private static Batch batch(int[] rows, float[] losses) {
        List<Integer> worst = IntStream.range(0, losses.length)
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> losses[place]).reversed())
                .limit(WORST)
                .toList();
        return new Batch(
                IntStream.of(rows).boxed().toList(),
                worst,
                worst.stream().map(place -> losses[place]).toList());
    }

    /** The loss of each row as if it were alone in the batch; time steps of a row are N rows apart. */
    private static float[] rowLosses(FMatrixRMaj output, Loss loss, Loss.Targets targets, int[] rows) {
        int n = rows.length;
        int timeSteps = output.numRows / n;
        FMatrixRMaj one = new FMatrixRMaj(timeSteps, output.numCols);
        FMatrixRMaj values = new FMatrixRMaj(timeSteps, targets.values().numCols);
        int[] labels = new int[timeSteps];
        Loss.Targets alone = new Loss.Targets();
        alone.setValues(values);
        alone.setLabels(labels);
        float[] losses = new float[n];
        for (int row = 0; row < n; row++) {
            for (int t = 0; t < timeSteps; t++) {
                copyRow(output, t * n + row, one, t);
                copyRow(targets.values(), t * n + row, values, t);
                labels[t] = targets.labels().length == 0 ? 0 : targets.labels()[t * n + row];
            }
            losses[row] = loss.value(one, alone);
        }
        return losses;
    }

    private static void copyRow(FMatrixRMaj from, int row, FMatrixRMaj to, int place) {
        System.arraycopy(from.data, row * from.numCols, to.data, place * to.numCols, to.numCols);
    }
}
