package nablascope.nn;

import java.util.List;
import java.util.function.BiFunction;
import nablascope.math.Elementwise;
import nablascope.math.Gemm;
import nablascope.math.SharedRange;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a recurrent stack over whole sequences, time-major: T time steps of N rows, F inputs, H hidden units.
 *
 * <p>The sequences of a batch have nothing to do with each other until their gradients are added up. A batch that is
 * work enough is two halves, each with a {@link RecurrentCell} of its own, be there a second thread for it or not: so
 * the sums are the same, no matrix but the weights is seen by two cores, and that of half a batch stays in a cache that
 * the whole would leave.
 */
final class RecurrentLayer {
    /** Multiplications of a pass from which on a batch is halved; of fewer, rows are too few for both products and threads. */
    private static final long LEAST_WORK = 1 << 20;

    private final RecurrentWeights weights;
    private final RecurrentCell front;
    private final RecurrentCell back;
    private final SharedRange halves;
    private final SharedRange.Work forward = this::forwardHalves;
    private final SharedRange.Work backward = this::backwardHalves;
    private final FMatrixRMaj output = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0);
    private FMatrixRMaj x = output;
    private FMatrixRMaj dOutput = output;
    private boolean wantsInputGradient;
    private int timeSteps;
    private double[] hiddenNorms = new double[0];

    /** @param kind makes a cell for one thread's products */
    RecurrentLayer(RecurrentWeights weights, BiFunction<RecurrentWeights, Gemm, RecurrentCell> kind, Gemm gemm) {
        this.weights = weights;
        front = kind.apply(weights, gemm);
        back = kind.apply(weights, new Gemm());
        halves = gemm.sharedRange();
    }

    /** All hidden states, (T·N) × H. */
    FMatrixRMaj forward(FMatrixRMaj input, int steps) {
        x = input;
        timeSteps = steps;
        output.reshape(x.numRows, weights.hidden());
        weights.prepare(front.keepsRecurrentApart());
        halves.run(cells(), 1, forward, forward);
        return output;
    }

    /**
     * The parameters' gradients and dL/dx.
     *
     * @param dOutputs dL/dhₜ of every step as far as it does not come through later steps, (T·N) × H, or N × H of the
     *     last one, where only its output is used; not modified
     * @return (T·N) × F; unspecified unless wanted
     */
    FMatrixRMaj backward(FMatrixRMaj dOutputs, boolean wanted) {
        dOutput = dOutputs;
        wantsInputGradient = wanted;
        if (wanted) {
            dx.reshape(x.numRows, x.numCols);
        }
        halves.run(cells(), 1, backward, backward);
        addUp();
        return dx;
    }

    private int all() {
        return x.numRows / timeSteps;
    }

    private int cells() {
        boolean pays = (long) x.numRows * weights.hidden() * weights.width() >= LEAST_WORK;
        return pays && all() > 1 ? 2 : 1;
    }

    /** Sequences of the front half, or all. */
    private int middle() {
        return cells() == 2 ? (all() + 1) / 2 : all();
    }

    private void forwardHalves(int first, int end) {
        if (first == 0) {
            front.forward(x, output, timeSteps, 0, middle());
        }
        if (end == 2) {
            back.forward(x, output, timeSteps, middle(), all());
        }
    }

    private void backwardHalves(int first, int end) {
        FMatrixRMaj into = wantsInputGradient ? dx : null;
        if (first == 0) {
            front.backward(dOutput, into, timeSteps, all(), 0);
        }
        if (end == 2) {
            back.backward(dOutput, into, timeSteps, all(), middle());
        }
    }

    private void addUp() {
        RecurrentCell other = cells() == 2 ? back : null;
        add(
                front.dWeightIh(),
                other == null ? null : other.dWeightIh(),
                weights.ih().grad());
        add(
                front.dWeightHh(),
                other == null ? null : other.dWeightHh(),
                weights.hh().grad());
        add(
                front.dBiasIh(),
                other == null ? null : other.dBiasIh(),
                weights.biasIh().grad());
        add(
                front.dBiasHh(),
                other == null ? null : other.dBiasHh(),
                weights.biasHh().grad());
        hiddenNorms = hiddenNorms.length == timeSteps ? hiddenNorms : new double[timeSteps];
        for (int t = 0; t < timeSteps; t++) {
            double squares = front.hiddenSquares()[t] + (other == null ? 0 : other.hiddenSquares()[t]);
            hiddenNorms[t] = Math.sqrt(squares);
        }
    }

    private static void add(FMatrixRMaj a, @Nullable FMatrixRMaj b, FMatrixRMaj sum) {
        int n = sum.getNumElements();
        if (b == null) {
            System.arraycopy(a.data, 0, sum.data, 0, n);
        } else {
            Elementwise.add(a.data, 0, b.data, 0, sum.data, 0, n);
        }
    }

    private static void add(double[] a, double @Nullable [] b, FMatrixRMaj sum) {
        for (int j = 0; j < a.length; j++) {
            sum.data[j] = (float) (b == null ? a[j] : a[j] + b[j]);
        }
    }

    List<Parameter> parameters() {
        return weights.parameters();
    }

    /** ‖dL/dhₜ‖₂ by time step, of the last backward pass. */
    double[] hiddenNorms() {
        return hiddenNorms;
    }
}
