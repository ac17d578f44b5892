package nablascope.probe;

import java.util.List;
import java.util.Map;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LayerSpec.Recurrent.Cell;
import nablascope.math.RandomStream;
import nablascope.nn.Pass;
import org.jspecify.annotations.Nullable;

/**
 * A network's training pass in double precision: the definitions of all layers written down a second time, plainly and
 * slowly, as something independent to compare with. Dropout masks are those of the pass's seed and step; batch
 * statistics are the batch's own.
 */
final class DoubleNetwork {
    private final List<LayerSpec> layers;
    private final Map<String, double[]> tensors;
    private final Pass pass;
    private int dropoutLayers;

    /** @param tensors by PyTorch's names, read at each pass */
    DoubleNetwork(List<LayerSpec> layers, Map<String, double[]> tensors, Pass pass) {
        this.layers = layers;
        this.tensors = tensors;
        this.pass = pass;
    }

    Signal forward(Signal x) {
        dropoutLayers = 0;
        return chain("layers", layers, x);
    }

    private Signal chain(String prefix, List<LayerSpec> specs, Signal x) {
        Signal signal = x;
        for (int i = 0; i < specs.size(); i++) {
            signal = layer(prefix + "." + i, specs.get(i), signal);
        }
        return signal;
    }

    private Signal layer(String name, LayerSpec spec, Signal x) {
        return switch (spec) {
            case LayerSpec.Linear linear ->
                x.affine(tensor(name + ".weight"), linear.bias() ? tensor(name + ".bias") : new double[linear.out()]);
            case LayerSpec.Activate activate -> x.map(DoubleActivation.of(activate));
            case LayerSpec.Dropout dropout -> dropout(dropout, dropoutLayers++, x);
            case LayerSpec.BatchNorm norm -> normalize(name, norm.eps(), x, true);
            case LayerSpec.LayerNorm norm -> normalize(name, norm.eps(), x, false);
            case LayerSpec.Residual residual -> x.plus(chain(name + ".layers", residual.layers(), x));
            case LayerSpec.Recurrent recurrent -> recurrent(name, recurrent, x);
            case LayerSpec.Surface surface -> {
                double[] w = tensor(name + ".weight");
                yield new Signal(1, 1, new double[] {surface.function().value(w[0], w[1])});
            }
        };
    }

    private double[] tensor(String name) {
        double[] values = tensors.get(name);
        if (values == null) {
            throw new IllegalStateException("no tensor " + name);
        }
        return values;
    }

    private Signal dropout(LayerSpec.Dropout spec, int lane, Signal x) {
        double p = Double.isNaN(pass.dropout()) ? spec.p() : pass.dropout();
        if (p == 0) {
            return x;
        }
        long key = RandomStream.key(pass.seed(), RandomStream.Purpose.DROPOUT, pass.step(), lane);
        long threshold = (long) (p * 0x1p53);
        List<boolean[]> masks = spec.masks();
        boolean @Nullable [] mask = masks == null ? null : masks.get((int) pass.step());
        double[] y = new double[x.values().length];
        for (int i = 0; i < y.length; i++) {
            boolean kept = mask == null ? RandomStream.at(key, i) >>> 11 >= threshold : mask[i];
            y[i] = kept && p < 1 ? x.values()[i] / (1 - p) : 0;
        }
        return new Signal(x.rows(), x.cols(), y);
    }

    /** Over each column's rows, or over each row's columns. */
    private Signal normalize(String name, double eps, Signal x, boolean columns) {
        double[] gamma = tensor(name + ".weight");
        double[] beta = tensor(name + ".bias");
        int groups = columns ? x.cols() : x.rows();
        int members = columns ? x.rows() : x.cols();
        double[] y = new double[x.values().length];
        for (int g = 0; g < groups; g++) {
            double mean = 0;
            double variance = 0;
            for (int m = 0; m < members; m++) {
                mean += x.values()[columns ? m * x.cols() + g : g * x.cols() + m] / members;
            }
            for (int m = 0; m < members; m++) {
                double distance = x.values()[columns ? m * x.cols() + g : g * x.cols() + m] - mean;
                variance += distance * distance / members;
            }
            for (int m = 0; m < members; m++) {
                int i = columns ? m * x.cols() + g : g * x.cols() + m;
                int unit = columns ? g : m;
                y[i] = (x.values()[i] - mean) / StrictMath.sqrt(variance + eps) * gamma[unit] + beta[unit];
            }
        }
        return new Signal(x.rows(), x.cols(), y);
    }

    private Signal recurrent(String name, LayerSpec.Recurrent spec, Signal x) {
        int rows = x.rows() / pass.timeSteps();
        Signal sequence = x;
        for (int k = 0; k < spec.numLayers(); k++) {
            sequence = stackLayer(name, "_l" + k, spec, sequence, rows);
        }
        return spec.outputAll() ? sequence : sequence.rows(sequence.rows() - rows, rows);
    }

    private Signal stackLayer(String name, String suffix, LayerSpec.Recurrent spec, Signal x, int rows) {
        int hidden = spec.hidden();
        double[] all = new double[x.rows() * hidden];
        double[] cell = new double[rows * hidden];
        Signal h = new Signal(rows, hidden, new double[rows * hidden]);
        for (int from = 0; from < x.rows(); from += rows) {
            Signal a =
                    x.rows(from, rows).affine(tensor(name + ".weight_ih" + suffix), tensor(name + ".bias_ih" + suffix));
            Signal b = h.affine(tensor(name + ".weight_hh" + suffix), tensor(name + ".bias_hh" + suffix));
            double[] next = new double[rows * hidden];
            for (int i = 0; i < next.length; i++) {
                next[i] = unit(spec, a, b, i, h.values()[i], cell);
            }
            h = new Signal(rows, hidden, next);
            System.arraycopy(next, 0, all, from * hidden, next.length);
        }
        return new Signal(x.rows(), hidden, all);
    }

    /** One unit's next state from the pre-activations a of the input and b of the state. Modified: cell (LSTM). */
    private static double unit(LayerSpec.Recurrent spec, Signal a, Signal b, int i, double h, double[] cell) {
        int hidden = spec.hidden();
        int at = i / hidden * a.cols() + i % hidden;
        double[] in = a.values();
        double[] back = b.values();
        if (spec.cell() == Cell.RNN) {
            return spec.relu() ? Math.max(0, in[at] + back[at]) : StrictMath.tanh(in[at] + back[at]);
        }
        double first = DoubleActivation.sigmoid(in[at] + back[at]);
        double second = DoubleActivation.sigmoid(in[at + hidden] + back[at + hidden]);
        int third = at + 2 * hidden;
        if (spec.cell() == Cell.GRU) {
            return (1 - second) * StrictMath.tanh(in[third] + first * back[third]) + second * h;
        }
        cell[i] = second * cell[i] + first * StrictMath.tanh(in[third] + back[third]);
        int fourth = at + 3 * hidden;
        return DoubleActivation.sigmoid(in[fourth] + back[fourth]) * StrictMath.tanh(cell[i]);
    }
}
