package nablascope.nn;

import nablascope.math.Elementwise;
import nablascope.math.Gemm;

/** Elman's cell: hₜ = act(x·W_ihᵀ + b_ih + hₜ₋₁·W_hhᵀ + b_hh), act tanh or relu. */
final class RnnCell extends RecurrentCell {
    private final boolean relu;

    RnnCell(RecurrentWeights weights, boolean relu, Gemm gemm) {
        super(weights, gemm);
        this.relu = relu;
    }

    /** The gates are hₜ, from which both derivatives follow. */
    @Override
    void step(int from) {
        int at = from * hidden;
        int length = rows * hidden;
        if (relu) {
            for (int i = at; i < at + length; i++) {
                gates.data[i] = Math.max(0, gates.data[i]);
            }
        } else {
            Elementwise.tanh(gates.data, at, gates.data, at, length);
        }
        System.arraycopy(gates.data, at, h.data, 0, length);
    }

    @Override
    void stepBack(int from) {
        int at = from * hidden;
        int length = rows * hidden;
        if (relu) {
            for (int i = at; i < at + length; i++) {
                gates.data[i] = gates.data[i] <= 0 ? 0 : dh.data[i];
            }
        } else {
            Elementwise.tanhGradient(gates.data, at, dh.data, at, gates.data, at, length);
        }
    }
}
