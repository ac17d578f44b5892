package nablascope.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors that a model has, with PyTorch's names and shapes, known before anything is allocated: {@code layers.0.weight}
 * is [out][in].
 */
public final class ModelShapes {
    private final Map<String, int[]> parameters = new LinkedHashMap<>();
    private final Map<String, int[]> buffers = new LinkedHashMap<>();
    private int width;
    private boolean sequence;

    /**
     * @param sequence whether the data has time steps
     * @throws InvalidExperimentException if the layers do not fit each other or the data
     */
    public ModelShapes(ModelSpec model, boolean sequence) {
        this.width = model.input();
        this.sequence = sequence;
        chain("layers", model.expand());
    }

    /** Whether the model needs data with time steps. */
    public static boolean isRecurrent(ModelSpec model) {
        return isRecurrent(model.expand());
    }

    private static boolean isRecurrent(List<LayerSpec> layers) {
        return layers.stream()
                .anyMatch(layer -> layer instanceof LayerSpec.Recurrent
                        || (layer instanceof LayerSpec.Residual residual && isRecurrent(residual.layers())));
    }

    /** The trainable tensors in order. */
    public Map<String, int[]> parameters() {
        return parameters;
    }

    /** The running statistics in order. */
    public Map<String, int[]> buffers() {
        return buffers;
    }

    /** Width of the last layer's output. */
    public int outputs() {
        return width;
    }

    /** Whether there is an output for every time step. */
    public boolean outputsSequence() {
        return sequence;
    }

    /** How many numbers are trained. */
    public long count() {
        long count = 0;
        for (int[] shape : parameters.values()) {
            long size = 1;
            for (int length : shape) {
                size *= length;
            }
            count += size;
        }
        return count;
    }

    private void chain(String prefix, List<LayerSpec> layers) {
        for (int i = 0; i < layers.size(); i++) {
            layer(prefix + "." + i, layers.get(i));
        }
    }

    private void layer(String name, LayerSpec layer) {
        switch (layer) {
            case LayerSpec.Linear linear -> {
                parameters.put(name + ".weight", new int[] {linear.out(), width});
                if (linear.bias()) {
                    parameters.put(name + ".bias", new int[] {linear.out()});
                }
                width = linear.out();
            }
            case LayerSpec.BatchNorm norm -> {
                scale(name);
                buffers.put(name + ".running_mean", new int[] {width});
                buffers.put(name + ".running_var", new int[] {width});
            }
            case LayerSpec.LayerNorm norm -> scale(name);
            case LayerSpec.Residual residual -> residual(name, residual);
            case LayerSpec.Recurrent recurrent -> recurrent(name, recurrent);
            case LayerSpec.Surface surface -> {
                parameters.put(name + ".weight", new int[] {1, 2});
                width = 1;
            }
            case LayerSpec.Activate activate -> {}
            case LayerSpec.Dropout dropout -> {}
        }
    }

    private void scale(String name) {
        parameters.put(name + ".weight", new int[] {width});
        parameters.put(name + ".bias", new int[] {width});
    }

    private void residual(String name, LayerSpec.Residual residual) {
        int outer = width;
        boolean outerSequence = sequence;
        chain(name + ".layers", residual.layers());
        if (width != outer || sequence != outerSequence) {
            throw new InvalidExperimentException(
                    "model." + name,
                    Misfit.RESIDUAL_WIDTH.with(
                            (sequence ? Misfit.OUTPUTS_PER_STEP : Misfit.OUTPUTS).with(width),
                            (outerSequence ? Misfit.INPUTS_PER_STEP : Misfit.INPUTS).with(outer)));
        }
    }

    private void recurrent(String name, LayerSpec.Recurrent recurrent) {
        if (!sequence) {
            throw new InvalidExperimentException("model." + name, Misfit.NO_TIME_STEPS.with());
        }
        int rows = recurrent.hidden() * gates(recurrent.cell());
        for (int k = 0; k < recurrent.numLayers(); k++) {
            parameters.put(name + ".weight_ih_l" + k, new int[] {rows, k == 0 ? width : recurrent.hidden()});
            parameters.put(name + ".weight_hh_l" + k, new int[] {rows, recurrent.hidden()});
            parameters.put(name + ".bias_ih_l" + k, new int[] {rows});
            parameters.put(name + ".bias_hh_l" + k, new int[] {rows});
        }
        width = recurrent.hidden();
        sequence = recurrent.outputAll();
    }

    private static int gates(LayerSpec.Recurrent.Cell cell) {
        return switch (cell) {
            case RNN -> 1;
            case LSTM -> 4;
            case GRU -> 3;
        };
    }
}
