package nablascope.nn;

import java.util.ArrayList;
import java.util.List;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.LayerSpec;
import nablascope.math.Gemm;
import nablascope.math.TorchRandom;

/**
 * Builds layers from their specifications with their first values, naming tensors as PyTorch's {@code nn.Sequential}
 * does.
 */
final class LayerFactory {
    private final Gemm gemm;
    private final Initializer initializer;
    private int width;
    private int dropoutLayers;

    /**
     * @param random where the first values come from, layer by layer
     * @param gemm which all layers share
     */
    LayerFactory(TorchRandom random, Gemm gemm) {
        this.gemm = gemm;
        initializer = new Initializer(random);
    }

    /**
     * Builds a chain.
     *
     * @param prefix of the tensors' names: layer i is {@code prefix.i}
     * @param first whether nothing needs the gradient of the chain's input
     */
    List<Layer> build(String prefix, int input, List<LayerSpec> specs, boolean first) {
        width = input;
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            layers.add(layer(prefix + "." + i, specs.get(i), first && i == 0));
        }
        return layers;
    }

    private Layer layer(String name, LayerSpec spec, boolean first) {
        return switch (spec) {
            case LayerSpec.Linear linear -> linear(name, linear, first);
            case LayerSpec.Activate activate -> new ActivationLayer(activate);
            case LayerSpec.Dropout dropout -> new Dropout(dropout, dropoutLayers++);
            case LayerSpec.BatchNorm norm -> new BatchNorm(name, width, norm);
            case LayerSpec.LayerNorm norm -> new LayerNorm(name, width, norm);
            case LayerSpec.Residual residual -> residual(name, residual);
            case LayerSpec.Recurrent recurrent -> recurrent(name, recurrent, first);
            case LayerSpec.Surface surface -> surface(name, surface);
        };
    }

    private Layer linear(String name, LayerSpec.Linear spec, boolean first) {
        Linear layer = new Linear(name, width, spec.out(), spec.bias(), first, gemm);
        initializer.linear(spec.init(), layer.weight(), layer.bias());
        width = spec.out();
        return layer;
    }

    private Layer surface(String name, LayerSpec.Surface spec) {
        width = 1;
        return new SurfaceLayer(name, spec.function());
    }

    private Layer residual(String name, LayerSpec.Residual spec) {
        int outer = width;
        List<Layer> branch = build(name + ".layers", outer, spec.layers(), false);
        if (width != outer) {
            throw new InvalidExperimentException(name, NetworkFault.RESIDUAL_WIDTH.with(outer, width));
        }
        return new Residual(branch);
    }

    private Layer recurrent(String name, LayerSpec.Recurrent spec, boolean first) {
        Recurrent layer = new Recurrent(name, width, spec, first, gemm);
        initializer.recurrent(spec, layer.parameters());
        width = spec.hidden();
        return layer;
    }
}
