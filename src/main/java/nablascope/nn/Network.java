package nablascope.nn;

import java.util.List;
import nablascope.experiment.ModelSpec;
import nablascope.math.Gemm;
import nablascope.math.TorchRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * A chain of layers. Keeps every layer's output and the gradient that reached it, so that instruments can look at the
 * whole signal after a step. Engine thread only.
 */
public final class Network {
    private final List<Layer> layers;
    private final List<Parameter> parameters;
    private final List<Parameter> buffers;
    private final FMatrixRMaj[] outputs;
    private final FMatrixRMaj[] outputGrads;

    public Network(List<Layer> layers) {
        this.layers = List.copyOf(layers);
        this.parameters = layers.stream().flatMap(l -> l.parameters().stream()).toList();
        this.buffers = layers.stream().flatMap(l -> l.buffers().stream()).toList();
        this.outputs = new FMatrixRMaj[layers.size()];
        this.outputGrads = new FMatrixRMaj[layers.size()];
    }

    /** How layer i is called in names of tensors and series. */
    public static String layerName(int i) {
        return "layers." + i;
    }

    /**
     * The network of a specification with its first values.
     *
     * @param random where they come from; advanced
     */
    public static Network of(ModelSpec model, TorchRandom random) {
        return of(model, random, new Gemm());
    }

    /**
     * The same.
     *
     * @param gemm which computes all products of the network
     */
    public static Network of(ModelSpec model, TorchRandom random, Gemm gemm) {
        return new Network(new LayerFactory(random, gemm).build("layers", model.input(), model.expand(), true));
    }

    /**
     * The network's output.
     *
     * @param x rows × input features, time-major for sequences; must stay as it is until the backward pass is done
     */
    public FMatrixRMaj forward(FMatrixRMaj x, Pass pass) {
        FMatrixRMaj signal = x;
        for (int i = 0; i < outputs.length; i++) {
            signal = layers.get(i).forward(signal, pass);
            if (outputs[i] != signal) { // writing a reference costs the collector's book-keeping
                outputs[i] = signal;
            }
        }
        return signal;
    }

    /** Writes dL/dw into every parameter's gradient, given dL/d(output). */
    public void backward(FMatrixRMaj dy) {
        FMatrixRMaj signal = dy;
        for (int i = outputs.length - 1; i >= 0; i--) {
            if (outputGrads[i] != signal) {
                outputGrads[i] = signal;
            }
            signal = layers.get(i).backward(signal);
        }
    }

    public int layerCount() {
        return outputs.length;
    }

    public Layer layer(int i) {
        return layers.get(i);
    }

    /** Output of layer i in the last forward pass. */
    public FMatrixRMaj output(int i) {
        return outputs[i];
    }

    /** dL/d(output of layer i) in the last backward pass. */
    public FMatrixRMaj outputGrad(int i) {
        return outputGrads[i];
    }

    /** The trained tensors in order. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The untrained numbers that evaluation needs. */
    public List<Parameter> buffers() {
        return buffers;
    }
}
