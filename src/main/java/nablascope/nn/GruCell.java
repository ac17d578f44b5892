package nablascope.nn;

import nablascope.math.Elementwise;
import nablascope.math.Gemm;
import org.ejml.data.FMatrixRMaj;

/**
 * Gated recurrent unit (Cho et al. 2014, in the form of cuDNN and PyTorch), gates in the order r, z, n:
 * n = tanh(x·W_inᵀ + b_in + r·(h·W_hnᵀ + b_hn)), hₜ = (1 - z)·n + z·hₜ₋₁.
 */
final class GruCell extends RecurrentCell {

    /** (T·N) × H: hₜ₋₁·W_hnᵀ + b_hn. */
    private final FMatrixRMaj recurrentNew = new FMatrixRMaj(0, 0);

    /** The derivatives of {@link #gates}, with r's factor in the third gate. */
    private final FMatrixRMaj dRecurrents = new FMatrixRMaj(0, 0);

    GruCell(RecurrentWeights weights, Gemm gemm) {
        super(weights, gemm);
    }

    @Override
    void reshape(int total) {
        recurrentNew.reshape(total, hidden);
        dRecurrents.reshape(total, width);
    }

    @Override
    FMatrixRMaj dRecurrents() {
        return dRecurrents;
    }

    @Override
    boolean keepsRecurrentApart() {
        return true;
    }

    @Override
    boolean passesStateBack() {
        return true;
    }

    @Override
    void step(int from) {
        for (int row = 0; row < rows; row++) {
            int at = (from + row) * width;
            int recurrentAt = row * width;
            int block = (from + row) * hidden;
            System.arraycopy(recurrent.data, recurrentAt + 2 * hidden, recurrentNew.data, block, hidden);
            Elementwise.add(gates.data, at, recurrent.data, recurrentAt, gates.data, at, 2 * hidden);
            Elementwise.sigmoid(gates.data, at, gates.data, at, 2 * hidden);
            for (int j = 0; j < hidden; j++) {
                gates.data[at + 2 * hidden + j] += gates.data[at + j] * recurrentNew.data[block + j];
            }
            Elementwise.tanh(gates.data, at + 2 * hidden, gates.data, at + 2 * hidden, hidden);
            updateState(at, row * hidden);
        }
    }

    private void updateState(int at, int state) {
        for (int j = 0; j < hidden; j++) {
            float z = gates.data[at + hidden + j];
            float n = gates.data[at + 2 * hidden + j];
            h.data[state + j] = (1 - z) * n + z * h.data[state + j];
        }
    }

    @Override
    void stepBack(int from) {
        for (int row = 0; row < rows; row++) {
            int state = row * hidden;
            int block = from * hidden + state;
            int at = (from + row) * width;
            for (int j = 0; j < hidden; j++) {
                float r = gates.data[at + j];
                float z = gates.data[at + hidden + j];
                float n = gates.data[at + 2 * hidden + j];
                float dOut = dh.data[block + j];
                float dn = dOut * (1 - z) * (1 - n * n);
                float dr = dn * recurrentNew.data[block + j] * r * (1 - r);
                float dz = dOut * (previous.data[block + j] - n) * z * (1 - z);
                gates.data[at + j] = dr;
                gates.data[at + hidden + j] = dz;
                gates.data[at + 2 * hidden + j] = dn;
                dRecurrents.data[at + j] = dr;
                dRecurrents.data[at + hidden + j] = dz;
                dRecurrents.data[at + 2 * hidden + j] = dn * r;
                dhPrevious.data[state + j] = dOut * z;
            }
        }
    }
}
