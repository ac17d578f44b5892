package nablascope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The network: the short form of a multi-layer perceptron, a list of layers, or a surface in place of a network. */
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
                throw new InvalidExperimentException("model.layers", Misfit.NO_LAYER.with());
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

    /**
     * A loss that is a function of two parameters, without data: {@code {"surface": kind, "start": [x, y],
     * "coefficients": [a, b]}}. The parameters are the tensor {@code layers.0.weight}, [1][2]; penalties, clipping and
     * optimizers act on them as on any weights.
     *
     * @param startX first parameter before the first step
     * @param startY second parameter before the first step
     */
    record Surface(Kind kind, double startX, double startY, double a, double b) implements ModelSpec {

        /** The functions f(x, y), each with usual coefficients and start. */
        public enum Kind {
            /** ½(a·x² + b·y²): a and b are the curvatures. */
            QUADRATIC(1, 1, 20, 1),
            /** a·x² + b·y², far from 0, to which the L1 penalty adds λ·Σ|w|. */
            ABS_SUM(100, 100, 1, 1),
            /** ½(a·x·y - b)², whose sharpness differs along its valley of minima. */
            FACTORIZATION(0.1, 4, 1, 1),
            /** a·(1 - x)² + b·(y - x²)². */
            ROSENBROCK(-1.2, 1, 1, 100),
            /** a·x⁴ + b·y⁴, flat at its minimum. */
            QUARTIC(1, 1, 1, 1);

            private final double startX;
            private final double startY;
            private final double a;
            private final double b;

            Kind(double startX, double startY, double a, double b) {
                this.startX = startX;
                this.startY = startY;
                this.a = a;
                this.b = b;
            }
        }

        public Surface {
            Check.finite("model.start", startX);
            Check.finite("model.start", startY);
            Check.finite("model.coefficients", a);
            Check.finite("model.coefficients", b);
        }

        /** The kind with its usual coefficients and start. */
        public static Surface of(Kind kind) {
            return new Surface(kind, kind.startX, kind.startY, kind.a, kind.b);
        }

        /** f(x, y). */
        public double value(double x, double y) {
            return switch (kind) {
                case QUADRATIC -> (a * x * x + b * y * y) / 2;
                case ABS_SUM -> a * x * x + b * y * y;
                case FACTORIZATION -> (a * x * y - b) * (a * x * y - b) / 2;
                case ROSENBROCK -> a * (1 - x) * (1 - x) + b * (y - x * x) * (y - x * x);
                case QUARTIC -> a * x * x * x * x + b * y * y * y * y;
            };
        }

        /** ∂f/∂x. */
        public double slopeX(double x, double y) {
            return switch (kind) {
                case QUADRATIC -> a * x;
                case ABS_SUM -> 2 * a * x;
                case FACTORIZATION -> (a * x * y - b) * a * y;
                case ROSENBROCK -> -2 * a * (1 - x) - 4 * b * x * (y - x * x);
                case QUARTIC -> 4 * a * x * x * x;
            };
        }

        /** ∂f/∂y. */
        public double slopeY(double x, double y) {
            return switch (kind) {
                case QUADRATIC -> b * y;
                case ABS_SUM -> 2 * b * y;
                case FACTORIZATION -> (a * x * y - b) * a * x;
                case ROSENBROCK -> 2 * b * (y - x * x);
                case QUARTIC -> 4 * b * y * y * y;
            };
        }

        @Override
        public int input() {
            return 1;
        }

        @Override
        public List<LayerSpec> expand() {
            return List.of(new LayerSpec.Surface(this));
        }

        @Override
        public ModelSpec withDropout(double p) {
            return this;
        }
    }
}
