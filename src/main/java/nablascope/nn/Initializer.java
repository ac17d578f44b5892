package nablascope.nn;

import java.util.Arrays;
import java.util.List;
import nablascope.experiment.InitSpec;
import nablascope.experiment.LayerSpec;
import nablascope.math.TorchRandom;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.factory.DecompositionFactory_FDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * Gives parameters their first values, by the formulas of {@code torch.nn.init}; a weight has as many incoming
 * connections (fan in) as columns and as many outgoing ones (fan out) as rows.
 *
 * <p>Numbers are drawn parameter by parameter, in the order of the network. A scheme other than PyTorch's default takes
 * the place of the default: {@code torch.manual_seed(s)} followed at once by {@code init.xavier_uniform_} gives these
 * numbers, whereas a module that is built first has drawn its defaults before. Not thread-safe.
 */
public final class Initializer {
    private final TorchRandom random;

    /** @param random where the numbers come from; advanced by each call */
    public Initializer(TorchRandom random) {
        this.random = random;
    }

    /** Fills weight and bias of a linear layer; PyTorch's bias is U(±1/√fan in). Modified. */
    public void linear(InitSpec init, Parameter weight, @Nullable Parameter bias) {
        int fanIn = weight.value().numCols;
        if (init.scheme() == InitSpec.Scheme.TORCH_DEFAULT) {
            // kaiming_uniform_(a=√5), rounding as there.
            double a = Math.sqrt(5);
            uniform(weight.value(), Math.sqrt(3) * (Math.sqrt(2 / (1 + a * a)) / Math.sqrt(fanIn)));
        } else {
            weight(init, weight.value());
        }
        if (bias != null) {
            bias(init, bias.value(), 1 / Math.sqrt(fanIn));
        }
    }

    /**
     * Fills the tensors of a recurrent stack: every one U(±1/√hidden), or the scheme for each whole matrix. A forget
     * bias goes to the first of the two bias vectors while the second's gets 0, so that their sum is the number given.
     *
     * @param parameters in the order of the layer. Modified
     */
    public void recurrent(LayerSpec.Recurrent spec, List<Parameter> parameters) {
        InitSpec init = spec.init();
        double bound = 1 / Math.sqrt(spec.hidden());
        for (Parameter parameter : parameters) {
            if (parameter.dimensions() == 1) {
                bias(init, parameter.value(), bound);
            } else if (init.scheme() == InitSpec.Scheme.TORCH_DEFAULT) {
                uniform(parameter.value(), bound);
            } else {
                weight(init, parameter.value());
            }
        }
        if (spec.cell() == LayerSpec.Recurrent.Cell.LSTM && init.forgetBias().isPresent()) {
            setForgetBias(parameters, spec.hidden(), init.forgetBias().getAsDouble());
        }
    }

    private static void setForgetBias(List<Parameter> parameters, int hidden, double forgetBias) {
        boolean first = true;
        for (Parameter parameter : parameters) {
            if (parameter.dimensions() == 1) {
                float[] gates = parameter.value().data;
                Arrays.fill(gates, hidden, 2 * hidden, first ? (float) forgetBias : 0);
                first = !first;
            }
        }
    }

    private void bias(InitSpec init, FMatrixRMaj bias, double defaultBound) {
        if (init.bias().isPresent()) {
            CommonOps_FDRM.fill(bias, (float) init.bias().getAsDouble());
        } else {
            uniform(bias, defaultBound);
        }
    }

    private void weight(InitSpec init, FMatrixRMaj w) {
        double fan = init.fanOut() ? w.numRows : w.numCols;
        double xavierStd = init.gain() * Math.sqrt(2.0 / (w.numCols + w.numRows));
        double kaimingStd = init.gain() / Math.sqrt(fan);
        switch (init.scheme()) {
            case TORCH_DEFAULT -> throw new IllegalArgumentException("the default depends on the kind of layer");
            case XAVIER_UNIFORM -> uniform(w, Math.sqrt(3) * xavierStd);
            case XAVIER_NORMAL -> normal(w, xavierStd);
            case KAIMING_UNIFORM -> uniform(w, Math.sqrt(3) * kaimingStd);
            case KAIMING_NORMAL -> normal(w, kaimingStd);
            case LECUN_NORMAL -> normal(w, 1 / Math.sqrt(w.numCols));
            case ORTHOGONAL -> orthogonal(w, (float) init.gain());
            case NORMAL -> normal(w, init.std());
            case UNIFORM -> uniform(w, init.bound());
            case CONSTANT -> CommonOps_FDRM.fill(w, (float) init.value());
            case IDENTITY -> CommonOps_FDRM.setIdentity(w);
        }
    }

    private void uniform(FMatrixRMaj w, double bound) {
        random.uniform(w.data, w.getNumElements(), -bound, bound);
    }

    private void normal(FMatrixRMaj w, double std) {
        random.normal(w.data, w.getNumElements(), 0, std);
    }

    /** Q of a normal matrix (of its transpose when it is wide), columns signed by the diagonal of R. */
    private void orthogonal(FMatrixRMaj w, float gain) {
        normal(w, 1);
        boolean wide = w.numRows < w.numCols;
        FMatrixRMaj tall = wide ? CommonOps_FDRM.transpose(w, null) : w.copy();
        QRDecomposition<FMatrixRMaj> qr = DecompositionFactory_FDRM.qr(tall.numRows, tall.numCols);
        if (!qr.decompose(tall)) {
            throw new ArithmeticException("QR decomposition failed for " + w.numRows + "×" + w.numCols);
        }
        FMatrixRMaj q = qr.getQ(null, true);
        FMatrixRMaj r = qr.getR(null, true);
        for (int j = 0; j < q.numCols; j++) {
            float factor = r.get(j, j) < 0 ? -gain : gain;
            for (int i = 0; i < q.numRows; i++) {
                float value = q.get(i, j) * factor;
                if (wide) {
                    w.set(j, i, value);
                } else {
                    w.set(i, j, value);
                }
            }
        }
    }
}
