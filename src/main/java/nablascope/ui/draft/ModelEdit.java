package nablascope.ui.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import nablascope.experiment.Activation;
import nablascope.experiment.InitSpec;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LayerSpec.Recurrent;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.ModelSpec.Layers;
import nablascope.experiment.ModelSpec.Mlp;

/** Changes of one choice in a model; everything else in it stays. */
public final class ModelEdit {
    /** To start from where the experiment has none; its ends follow the data. */
    static final Mlp PERCEPTRON = new Mlp(
            1,
            List.of(64),
            Activation.RELU,
            ModelSpec.Norm.NONE,
            OptionalDouble.of(0),
            false,
            1,
            InitSpec.TORCH_DEFAULT);

    private static final int WIDTH = 64;
    private static final int RECURRENT_WIDTH = 32;

    private ModelEdit() {}

    /** The width of the first hidden layer. */
    public static int width(Mlp m) {
        return m.hidden().isEmpty() ? WIDTH : m.hidden().getFirst();
    }

    /** So many hidden layers: the present ones from the first on, then more as wide as the last of them. */
    public static Mlp withDepth(Mlp m, int depth) {
        List<Integer> hidden = new ArrayList<>(m.hidden());
        int last = hidden.isEmpty() ? WIDTH : hidden.getLast();
        hidden.addAll(Collections.nCopies(Math.max(0, depth - hidden.size()), last));
        return withHidden(m, hidden.subList(0, depth));
    }

    /** Every hidden layer so wide. */
    public static Mlp withWidth(Mlp m, int width) {
        return withHidden(m, Collections.nCopies(m.hidden().size(), width));
    }

    private static Mlp withHidden(Mlp m, List<Integer> hidden) {
        return new Mlp(m.input(), hidden, m.activation(), m.norm(), m.dropout(), m.residual(), m.output(), m.init());
    }

    public static Mlp withActivation(Mlp m, Activation a) {
        return new Mlp(m.input(), m.hidden(), a, m.norm(), m.dropout(), m.residual(), m.output(), m.init());
    }

    public static Mlp withNorm(Mlp m, ModelSpec.Norm norm) {
        return new Mlp(m.input(), m.hidden(), m.activation(), norm, m.dropout(), m.residual(), m.output(), m.init());
    }

    public static Mlp withDropout(Mlp m, OptionalDouble p) {
        return new Mlp(m.input(), m.hidden(), m.activation(), m.norm(), p, m.residual(), m.output(), m.init());
    }

    public static Mlp withResidual(Mlp m, boolean residual) {
        return new Mlp(m.input(), m.hidden(), m.activation(), m.norm(), m.dropout(), residual, m.output(), m.init());
    }

    public static Mlp withInit(Mlp m, InitSpec init) {
        return new Mlp(m.input(), m.hidden(), m.activation(), m.norm(), m.dropout(), m.residual(), m.output(), init);
    }

    public static Recurrent withCell(Recurrent r, Recurrent.Cell cell) {
        return new Recurrent(cell, r.hidden(), r.numLayers(), r.relu(), r.outputAll(), r.init());
    }

    public static Recurrent withHidden(Recurrent r, int hidden) {
        return new Recurrent(r.cell(), hidden, r.numLayers(), r.relu(), r.outputAll(), r.init());
    }

    public static Recurrent withNumLayers(Recurrent r, int count) {
        return new Recurrent(r.cell(), r.hidden(), count, r.relu(), r.outputAll(), r.init());
    }

    public static Recurrent withRelu(Recurrent r, boolean relu) {
        return new Recurrent(r.cell(), r.hidden(), r.numLayers(), relu, r.outputAll(), r.init());
    }

    public static Recurrent withOutputAll(Recurrent r, boolean all) {
        return new Recurrent(r.cell(), r.hidden(), r.numLayers(), r.relu(), all, r.init());
    }

    public static Recurrent withInit(Recurrent r, InitSpec init) {
        return new Recurrent(r.cell(), r.hidden(), r.numLayers(), r.relu(), r.outputAll(), init);
    }

    /** A cell as it is usually begun with. */
    static Recurrent usual(Recurrent.Cell cell) {
        return new Recurrent(cell, RECURRENT_WIDTH, 1, false, false, InitSpec.TORCH_DEFAULT);
    }

    /** An LSTM and a linear layer behind it; the ends follow the data. */
    static Layers recurrent(boolean everyStep) {
        Recurrent lstm = withOutputAll(usual(Recurrent.Cell.LSTM), everyStep);
        return new Layers(1, List.of(lstm, new LayerSpec.Linear(1, true, InitSpec.TORCH_DEFAULT)));
    }

    /** The same layers with another first one. */
    public static Layers withFirst(Layers own, LayerSpec first) {
        List<LayerSpec> layers = new ArrayList<>(own.layers());
        layers.set(0, first);
        return new Layers(own.input(), layers);
    }

    /** As wide at both ends as the rows want, where the last layer is linear. */
    static ModelSpec fit(ModelSpec model, int input, int output) {
        return switch (model) {
            case Mlp m ->
                new Mlp(input, m.hidden(), m.activation(), m.norm(), m.dropout(), m.residual(), output, m.init());
            case ModelSpec.Surface own -> own;
            case Layers own -> {
                List<LayerSpec> layers = new ArrayList<>(own.layers());
                if (layers.getLast() instanceof LayerSpec.Linear last) {
                    layers.set(layers.size() - 1, new LayerSpec.Linear(output, last.bias(), last.init()));
                }
                yield new Layers(input, layers);
            }
        };
    }
}
