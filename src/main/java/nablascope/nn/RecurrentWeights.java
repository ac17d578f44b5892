package nablascope.nn;

import java.util.List;
import nablascope.math.Transpose;
import org.ejml.data.FMatrixRMaj;

/**
 * The parameters of one layer of a recurrent stack, and what its cells read of them during a pass: F inputs, H hidden
 * units, G gates.
 *
 * @param ih G·H × F
 * @param hh G·H × H
 * @param biasIh G·H
 * @param biasHh G·H
 * @param ihTransposed F × G·H
 * @param hhTransposed H × G·H
 * @param bias 1 × G·H: what a gate's sum starts from
 */
record RecurrentWeights(
        Parameter ih,
        Parameter hh,
        Parameter biasIh,
        Parameter biasHh,
        FMatrixRMaj ihTransposed,
        FMatrixRMaj hhTransposed,
        FMatrixRMaj bias) {

    /**
     * All zero.
     *
     * @param name what the parameters' names start with
     * @param suffix what they end with, such as {@code _l0}
     */
    static RecurrentWeights of(String name, String suffix, int inputs, int hidden, int gates) {
        int width = gates * hidden;
        return new RecurrentWeights(
                Parameter.weight(name + ".weight_ih" + suffix, width, inputs),
                Parameter.weight(name + ".weight_hh" + suffix, width, hidden),
                Parameter.vector(name + ".bias_ih" + suffix, width),
                Parameter.vector(name + ".bias_hh" + suffix, width),
                new FMatrixRMaj(inputs, width),
                new FMatrixRMaj(hidden, width),
                new FMatrixRMaj(1, width));
    }

    /** The same weights with gradients of their own, for a cell that does another part of the batch. */
    RecurrentWeights withOwnGradients() {
        return new RecurrentWeights(
                withOwnGradient(ih),
                withOwnGradient(hh),
                withOwnGradient(biasIh),
                withOwnGradient(biasHh),
                ihTransposed,
                hhTransposed,
                bias);
    }

    private static Parameter withOwnGradient(Parameter of) {
        FMatrixRMaj grad = new FMatrixRMaj(of.value().numRows, of.value().numCols);
        return new Parameter(of.name(), of.value(), grad, of.dimensions());
    }

    int inputs() {
        return ih.value().numCols;
    }

    int hidden() {
        return hh.value().numCols;
    }

    int width() {
        return ih.value().numRows;
    }

    /**
     * Before a pass, in which the parameters stay as they are.
     *
     * @param recurrentApart whether b_hh is no part of {@link #bias}
     */
    void prepare(boolean recurrentApart) {
        Transpose.copy(ih.value(), ihTransposed);
        Transpose.copy(hh.value(), hhTransposed);
        for (int j = 0; j < width(); j++) {
            bias.data[j] = biasIh.value().data[j] + (recurrentApart ? 0 : biasHh.value().data[j]);
        }
    }

    List<Parameter> parameters() {
        return List.of(ih, hh, biasIh, biasHh);
    }
}
