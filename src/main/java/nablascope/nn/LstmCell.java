package nablascope.nn;

import nablascope.math.Elementwise;
import nablascope.math.Gemm;
import nablascope.math.LstmGates;
import org.ejml.data.FMatrixRMaj;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gate), gates in PyTorch's order i, f, g, o:
 * cₜ = f·cₜ₋₁ + i·g, hₜ = o·tanh(cₜ), c₀ = 0.
 */
final class LstmCell extends RecurrentCell {

    /** (T·N) × H: block t is cₜ₋₁. */
    private final FMatrixRMaj previousCell = new FMatrixRMaj(0, 0);

    /** (T·N) × H: tanh(cₜ). */
    private final FMatrixRMaj tanhCell = new FMatrixRMaj(0, 0);

    /** N × H: cₜ of the present step. */
    private final FMatrixRMaj cell = new FMatrixRMaj(0, 0);

    /** N × H: the part of dL/dcₜ that comes through cₜ₊₁. */
    private final FMatrixRMaj dCell = new FMatrixRMaj(0, 0);

    private final LstmGates.Backward back = new LstmGates.Backward();

    LstmCell(RecurrentWeights weights, Gemm gemm) {
        super(weights, gemm);
    }

    @Override
    void reshape(int total) {
        previousCell.reshape(total, hidden);
        tanhCell.reshape(total, hidden);
        cell.reshape(rows, hidden);
        dCell.reshape(rows, hidden);
        cell.zero();
    }

    @Override
    void step(int from) {
        int block = from * hidden;
        int length = rows * hidden;
        System.arraycopy(cell.data, 0, previousCell.data, block, length);
        activate(from * width, rows);
        for (int row = 0; row < rows; row++) {
            LstmGates.updateCell(gates.data, (from + row) * width, cell.data, row * hidden, hidden);
        }
        Elementwise.tanh(cell.data, 0, tanhCell.data, block, length);
        for (int row = 0; row < rows; row++) {
            int at = row * hidden;
            LstmGates.output(gates.data, (from + row) * width, tanhCell.data, block + at, h.data, at, hidden);
        }
    }

    private void activate(int at, int count) {
        Elementwise.sigmoidRows(gates.data, at, width, count, 2 * hidden);
        Elementwise.tanhRows(gates.data, at + 2 * hidden, width, count, hidden);
        Elementwise.sigmoidRows(gates.data, at + 3 * hidden, width, count, hidden);
    }

    @Override
    void stepBack(int from) {
        for (int row = 0; row < rows; row++) {
            back.row((from + row) * width, (from + row) * hidden, row * hidden, hidden);
        }
    }

    @Override
    void startBackward() {
        dCell.zero();
        back.setForward(gates.data, tanhCell.data, previousCell.data);
        back.setDerivatives(dh.data, dCell.data);
    }
}
