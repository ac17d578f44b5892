package nablascope.nn;

import java.util.Arrays;
import java.util.List;
import nablascope.math.Elementwise;
import nablascope.math.Gemm;
import nablascope.math.Norms;
import nablascope.math.SharedRange;
import nablascope.math.Transpose;
import org.ejml.data.FMatrixRMaj;

/**
 * One layer of a recurrent stack over whole sequences, with back-propagation through all time steps. Sequences are
 * time-major; h₀ = 0. T time steps of N rows, F inputs, H hidden units, G gates.
 *
 * <p>Each step is two products, of the input and of the state before, added up where the cell does not need one apart;
 * the kinds of cell say what happens to them. The sequences of a batch have nothing to do with each other, so that two
 * threads halve them.
 */
abstract class RecurrentCell {
    /** Multiplications below which waking a helper costs more than it saves. */
    private static final long LEAST_WORK = 1 << 20;

    final int hidden;

    /** G·H, the width of the pre-activations. */
    final int width;

    /**
     * (T·N) × G·H: all that is added up in a gate before activation, or without h·W_hhᵀ + b_hh where those are
     * {@link #keepsRecurrentApart kept apart}; then the activated gates; in the backward pass the derivatives before
     * activation. One matrix, since of a long sequence it is the one that leaves the cache.
     */
    final FMatrixRMaj gates = new FMatrixRMaj(0, 0);

    /** N × G·H: h·W_hhᵀ + b_hh of the present step, where they are {@link #keepsRecurrentApart kept apart}. */
    final FMatrixRMaj recurrent = new FMatrixRMaj(0, 0);

    /** (T·N) × H: block t is hₜ₋₁. */
    final FMatrixRMaj previous = new FMatrixRMaj(0, 0);

    /** N × H: the state, hₜ after step t. */
    final FMatrixRMaj h = new FMatrixRMaj(0, 0);

    /** (T·N) × H: block t is the total derivative dL/dhₜ. */
    final FMatrixRMaj dh = new FMatrixRMaj(0, 0);

    /** N × H: the part of dL/dhₜ₋₁ that comes through hₜ. */
    final FMatrixRMaj dhPrevious = new FMatrixRMaj(0, 0);

    private final Gemm gemm;
    private final SharedRange sequences;
    private final SharedRange.Work forwardOurs;
    private final SharedRange.Work forwardHelpers;
    private final SharedRange.Work backwardOurs;
    private final SharedRange.Work backwardHelpers;
    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Parameter biasIh;
    private final Parameter biasHh;
    private final FMatrixRMaj weightIhTransposed;
    private final FMatrixRMaj weightHhTransposed;
    private final FMatrixRMaj output = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0);
    private final float[] bias;
    private final double[] biasSums;
    private FMatrixRMaj x = new FMatrixRMaj(0, 0);
    private FMatrixRMaj dOutputs = x;
    private int rows;
    private double[] hiddenNorms = new double[0];

    /**
     * @param name what the parameters' names start with
     * @param suffix what they end with, such as {@code _l0}
     */
    RecurrentCell(String name, String suffix, Shape shape, Gemm gemm) {
        this.gemm = gemm;
        sequences = gemm.sharedRange();
        Gemm helpers = new Gemm();
        forwardOurs = (first, end) -> forwardSteps(gemm, first, end);
        forwardHelpers = (first, end) -> forwardSteps(helpers, first, end);
        backwardOurs = (first, end) -> backwardSteps(gemm, first, end);
        backwardHelpers = (first, end) -> backwardSteps(helpers, first, end);
        hidden = shape.hidden;
        width = shape.gates * hidden;
        weightIh = Parameter.weight(name + ".weight_ih" + suffix, width, shape.inputs);
        weightHh = Parameter.weight(name + ".weight_hh" + suffix, width, hidden);
        biasIh = Parameter.vector(name + ".bias_ih" + suffix, width);
        biasHh = Parameter.vector(name + ".bias_hh" + suffix, width);
        weightIhTransposed = new FMatrixRMaj(shape.inputs, width);
        weightHhTransposed = new FMatrixRMaj(hidden, width);
        bias = new float[width];
        biasSums = new double[width];
    }

    /** F, H and G. */
    record Shape(int inputs, int hidden, int gates) {}

    /** Whether {@link #step} needs h·W_hhᵀ + b_hh by itself, in {@link #recurrent}. */
    boolean keepsRecurrentApart() {
        return false;
    }

    /** Makes room for sequences of the given total of rows, of which each step has {@code rows}. */
    void reshape(int total, int rows) {}

    /**
     * hₜ₋₁ in {@link #h} becomes hₜ, for rows {@code first} to before {@code end} of the N; several threads at a time,
     * with other rows.
     *
     * @param from the first row of step t in the sequence matrices
     */
    abstract void step(int from, int first, int end);

    /** Before the last step's {@link #stepBack}. */
    void startBackward() {}

    /**
     * From {@link #dh} and the activated gates the derivatives in {@link #gates}' rows of the step, and, if the cell
     * {@link #passesStateBack}, into {@link #dhPrevious} what reaches hₜ₋₁ without W_hh; rows and threads as in
     * {@link #step}.
     */
    abstract void stepBack(int from, int first, int end);

    /** Whether hₜ₋₁ reaches hₜ other than through W_hh. */
    boolean passesStateBack() {
        return false;
    }

    /** Derivatives by h·W_hhᵀ + b_hh, (T·N) × G·H. */
    FMatrixRMaj dRecurrents() {
        return gates;
    }

    /** All hidden states, (T·N) × H. */
    final FMatrixRMaj forward(FMatrixRMaj input, int timeSteps) {
        x = input;
        rows = x.numRows / timeSteps;
        reshapeAll(x.numRows);
        Transpose.copy(weightIh.value(), weightIhTransposed);
        Transpose.copy(weightHh.value(), weightHhTransposed);
        for (int j = 0; j < width; j++) {
            bias[j] = biasIh.value().data[j] + (keepsRecurrentApart() ? 0 : biasHh.value().data[j]);
        }
        h.zero();
        sequences.run(rows, block(), forwardOurs, forwardHelpers);
        return output;
    }

    /** All steps of some of the N sequences, which have nothing to do with the others. */
    private void forwardSteps(Gemm on, int first, int end) {
        int state = first * hidden;
        int length = (end - first) * hidden;
        for (int from = 0; from < x.numRows; from += rows) {
            System.arraycopy(h.data, state, previous.data, from * hidden + state, length);
            on.multiplyFrom(bias, x, weightIhTransposed, gates, from + first, from + end);
            if (keepsRecurrentApart()) {
                on.multiplyFrom(biasHh.value().data, h, weightHhTransposed, recurrent, first, end);
            } else {
                on.multiplyRows(previous, 0, weightHhTransposed, gates, true, from + first, from + end);
            }
            step(from, first, end);
            System.arraycopy(h.data, state, output.data, from * hidden + state, length);
        }
    }

    /** Halves, where a pass is long enough to wake the helper: with fewer rows at a time products are slower. */
    private int block() {
        boolean pays = (long) x.numRows * hidden * width >= LEAST_WORK;
        return pays ? (rows + 1) / 2 : rows;
    }

    private void reshapeAll(int total) {
        gates.reshape(total, width);
        previous.reshape(total, hidden);
        output.reshape(total, hidden);
        if (keepsRecurrentApart()) {
            recurrent.reshape(rows, width);
        }
        h.reshape(rows, hidden);
        dh.reshape(total, hidden);
        dhPrevious.reshape(rows, hidden);
        reshape(total, rows);
    }

    /**
     * The parameters' gradients and dL/dx.
     *
     * @param dOutput dL/dhₜ of every step as far as it does not come through later steps, (T·N) × H, or N × H of the
     *     last one, where only its output is used; not modified
     * @return (T·N) × F; unspecified unless wanted
     */
    final FMatrixRMaj backward(FMatrixRMaj dOutput, boolean wantsInputGradient) {
        dOutputs = dOutput;
        dhPrevious.zero();
        startBackward();
        sequences.run(rows, block(), backwardOurs, backwardHelpers);
        measureHidden(x.numRows / rows);
        gemm.multiplyTransA(dRecurrents(), previous, weightHh.grad());
        gemm.multiplyTransA(gates, x, weightIh.grad());
        sumRows(gates, biasIh.grad());
        if (dRecurrents() == gates) {
            biasHh.grad().setTo(biasIh.grad());
        } else {
            sumRows(dRecurrents(), biasHh.grad());
        }
        if (wantsInputGradient) {
            dx.reshape(x.numRows, x.numCols);
            gemm.multiply(gates, weightIh.value(), dx);
        }
        return dx;
    }

    /** As {@link #forwardSteps}: the step's own derivative and that of later steps are {@link #dh}. */
    private void backwardSteps(Gemm on, int first, int end) {
        int state = first * hidden;
        int length = (end - first) * hidden;
        int silent = x.numRows - dOutputs.numRows; // rows of steps whose output nobody used
        for (int from = x.numRows - rows; from >= 0; from -= rows) {
            int at = from * hidden + state;
            if (from < silent) {
                System.arraycopy(dhPrevious.data, state, dh.data, at, length);
            } else {
                int output = at - silent * hidden;
                Elementwise.add(dOutputs.data, output, dhPrevious.data, state, dh.data, at, length);
            }
            stepBack(from, first, end);
            on.multiplyRows(dRecurrents(), from, weightHh.value(), dhPrevious, passesStateBack(), first, end);
        }
    }

    private void measureHidden(int timeSteps) {
        if (hiddenNorms.length != timeSteps) {
            hiddenNorms = new double[timeSteps];
        }
        int n = rows * hidden;
        for (int t = 0; t < timeSteps; t++) {
            hiddenNorms[t] = Math.sqrt(Norms.sumOfSquares(dh.data, t * n, n));
        }
    }

    private void sumRows(FMatrixRMaj matrix, FMatrixRMaj sums) {
        Arrays.fill(biasSums, 0);
        for (int i = 0; i < matrix.numRows; i++) {
            addRow(matrix.data, i * width, biasSums, width);
        }
        for (int j = 0; j < width; j++) {
            sums.data[j] = (float) biasSums[j];
        }
    }

    private static void addRow(float[] row, int at, double[] sums, int length) {
        for (int j = 0; j < length; j++) {
            sums[j] += row[at + j];
        }
    }

    final List<Parameter> parameters() {
        return List.of(weightIh, weightHh, biasIh, biasHh);
    }

    /** ‖dL/dhₜ‖₂ by time step, of the last backward pass. */
    final double[] hiddenNorms() {
        return hiddenNorms;
    }
}
