package nablascope.nn;

import java.util.Arrays;
import nablascope.math.Elementwise;
import nablascope.math.Gemm;
import nablascope.math.Norms;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RecurrentLayer} does with some sequences of a batch, one after another through all time steps, with
 * back-propagation through all of them. T time steps of N rows each, this cell's, F inputs, H hidden units, G gates; its
 * own matrices are time-major, h₀ = 0. Each cell is used by one thread at a time.
 *
 * <p>Each step is two products, of the input and of the state before, added up where the cell does not need one apart;
 * the kinds of cell say what happens to them.
 */
abstract class RecurrentCell {
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

    /** N. */
    int rows;

    private final RecurrentWeights weights;
    private final Gemm gemm;
    private final FMatrixRMaj input = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj dInput = new FMatrixRMaj(0, 0);
    private final double[] biasSums;
    private double[] hiddenSquares = new double[0];

    /** @param weights whose gradients are this cell's to write */
    RecurrentCell(RecurrentWeights weights, Gemm gemm) {
        this.weights = weights;
        this.gemm = gemm;
        hidden = weights.hidden();
        width = weights.width();
        biasSums = new double[width];
    }

    /** Whether {@link #step} needs h·W_hhᵀ + b_hh by itself, in {@link #recurrent}. */
    boolean keepsRecurrentApart() {
        return false;
    }

    /** Makes room for sequences of the given total of rows. */
    void reshape(int total) {}

    /**
     * hₜ₋₁ in {@link #h} becomes hₜ.
     *
     * @param from the first row of step t in the sequence matrices
     */
    abstract void step(int from);

    /** Before the last step's {@link #stepBack}. */
    void startBackward() {}

    /**
     * From {@link #dh} and the activated gates the derivatives in {@link #gates}' rows of the step, and, if the cell
     * {@link #passesStateBack}, into {@link #dhPrevious} what reaches hₜ₋₁ without W_hh; rows as in {@link #step}.
     */
    abstract void stepBack(int from);

    /** Whether hₜ₋₁ reaches hₜ other than through W_hh. */
    boolean passesStateBack() {
        return false;
    }

    /** Derivatives by h·W_hhᵀ + b_hh, (T·N) × G·H. */
    FMatrixRMaj dRecurrents() {
        return gates;
    }

    /**
     * All steps of some sequences of a batch.
     *
     * @param x time-major, of all sequences of the batch
     * @param output all hidden states, in the same order. Modified: these sequences' rows
     * @param first the first of the sequences
     * @param end one past the last
     */
    final void forward(FMatrixRMaj x, FMatrixRMaj output, int timeSteps, int first, int end) {
        rows = end - first;
        int all = x.numRows / timeSteps;
        reshapeAll(timeSteps * rows);
        h.zero();
        for (int t = 0; t < timeSteps; t++) {
            int from = t * rows;
            copyRows(x, t * all + first, input, from, rows);
            copyRows(h, 0, previous, from, rows);
            gemm.multiplyFrom(weights.bias().data, input, weights.ihTransposed(), gates, from, from + rows);
            if (keepsRecurrentApart()) {
                gemm.multiplyFrom(weights.biasHh().value().data, h, weights.hhTransposed(), recurrent, 0, rows);
            } else {
                gemm.multiplyRows(previous, 0, weights.hhTransposed(), gates, true, from, from + rows);
            }
            step(from);
            copyRows(h, 0, output, t * all + first, rows);
        }
    }

    private void reshapeAll(int total) {
        input.reshape(total, weights.inputs());
        gates.reshape(total, width);
        previous.reshape(total, hidden);
        if (keepsRecurrentApart()) {
            recurrent.reshape(rows, width);
        }
        h.reshape(rows, hidden);
        dh.reshape(total, hidden);
        dhPrevious.reshape(rows, hidden);
        reshape(total);
    }

    private static void copyRows(FMatrixRMaj from, int fromRow, FMatrixRMaj to, int toRow, int count) {
        int cols = from.numCols;
        System.arraycopy(from.data, fromRow * cols, to.data, toRow * cols, count * cols);
    }

    /**
     * The part of the sequences of the last {@link #forward} in the parameters' gradients and in dL/dx.
     *
     * @param dOutput dL/dhₜ of every step as far as it does not come through later steps, time-major, of all sequences
     *     of the batch; or only of the last step, where only its output is used; not modified
     * @param dx (T·all) × F. Modified: these sequences' rows; null: not wanted
     * @param timeSteps as in the forward pass, as is {@code first}
     * @param all how many sequences the batch has
     */
    final void backward(FMatrixRMaj dOutput, @Nullable FMatrixRMaj dx, int timeSteps, int all, int first) {
        backwardSteps(dOutput, timeSteps, all, first);
        gemm.multiplyTransA(dRecurrents(), previous, weights.hh().grad());
        gemm.multiplyTransA(gates, input, weights.ih().grad());
        sumRows(gates, weights.biasIh().grad());
        if (dRecurrents() == gates) {
            weights.biasHh().grad().setTo(weights.biasIh().grad());
        } else {
            sumRows(dRecurrents(), weights.biasHh().grad());
        }
        if (dx != null) {
            dInput.reshape(input.numRows, input.numCols);
            gemm.multiply(gates, weights.ih().value(), dInput);
            for (int t = 0; t < timeSteps; t++) {
                copyRows(dInput, t * rows, dx, t * all + first, rows);
            }
        }
    }

    /** As {@link #forward}: the step's own derivative and that of later steps are {@link #dh}. */
    private void backwardSteps(FMatrixRMaj dOutput, int timeSteps, int all, int first) {
        hiddenSquares = hiddenSquares.length == timeSteps ? hiddenSquares : new double[timeSteps];
        dhPrevious.zero();
        startBackward();
        int silent = timeSteps - dOutput.numRows / all; // steps whose output nobody used
        int length = rows * hidden;
        for (int t = timeSteps - 1; t >= 0; t--) {
            int from = t * rows;
            int at = from * hidden;
            if (t < silent) {
                System.arraycopy(dhPrevious.data, 0, dh.data, at, length);
            } else {
                int output = ((t - silent) * all + first) * hidden;
                Elementwise.add(dOutput.data, output, dhPrevious.data, 0, dh.data, at, length);
            }
            hiddenSquares[t] = Norms.sumOfSquares(dh.data, at, length);
            stepBack(from);
            gemm.multiplyRows(dRecurrents(), from, weights.hh().value(), dhPrevious, passesStateBack(), 0, rows);
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

    /** ‖dL/dhₜ‖₂² by time step, of the last backward pass. */
    final double[] hiddenSquares() {
        return hiddenSquares;
    }
}
