package nablascope.nn;

import nablascope.experiment.LayerSpec;
import org.ejml.data.FMatrixRMaj;

/** A pointwise non-linearity as a layer; input and output have the same shape. */
public final class ActivationLayer implements Layer {
    private final Pointwise function;
    private final FMatrixRMaj y = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0);
    private FMatrixRMaj x = new FMatrixRMaj(0, 0);

    public ActivationLayer(LayerSpec.Activate spec) {
        function = Pointwise.of(spec);
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj input, Pass pass) {
        if (x != input) { // writing a reference costs the collector's book-keeping
            x = input;
        }
        y.reshape(x.numRows, x.numCols);
        function.value(x.data, y.data, x.getNumElements());
        return y;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        dx.reshape(dy.numRows, dy.numCols);
        function.gradient(x.data, y.data, dy.data, dx.data, dy.getNumElements());
        return dx;
    }
}
