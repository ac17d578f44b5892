package nablascope.nn;

import nablascope.math.Elementwise;
import nablascope.math.Gemm;

/** Elman's cell: hₜ = act(x·W_ihᵀ + b_ih + hₜ₋₁·W_hhᵀ + b_hh), act tanh or relu. */
final class RnnCell extends RecurrentCell {
    private final boolean relu;

    RnnCell(String name, String suffix, Shape shape, boolean relu, Gemm gemm) {
        super(name, suffix, shape, gemm);
        this.relu = relu;
    }

    /** The gate matrix keeps hₜ, from which both derivatives follow. */
    @Override
    void step(int from, int rows) {
        int at = from * hidden;
        int length = rows * hidden;
        Elementwise.add(gates.data, at, recurrent.data, 0, h.data, 0, length);
        if (relu) {
            for (int i = 0; i < length; i++) {
                h.data[i] = Math.max(0, h.data[i]);
            }
        } else {
            Elementwise.tanh(h.data, 0, h.data, 0, length);
        }
        System.arraycopy(h.data, 0, gates.data, at, length);
    }

    @Override
    void stepBack(int from, int rows) {
        int at = from * hidden;
        int length = rows * hidden;
        if (relu) {
            for (int i = 0; i < length; i++) {
                dGates.data[at + i] = gates.data[at + i] <= 0 ? 0 : dh.data[i];
            }
        } else {
            Elementwise.tanhGradient(gates.data, at, dh.data, 0, dGates.data, at, length);
        }
    }
}
