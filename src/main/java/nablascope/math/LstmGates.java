package nablascope.math;

/**
 * What happens in one row of an LSTM between products: gates i, f, g, o, each of {@code hidden} elements, one after the
 * other. Any thread.
 */
public final class LstmGates {
    private static final boolean VECTORS = VectorModule.present();

    private LstmGates() {}

    /**
     * c ← f·c + i·g. Modified: c.
     *
     * @param at where the row's gates begin
     * @param cAt where its cells begin
     */
    public static void updateCell(float[] gates, int at, float[] c, int cAt, int hidden) {
        int done = VECTORS ? VectorLstm.updateCell(gates, at, c, cAt, hidden) : 0;
        for (int j = done; j < hidden; j++) {
            float i = gates[at + j];
            float f = gates[at + hidden + j];
            float g = gates[at + 2 * hidden + j];
            c[cAt + j] = f * c[cAt + j] + i * g;
        }
    }

    /** h = o·tanh(c). Modified: h. */
    public static void output(float[] gates, int at, float[] tanhCell, int cellAt, float[] h, int hAt, int hidden) {
        int done = VECTORS ? VectorLstm.output(gates, at, tanhCell, cellAt, h, hAt, hidden) : 0;
        for (int j = done; j < hidden; j++) {
            h[hAt + j] = gates[at + 3 * hidden + j] * tanhCell[cellAt + j];
        }
    }

    /** The matrices of a backward pass, row-major; a row of gates is four times as long as one of states. */
    public static final class Backward {
        float[] gates = {};
        float[] tanhCell = {};
        float[] previousCell = {};
        float[] dh = {};
        float[] dCell = {};

        /**
         * What the forward pass kept of the whole sequence: activated gates, which become the derivatives by what was
         * activated, tanh(c) and the cells before.
         */
        public void setForward(float[] newGates, float[] newTanhCell, float[] newPreviousCell) {
            gates = newGates;
            tanhCell = newTanhCell;
            previousCell = newPreviousCell;
        }

        /** Derivatives by c of the present step, and by h of the whole sequence. */
        public void setDerivatives(float[] newDh, float[] newDCell) {
            dh = newDh;
            dCell = newDCell;
        }

        /**
         * One row. Modified: the gates, and dCell, which becomes what reaches the step before.
         *
         * @param at where the row's gates begin
         * @param block where its states of the sequence begin
         * @param state where its states of the step begin
         */
        public void row(int at, int block, int state, int hidden) {
            int done = VECTORS ? VectorLstm.backward(this, at, block, state, hidden) : 0;
            for (int j = done; j < hidden; j++) {
                element(at + j, block + j, state + j, hidden);
            }
        }

        private void element(int at, int block, int state, int hidden) {
            float i = gates[at];
            float f = gates[at + hidden];
            float g = gates[at + 2 * hidden];
            float o = gates[at + 3 * hidden];
            float tanh = tanhCell[block];
            float dOut = dh[block];
            float dc = dOut * o * (1 - tanh * tanh) + dCell[state];
            dCell[state] = dc * f;
            gates[at] = dc * g * i * (1 - i);
            gates[at + hidden] = dc * previousCell[block] * f * (1 - f);
            gates[at + 2 * hidden] = dc * i * (1 - g * g);
            gates[at + 3 * hidden] = dOut * tanh * o * (1 - o);
        }
    }
}
