package nablascope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The network: either the short form of a multi-layer perceptron or a list of layers. */
public sealed interface ModelSpec {

    int MAX_WIDTH = 1_000_000;

    /** Number of input features per row (and time step). */
    int input();

    /** The layers in order, the short form written out. */
    List<LayerSpec> expand();

    /** The same network with another drop probability in each dropout layer that it has. */
    ModelSpec withDropout(double p);

    /** The drop probability of the first dropout layer; empty: there is none. */
    default OptionalDouble firstDropout() {
        return firstDropout(expand());
    }

    private static OptionalDouble firstDropout(List<LayerSpec> layers) {
        for (LayerSpec layer : layers) {
            OptionalDouble p = switch (layer) {
                case LayerSpec.Dropout dropout -> OptionalDouble.of(dropout.p());
                case LayerSpec.Residual block -> firstDropout(block.layers());
                default -> OptionalDouble.empty();
            };
            if (p.isPresent()) {
                return p;
            }
        }
        return OptionalDouble.empty();
    }

    /** Normalisation between the linear layer and its activation. */
    enum Norm {
        NONE,
        BATCH,
        LAYER
    }

    /**
     * For each hidden width linear, normalisation, activation, dropout; then linear. With {@code residual}, each
     * hidden block that keeps its width is a residual block.
     *
     * @param dropout drop probability, 0 included: a layer that a live knob can raise; empty: no dropout layers
     */
    record Mlp(
            int input,
            List<Integer> hidden,
            Activation activation,
            Norm norm,
            OptionalDouble dropout,
            boolean residual,
            int output,
            InitSpec init)
            implements ModelSpec {

        public Mlp {
            Check.within("model.input", (long) input, 1, MAX_WIDTH);
            Check.within("model.output", (long) output, 1, MAX_WIDTH);
            dropout.ifPresent(p -> Check.within("model.dropout", p, 0, 1));
            hidden = List.copyOf(hidden);
            for (int width : hidden) {
                Check.within("model.hidden", (long) width, 1, MAX_WIDTH);
            }
        }

        @Override
        public List<LayerSpec> expand() {
            List<LayerSpec> layers = new ArrayList<>();
            int width = input;
            for (int next : hidden) {
                List<LayerSpec> block = block(next);
                if (residual && next == width) {
                    layers.add(new LayerSpec.Residual(block));
                } else {
                    layers.addAll(block);
                }
                width = next;
            }
            layers.add(new LayerSpec.Linear(output, true, init));
            return layers;
        }

        @Override
        public ModelSpec withDropout(double p) {
            OptionalDouble changed = dropout.isEmpty() ? dropout : OptionalDouble.of(p);
            return new Mlp(input, hidden, activation, norm, changed, residual, output, init);
        }

        private List<LayerSpec> block(int width) {
            List<LayerSpec> block = new ArrayList<>();
            block.add(new LayerSpec.Linear(width, true, init));
            switch (norm) {
                case NONE -> {}
                case BATCH -> block.add(LayerSpec.BatchNorm.DEFAULT);
                case LAYER -> block.add(LayerSpec.LayerNorm.DEFAULT);
            }
            block.add(new LayerSpec.Activate(activation));
            dropout.ifPresent(p -> block.add(new LayerSpec.Dropout(p)));
            return block;
        }
    }

    /** The layers one by one. */
    record Layers(int input, List<LayerSpec> layers) implements ModelSpec {
        public Layers {
            Check.within("model.input", (long) input, 1, MAX_WIDTH);
            layers = List.copyOf(layers);
            if (layers.isEmpty()) {
                throw new InvalidExperimentException("model.layers", "is empty; give at least one layer");
            }
        }

        @Override
        public List<LayerSpec> expand() {
            return layers;
        }

        @Override
        public ModelSpec withDropout(double p) {
            return new Layers(input, withDropout(layers, p));
        }

        private static List<LayerSpec> withDropout(List<LayerSpec> layers, double p) {
            return layers.stream().map(layer -> withDropout(layer, p)).toList();
        }

        private static LayerSpec withDropout(LayerSpec layer, double p) {
            return switch (layer) {
                case LayerSpec.Dropout dropout -> new LayerSpec.Dropout(p, dropout.masks());
                case LayerSpec.Residual residual -> new LayerSpec.Residual(withDropout(residual.layers(), p));
                default -> layer;
            };
        }
    }
}
