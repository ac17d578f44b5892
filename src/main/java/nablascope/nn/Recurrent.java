package nablascope.nn;

import java.util.ArrayList;
import java.util.List;
import nablascope.experiment.LayerSpec;
import nablascope.math.Gemm;
import org.ejml.data.FMatrixRMaj;

/**
 * A stack of recurrent layers as PyTorch's {@code RNN}, {@code LSTM} and {@code GRU}: two bias vectors per layer, zero
 * initial state, back-propagation through all time steps. The input is (T·N) × F, time-major, T from
 * {@link Pass#timeSteps()}; the output is (T·N) × H, or N × H where the specification asks for the last step only.
 */
public final class Recurrent implements Layer {
    private final List<RecurrentLayer> layers = new ArrayList<>();
    private final List<Parameter> parameters;
    private final int inputs;
    private final int hidden;
    private final boolean outputAll;
    private final boolean first;
    private final FMatrixRMaj last = new FMatrixRMaj(0, 0);

    /**
     * @param name prefix of the parameters' names, such as {@code layers.0}
     * @param inputs F, the number of columns of the input
     * @param first whether nothing needs the gradient of the input; the backward pass then returns its argument
     */
    public Recurrent(String name, int inputs, LayerSpec.Recurrent spec, boolean first, Gemm gemm) {
        this.inputs = inputs;
        hidden = spec.hidden();
        outputAll = spec.outputAll();
        this.first = first;
        List<Parameter> all = new ArrayList<>();
        for (int k = 0; k < spec.numLayers(); k++) {
            layers.add(layer(name, k, k == 0 ? inputs : hidden, spec, gemm));
            all.addAll(layers.get(k).parameters());
        }
        parameters = List.copyOf(all);
    }

    private static RecurrentLayer layer(String name, int k, int inputs, LayerSpec.Recurrent spec, Gemm gemm) {
        String suffix = "_l" + k;
        int hidden = spec.hidden();
        return switch (spec.cell()) {
            case RNN ->
                new RecurrentLayer(
                        RecurrentWeights.of(name, suffix, inputs, hidden, 1),
                        (weights, products) -> new RnnCell(weights, spec.relu(), products),
                        gemm);
            case LSTM -> new RecurrentLayer(RecurrentWeights.of(name, suffix, inputs, hidden, 4), LstmCell::new, gemm);
            case GRU -> new RecurrentLayer(RecurrentWeights.of(name, suffix, inputs, hidden, 3), GruCell::new, gemm);
        };
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Pass pass) {
        int timeSteps = pass.timeSteps();
        if (x.numRows % timeSteps != 0) {
            throw new IllegalArgumentException(x.numRows + " rows are no whole number of " + timeSteps + " time steps");
        }
        if (x.numCols != inputs) {
            throw new IllegalArgumentException(x.numCols + " columns, expected " + inputs);
        }
        FMatrixRMaj sequence = x;
        for (int k = 0; k < layers.size(); k++) { // an iterator would be an object per pass
            sequence = layers.get(k).forward(sequence, timeSteps);
        }
        if (outputAll) {
            return sequence;
        }
        last.reshape(x.numRows / timeSteps, hidden);
        int length = last.getNumElements();
        System.arraycopy(sequence.data, sequence.getNumElements() - length, last.data, 0, length);
        return last;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        FMatrixRMaj gradient = dy;
        for (int k = layers.size() - 1; k >= 0; k--) {
            gradient = layers.get(k).backward(gradient, k > 0 || !first);
        }
        return first ? dy : gradient;
    }

    /** How many layers are stacked. */
    public int layerCount() {
        return layers.size();
    }

    /**
     * ‖dL/dhₜ‖₂ over rows and units by time step, of the last backward pass: the total derivative, through later time
     * steps too, which shows a gradient vanish or explode.
     *
     * @param layer of the stack, from 0 at the input
     * @return one number per time step; belongs to the layer and changes with its next backward pass
     */
    public double[] hiddenGradientNorms(int layer) {
        return layers.get(layer).hiddenNorms();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }
}
