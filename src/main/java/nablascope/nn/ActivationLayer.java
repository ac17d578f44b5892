package nablascope.nn;

import nablascope.experiment.LayerSpec;
import org.ejml.data.FMatrixRMaj;

/** y = f(x) element by element. */
final class ActivationLayer implements Layer {
    private final FMatrixRMaj output = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj inputGrad = new FMatrixRMaj(0, 0);

    ActivationLayer(LayerSpec.Activate spec) {}

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Pass pass) {
        output.reshape(x.numRows, x.numCols);
        for (int i = 0; i < x.getNumElements(); i++) {
            output.data[i] = Math.max(0, x.data[i]);
        }
        return output;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        inputGrad.reshape(dy.numRows, dy.numCols);
        for (int i = 0; i < dy.getNumElements(); i++) {
            inputGrad.data[i] = output.data[i] > 0 ? dy.data[i] : 0;
        }
        return inputGrad;
    }
}
