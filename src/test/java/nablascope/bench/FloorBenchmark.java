package nablascope.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nablascope.experiment.NumberArray;
import nablascope.math.Descent;
import nablascope.math.Elementwise;
import nablascope.math.LstmGates;
import nablascope.math.Norms;
import nablascope.math.Ridge;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a step takes at least besides its products, each part alone and in the nearest cache: fetching rows, norms of
 * gradients with the penalty, the update with its norms, the functions of a recurrent cell's gates, and for an LSTM what
 * becomes of them in both directions. Without losses, sums of columns, signals and reports. With the products at the measured peak this is a floor of the step.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(1)
public class FloorBenchmark {
    private static final int HIDDEN = 64;

    @Param({"2-20x32-1 b32", "784-128-10 b64", "784-512-512-10 b128", "RNN 64 T50 b32", "LSTM 64 T50 b32"})
    String name = "";

    private float[][] weights = {};
    private float[][] gradients = {};
    private final double[] sums = new double[2];
    private float[] rows = {};
    private float[] batch = {};
    private int width;
    private int row;
    private float[] in = {};
    private float[] out = {};
    private int sigmoids;
    private int tangents;
    private int lstmRows;
    private final LstmGates.Backward lstm = new LstmGates.Backward();
    private float[] gates = {};
    private float[] states = {};

    @Setup
    public void make() {
        Models.Model model = Models.of(name);
        List<NumberArray> tensors = List.copyOf(model.trainer().weights().values());
        weights = tensors.stream().map(t -> t.values().clone()).toArray(float[][]::new);
        gradients = tensors.stream().map(t -> new float[t.values().length]).toArray(float[][]::new);
        for (float[] gradient : gradients) {
            Arrays.fill(gradient, 1e-6f);
        }
        rows = model.data().train().x().data;
        width = model.data().train().x().numCols;
        int batchRows = Integer.parseInt(name.replaceAll(".* b", ""));
        batch = new float[batchRows * width];
        int all = batchRows * model.data().train().timeSteps();
        lstmRows = name.startsWith("LSTM") ? all : 0;
        sigmoids = 3 * lstmRows * HIDDEN;
        tangents = lstmRows > 0 ? 2 * lstmRows * HIDDEN : name.startsWith("RNN") ? all * HIDDEN : 0;
        gates = new float[4 * HIDDEN];
        states = new float[HIDDEN];
        Arrays.fill(gates, 0.5f);
        lstm.setForward(gates, states, states);
        lstm.setDerivatives(states, states.clone());
        in = new float[Math.max(sigmoids, tangents)];
        out = new float[in.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = (i % 61 - 30) / 10f;
        }
    }

    @Benchmark
    public double passes() {
        fetch();
        double norm = 0;
        for (int i = 0; i < weights.length; i++) {
            norm += penalise(weights[i], gradients[i]) + update(weights[i], gradients[i]);
        }
        Elementwise.sigmoid(in, 0, out, 0, sigmoids);
        Elementwise.tanh(in, 0, out, 0, tangents);
        for (int i = 0; i < lstmRows; i++) {
            LstmGates.updateCell(gates, 0, states, 0, HIDDEN);
            LstmGates.output(gates, 0, states, 0, states, 0, HIDDEN);
            lstm.row(0, 0, 0, HIDDEN);
        }
        return norm;
    }

    /** Rows of the data in no order that a processor could foresee. */
    private void fetch() {
        int count = rows.length / width;
        for (int at = 0; at < batch.length; at += width) {
            row = Math.floorMod(row * 1_103_515_245 + 12_345, count);
            System.arraycopy(rows, row * width, batch, at, width);
        }
    }

    private double penalise(float[] w, float[] g) {
        double norm = 0;
        for (int from = 0; from < w.length; from += Norms.BLOCK) {
            Ridge.add(1e-9f, w, g, from, Math.min(Norms.BLOCK, w.length - from), sums, 0);
            norm += sums[1];
        }
        return norm;
    }

    private double update(float[] w, float[] g) {
        double norm = 0;
        for (int from = 0; from < w.length; from += Norms.BLOCK) {
            Descent.step(w, g, 1, 1, from, Math.min(Norms.BLOCK, w.length - from), sums, 0);
            norm += sums[0];
        }
        return norm;
    }
}
