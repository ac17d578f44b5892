package nablascope.nn;

import java.util.List;
import nablascope.math.Gemm;
import nablascope.math.Rows;
import nablascope.math.SparseLinear;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** y = x·Wᵀ + b with W [out][in]. */
public final class Linear implements Layer {
    private final Parameter weight;
    private final @Nullable Parameter bias;
    private final boolean first;
    private final Gemm gemm;
    private final SparseLinear sparse;
    private final FMatrixRMaj output = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj inputGrad = new FMatrixRMaj(0, 0);
    private FMatrixRMaj input = new FMatrixRMaj(0, 0);

    /**
     * @param name prefix of the tensors' names, such as {@code layers.0}
     * @param first the network's first layer, whose input gradient nobody reads
     */
    public Linear(String name, int in, int out, boolean hasBias, boolean first, Gemm gemm) {
        this.weight = Parameter.weight(name + ".weight", out, in);
        this.bias = hasBias ? Parameter.vector(name + ".bias", out) : null;
        this.first = first;
        this.gemm = gemm.forLayer();
        this.sparse = gemm.sparseLinear();
    }

    Parameter weight() {
        return weight;
    }

    @Nullable
    Parameter bias() {
        return bias;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Pass pass) {
        if (input != x) { // writing a reference costs the collector's book-keeping
            input = x;
        }
        output.reshape(x.numRows, weight.value().numRows);
        float[] start = bias == null ? null : bias.value().data;
        if (!sparse.output(start, x, weight.value(), output)) {
            gemm.multiplyTransBFrom(start, x, weight.value(), output);
        }
        return output;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        if (!sparse.weightGradient(dy, weight.grad())) {
            gemm.multiplyTransA(dy, input, weight.grad());
        }
        if (bias != null) {
            Rows.sum(dy, bias.grad().data);
        }
        if (first) {
            return dy;
        }
        inputGrad.reshape(dy.numRows, weight.value().numCols);
        if (!sparse.inputGradient(dy, weight.value(), inputGrad)) {
            gemm.multiply(dy, weight.value(), inputGrad);
        }
        return inputGrad;
    }

    @Override
    public List<Parameter> parameters() {
        return bias == null ? List.of(weight) : List.of(weight, bias);
    }
}
