package nablascope.nn;

import java.util.List;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.LayerSpec;
import nablascope.math.RandomStream;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Inverted dropout: y = x·m/(1-p) with m ~ Bernoulli(1-p) per element while training, the identity otherwise. The mask
 * depends on seed, step and layer only, and an element that survives at p survives at every smaller p, so that moving
 * the knob changes as little as it can. p = 1 gives zeros.
 */
public final class Dropout implements Layer {
    private final LayerSpec.Dropout spec;
    private final int lane;
    private final FMatrixRMaj output = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj inputGrad = new FMatrixRMaj(0, 0);
    private float[] factors = new float[0];
    private boolean active;

    /** @param lane tells the network's dropout layers apart */
    public Dropout(LayerSpec.Dropout spec, int lane) {
        this.spec = spec;
        this.lane = lane;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Pass pass) {
        double p = Double.isNaN(pass.dropout()) ? spec.p() : pass.dropout();
        active = pass.training() && p > 0;
        if (!active) {
            return x;
        }
        int n = x.getNumElements();
        if (factors.length < n) {
            factors = new float[n];
        }
        drawFactors(p, n, pass);
        output.reshape(x.numRows, x.numCols);
        multiply(x.data, n, output.data);
        return output;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        if (!active) {
            return dy;
        }
        inputGrad.reshape(dy.numRows, dy.numCols);
        multiply(dy.data, dy.getNumElements(), inputGrad.data);
        return inputGrad;
    }

    private void multiply(float[] in, int n, float[] out) {
        float[] by = factors;
        for (int i = 0; i < n; i++) {
            out[i] = in[i] * by[i];
        }
    }

    private void drawFactors(double p, int n, Pass pass) {
        float kept = p < 1 ? (float) (1 / (1 - p)) : 0;
        boolean @Nullable [] mask = givenMask(pass.step(), n);
        if (mask != null) {
            for (int i = 0; i < n; i++) {
                factors[i] = mask[i] ? kept : 0;
            }
            return;
        }
        long key = RandomStream.key(pass.seed(), RandomStream.Purpose.DROPOUT, pass.step(), lane);
        RandomStream.drawZeros(key, p, kept, factors, n);
    }

    private boolean @Nullable [] givenMask(long step, int n) {
        List<boolean[]> masks = spec.masks();
        if (masks == null) {
            return null;
        }
        if (step >= masks.size() || masks.get((int) step).length != n) {
            throw new InvalidExperimentException("model.layers.masks", NetworkFault.NO_MASK.with(n, step));
        }
        return masks.get((int) step);
    }
}
