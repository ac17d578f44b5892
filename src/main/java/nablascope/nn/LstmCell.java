package nablascope.nn;

import nablascope.math.FloatFunctions;
import nablascope.math.Gemm;
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

    LstmCell(String name, String suffix, Shape shape, Gemm gemm) {
        super(name, suffix, shape, gemm);
    }

    @Override
    void reshape(int total, int rows) {
        previousCell.reshape(total, hidden);
        tanhCell.reshape(total, hidden);
        cell.reshape(rows, hidden);
        dCell.reshape(rows, hidden);
        cell.zero();
    }

    @Override
    void step(int from, int rows) {
        int block = from * hidden;
        System.arraycopy(cell.data, 0, previousCell.data, block, rows * hidden);
        for (int row = 0; row < rows; row++) {
            activate((from + row) * width, row * width);
            updateCell((from + row) * width, row * hidden);
        }
        System.arraycopy(cell.data, 0, tanhCell.data, block, rows * hidden);
        FloatFunctions.tanh(tanhCell.data, block, block + rows * hidden);
        for (int row = 0; row < rows; row++) {
            int o = (from + row) * width + 3 * hidden;
            for (int j = 0; j < hidden; j++) {
                h.data[row * hidden + j] = gates.data[o + j] * tanhCell.data[block + row * hidden + j];
            }
        }
    }

    private void activate(int at, int recurrentAt) {
        for (int j = 0; j < width; j++) {
            gates.data[at + j] += recurrent.data[recurrentAt + j];
        }
        FloatFunctions.sigmoid(gates.data, at, at + 2 * hidden);
        FloatFunctions.tanh(gates.data, at + 2 * hidden, at + 3 * hidden);
        FloatFunctions.sigmoid(gates.data, at + 3 * hidden, at + 4 * hidden);
    }

    private void updateCell(int at, int cellAt) {
        for (int j = 0; j < hidden; j++) {
            float i = gates.data[at + j];
            float f = gates.data[at + hidden + j];
            float g = gates.data[at + 2 * hidden + j];
            cell.data[cellAt + j] = f * cell.data[cellAt + j] + i * g;
        }
    }

    @Override
    void stepBack(int from, int rows) {
        for (int row = 0; row < rows; row++) {
            int state = row * hidden;
            int block = from * hidden + state;
            int at = (from + row) * width;
            for (int j = 0; j < hidden; j++) {
                float i = gates.data[at + j];
                float f = gates.data[at + hidden + j];
                float g = gates.data[at + 2 * hidden + j];
                float o = gates.data[at + 3 * hidden + j];
                float tanh = tanhCell.data[block + j];
                float dOut = dh.data[state + j];
                float dc = dOut * o * (1 - tanh * tanh) + dCell.data[state + j];
                dCell.data[state + j] = dc * f;
                dGates.data[at + j] = dc * g * i * (1 - i);
                dGates.data[at + hidden + j] = dc * previousCell.data[block + j] * f * (1 - f);
                dGates.data[at + 2 * hidden + j] = dc * i * (1 - g * g);
                dGates.data[at + 3 * hidden + j] = dOut * tanh * o * (1 - o);
            }
        }
        dhPrevious.zero();
    }

    @Override
    void startBackward() {
        dCell.zero();
    }
}
