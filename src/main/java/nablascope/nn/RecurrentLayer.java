package nablascope.nn;

import java.util.List;
import java.util.function.BiFunction;
import nablascope.math.Elementwise;
import nablascope.math.Gemm;
import nablascope.math.SharedRange;
import org.ejml.data.FMatrixRMaj;

/**
 * One layer of a recurrent stack over whole sequences, time-major: T time steps of N rows, F inputs, H hidden units.
 *
 * <p>The sequences of a batch have nothing to do with each other until their gradients are added up. A batch that is
 * work enough is two halves, each with a {@link RecurrentCell} of its own, be there a second thread for it or not, so that
 * the sums do not depend on that. What a cell writes and reads again no other core has seen, and it is half as much for
 * a cache to keep.
 */
final class RecurrentLayer {
    /** Multiplications by W_hh in a pass from which on a batch is halved: less does not pay for waking a thread. */
    private static final long LEAST_WORK = 1 << 20;

    private final RecurrentWeights weights;
    private final List<Parameter> parameters;

    /** The parameters with the gradients of the back half. */
    private final List<Parameter> backs;

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
        RecurrentWeights others = weights.withOwnGradients();
        back = kind.apply(others, new Gemm());
        parameters = weights.parameters();
        backs = others.parameters();
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
        boolean halved = cells() == 2;
        for (int k = 0; halved && k < parameters.size(); k++) { // an iterator would be an object per pass
            float[] sum = parameters.get(k).grad().data;
            Elementwise.add(
                    sum,
                    0,
                    backs.get(k).grad().data,
                    0,
                    sum,
                    0,
                    parameters.get(k).size());
        }
        hiddenNorms = hiddenNorms.length == timeSteps ? hiddenNorms : new double[timeSteps];
        for (int t = 0; t < timeSteps; t++) {
            hiddenNorms[t] = Math.sqrt(front.hiddenSquares()[t] + (halved ? back.hiddenSquares()[t] : 0));
        }
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /** ‖dL/dhₜ‖₂ by time step, of the last backward pass. */
    double[] hiddenNorms() {
        return hiddenNorms;
    }
}
