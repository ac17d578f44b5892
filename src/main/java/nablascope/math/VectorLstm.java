package nablascope.math;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link LstmGates} for whole vectors; each method returns how many elements these were. */
final class VectorLstm {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private VectorLstm() {}

    static int updateCell(float[] gates, int at, float[] c, int cAt, int hidden) {
        int j = 0;
        for (; j <= hidden - S.length(); j += S.length()) {
            FloatVector i = fromArray(S, gates, at + j);
            FloatVector f = fromArray(S, gates, at + hidden + j);
            FloatVector g = fromArray(S, gates, at + 2 * hidden + j);
            f.mul(fromArray(S, c, cAt + j)).add(i.mul(g)).intoArray(c, cAt + j);
        }
        return j;
    }

    static int output(float[] gates, int at, float[] tanhCell, int cellAt, float[] h, int hAt, int hidden) {
        int j = 0;
        for (; j <= hidden - S.length(); j += S.length()) {
            FloatVector o = fromArray(S, gates, at + 3 * hidden + j);
            o.mul(fromArray(S, tanhCell, cellAt + j)).intoArray(h, hAt + j);
        }
        return j;
    }

    static int backward(LstmGates.Backward q, int at, int block, int state, int hidden) {
        FloatVector one = FloatVector.broadcast(S, 1);
        int j = 0;
        for (; j <= hidden - S.length(); j += S.length()) {
            FloatVector i = fromArray(S, q.gates, at + j);
            FloatVector f = fromArray(S, q.gates, at + hidden + j);
            FloatVector g = fromArray(S, q.gates, at + 2 * hidden + j);
            FloatVector o = fromArray(S, q.gates, at + 3 * hidden + j);
            FloatVector tanh = fromArray(S, q.tanhCell, block + j);
            FloatVector dOut = fromArray(S, q.dh, block + j);
            FloatVector dCell = fromArray(S, q.dCell, state + j);
            FloatVector dc = dOut.mul(o).mul(one.sub(tanh.mul(tanh))).add(dCell);
            dc.mul(f).intoArray(q.dCell, state + j);
            dc.mul(g).mul(i).mul(one.sub(i)).intoArray(q.gates, at + j);
            FloatVector previous = fromArray(S, q.previousCell, block + j);
            dc.mul(previous).mul(f).mul(one.sub(f)).intoArray(q.gates, at + hidden + j);
            dc.mul(i).mul(one.sub(g.mul(g))).intoArray(q.gates, at + 2 * hidden + j);
            dOut.mul(tanh).mul(o).mul(one.sub(o)).intoArray(q.gates, at + 3 * hidden + j);
        }
        return j;
    }
}
