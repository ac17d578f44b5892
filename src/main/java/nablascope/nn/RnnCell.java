package nablascope.nn;

import nablascope.math.FloatFunctions;
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
        for (int i = 0; i < length; i++) {
            h.data[i] = gates.data[at + i] + recurrent.data[i];
        }
        if (relu) {
            for (int i = 0; i < length; i++) {
                h.data[i] = Math.max(0, h.data[i]);
            }
        } else {
            FloatFunctions.tanh(h.data, 0, length);
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
            for (int i = 0; i < length; i++) {
                float value = gates.data[at + i];
                dGates.data[at + i] = dh.data[i] * (1 - value * value);
            }
        }
        dhPrevious.zero();
    }
}
