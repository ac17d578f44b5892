package nablascope.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One layer of a model, as the experiment file lists it. */
public sealed interface LayerSpec {

    /** y = x·Wᵀ + b. */
    record Linear(int out, boolean bias, InitSpec init) implements LayerSpec {
        public Linear {
            Check.within("model.layers.out", (long) out, 1, ModelSpec.MAX_WIDTH);
        }
    }

    /**
     * A pointwise non-linearity.
     *
     * @param slope negative slope of leaky relu
     * @param alpha scale of elu's negative branch
     */
    record Activate(Activation activation, double slope, double alpha) implements LayerSpec {
        public Activate(Activation activation) {
            this(activation, 0.01, 1);
        }
    }

    /**
     * Inverted dropout.
     *
     * @param p drop probability
     * @param masks the kept elements per step, [step][row·unit], in place of random ones; null: random
     */
    record Dropout(double p, @Nullable List<boolean[]> masks) implements LayerSpec {
        public Dropout {
            Check.within("model.dropout", p, 0, 1);
        }

        public Dropout(double p) {
            this(p, null);
        }
    }

    /** Normalisation over the rows of a batch. */
    record BatchNorm(double eps, double momentum) implements LayerSpec {
        public static final BatchNorm DEFAULT = new BatchNorm(1e-5, 0.1);

        public BatchNorm {
            Check.positive("model.layers.eps", eps);
            Check.within("model.layers.momentum", momentum, 0, 1);
        }
    }

    /** Normalisation over the units of a row. */
    record LayerNorm(double eps) implements LayerSpec {
        public static final LayerNorm DEFAULT = new LayerNorm(1e-5);

        public LayerNorm {
            Check.positive("model.layers.eps", eps);
        }
    }

    /** y = x + F(x), F the given layers. */
    record Residual(List<LayerSpec> layers) implements LayerSpec {
        public Residual {
            layers = List.copyOf(layers);
        }
    }

    /** A function of two weights: the only layer of a {@link ModelSpec.Surface}. */
    record Surface(ModelSpec.Surface function) implements LayerSpec {}

    /**
     * A stack of recurrent layers.
     *
     * @param relu relu instead of tanh ({@code RNN} only)
     * @param outputAll every time step's output instead of the last one's
     */
    record Recurrent(Cell cell, int hidden, int numLayers, boolean relu, boolean outputAll, InitSpec init)
            implements LayerSpec {

        /** The recurrent cells. */
        public enum Cell {
            RNN,
            LSTM,
            GRU
        }

        public Recurrent {
            Check.within("model.layers.hidden", (long) hidden, 1, ModelSpec.MAX_WIDTH);
            Check.within("model.layers.numLayers", (long) numLayers, 1, 100);
        }
    }
}
