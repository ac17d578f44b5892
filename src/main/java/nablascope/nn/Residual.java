package nablascope.nn;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** y = x + F(x), where F is a chain of layers that keeps the width. */
public final class Residual implements Layer {
    private final List<Layer> layers;
    private final FMatrixRMaj output = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj inputGrad = new FMatrixRMaj(0, 0);

    public Residual(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Pass pass) {
        FMatrixRMaj branch = x;
        for (Layer layer : layers) {
            branch = layer.forward(branch, pass);
        }
        return add(x, branch, output);
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        FMatrixRMaj branch = dy;
        for (int i = layers.size() - 1; i >= 0; i--) {
            branch = layers.get(i).backward(branch);
        }
        return add(dy, branch, inputGrad);
    }

    private static FMatrixRMaj add(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj sum) {
        sum.reshape(a.numRows, a.numCols);
        int n = a.getNumElements();
        for (int i = 0; i < n; i++) {
            sum.data[i] = a.data[i] + b.data[i];
        }
        return sum;
    }

    @Override
    public List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    @Override
    public List<Parameter> buffers() {
        return layers.stream().flatMap(layer -> layer.buffers().stream()).toList();
    }
}
