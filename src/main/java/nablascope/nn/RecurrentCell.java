package nablascope.nn;

import java.util.Arrays;
import java.util.List;
import nablascope.math.Elementwise;
import nablascope.math.Gemm;
import nablascope.math.Norms;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * One layer of a recurrent stack over whole sequences, with back-propagation through all time steps. Sequences are
 * time-major; h₀ = 0. T time steps of N rows, F inputs, H hidden units, G gates.
 *
 * <p>The input's part of all time steps is one product, the recurrent part one product per step; the kinds of cell
 * say what happens between products.
 */
abstract class RecurrentCell {
    final int hidden;

    /** G·H, the width of the pre-activations. */
    final int width;

    /** (T·N) × G·H: x·W_ihᵀ + b_ih; a cell may keep its activated gates here. */
    final FMatrixRMaj gates = new FMatrixRMaj(0, 0);

    /** N × G·H: h·W_hhᵀ + b_hh of the present step. */
    final FMatrixRMaj recurrent = new FMatrixRMaj(0, 0);

    /** (T·N) × H: block t is hₜ₋₁. */
    final FMatrixRMaj previous = new FMatrixRMaj(0, 0);

    /** (T·N) × G·H: derivatives by {@link #gates} before activation. */
    final FMatrixRMaj dGates = new FMatrixRMaj(0, 0);

    /** N × H: the state, hₜ after step t. */
    final FMatrixRMaj h = new FMatrixRMaj(0, 0);

    /** N × H: the total derivative dL/dhₜ. */
    final FMatrixRMaj dh = new FMatrixRMaj(0, 0);

    /** N × H: the part of dL/dhₜ₋₁ that comes through hₜ. */
    final FMatrixRMaj dhPrevious = new FMatrixRMaj(0, 0);

    private final Gemm gemm;
    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Parameter biasIh;
    private final Parameter biasHh;
    private final FMatrixRMaj weightHhTransposed;
    private final FMatrixRMaj output = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0);
    private final double[] biasSums;
    private FMatrixRMaj x = new FMatrixRMaj(0, 0);
    private int rows;
    private double[] hiddenNorms = new double[0];

    /**
     * @param name what the parameters' names start with
     * @param suffix what they end with, such as {@code _l0}
     */
    RecurrentCell(String name, String suffix, Shape shape, Gemm gemm) {
        this.gemm = gemm;
        hidden = shape.hidden;
        width = shape.gates * hidden;
        weightIh = Parameter.weight(name + ".weight_ih" + suffix, width, shape.inputs);
        weightHh = Parameter.weight(name + ".weight_hh" + suffix, width, hidden);
        biasIh = Parameter.vector(name + ".bias_ih" + suffix, width);
        biasHh = Parameter.vector(name + ".bias_hh" + suffix, width);
        weightHhTransposed = new FMatrixRMaj(hidden, width);
        biasSums = new double[width];
    }

    /** F, H and G. */
    record Shape(int inputs, int hidden, int gates) {}

    /** Makes room for sequences of the given total of rows, of which each step has {@code rows}. */
    void reshape(int total, int rows) {}

    /** hₜ₋₁ in {@link #h} becomes hₜ; {@code from} is the first row of step t in the sequence matrices. */
    abstract void step(int from, int rows);

    /** Before the last step's {@link #stepBack}. */
    void startBackward() {}

    /**
     * From {@link #dh} the step's rows of {@link #dGates}, and, if the cell {@link #passesStateBack}, into
     * {@link #dhPrevious} what reaches hₜ₋₁ without W_hh.
     */
    abstract void stepBack(int from, int rows);

    /** Whether hₜ₋₁ reaches hₜ other than through W_hh. */
    boolean passesStateBack() {
        return false;
    }

    /** Derivatives by h·W_hhᵀ + b_hh, (T·N) × G·H. */
    FMatrixRMaj dRecurrents() {
        return dGates;
    }

    /** All hidden states, (T·N) × H. */
    final FMatrixRMaj forward(FMatrixRMaj input, int timeSteps) {
        x = input;
        rows = x.numRows / timeSteps;
        reshapeAll(x.numRows);
        gemm.multiplyTransBFrom(biasIh.value().data, x, weightIh.value(), gates);
        CommonOps_FDRM.transpose(weightHh.value(), weightHhTransposed);
        h.zero();
        for (int from = 0; from < x.numRows; from += rows) {
            System.arraycopy(h.data, 0, previous.data, from * hidden, rows * hidden);
            gemm.multiplyFrom(biasHh.value().data, h, weightHhTransposed, recurrent);
            step(from, rows);
            System.arraycopy(h.data, 0, output.data, from * hidden, rows * hidden);
        }
        return output;
    }

    private void reshapeAll(int total) {
        gates.reshape(total, width);
        dGates.reshape(total, width);
        previous.reshape(total, hidden);
        output.reshape(total, hidden);
        recurrent.reshape(rows, width);
        h.reshape(rows, hidden);
        dh.reshape(rows, hidden);
        dhPrevious.reshape(rows, hidden);
        reshape(total, rows);
    }

    /**
     * The parameters' gradients and dL/dx.
     *
     * @param dOutput dL/dhₜ of every step as far as it does not come through later steps, (T·N) × H; not modified
     * @return (T·N) × F; unspecified unless wanted
     */
    final FMatrixRMaj backward(FMatrixRMaj dOutput, boolean wantsInputGradient) {
        int timeSteps = dOutput.numRows / rows;
        if (hiddenNorms.length != timeSteps) {
            hiddenNorms = new double[timeSteps];
        }
        dhPrevious.zero();
        startBackward();
        for (int t = timeSteps - 1; t >= 0; t--) {
            int from = t * rows;
            hiddenNorms[t] = sumIntoDh(dOutput, from * hidden);
            stepBack(from, rows);
            gemm.multiplyRows(dRecurrents(), from, weightHh.value(), dhPrevious, passesStateBack());
        }
        gemm.multiplyTransA(dRecurrents(), previous, weightHh.grad());
        gemm.multiplyTransA(dGates, x, weightIh.grad());
        sumRows(dGates, biasIh.grad());
        if (dRecurrents() == dGates) {
            biasHh.grad().setTo(biasIh.grad());
        } else {
            sumRows(dRecurrents(), biasHh.grad());
        }
        if (wantsInputGradient) {
            dx.reshape(x.numRows, x.numCols);
            gemm.multiply(dGates, weightIh.value(), dx);
        }
        return dx;
    }

    /** dh = the step's own derivative and that of later steps; returns its norm over rows and units. */
    private double sumIntoDh(FMatrixRMaj dOutput, int at) {
        int n = rows * hidden;
        Elementwise.add(dOutput.data, at, dhPrevious.data, 0, dh.data, 0, n);
        return Math.sqrt(Norms.sumOfSquares(dh.data, n));
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
