package nablascope.ui.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import nablascope.experiment.Activation;
import nablascope.experiment.InitSpec;
import nablascope.experiment.ModelSpec;

/**
 * What the structure panel shows of a multi-layer perceptron.
 *
 * @param width of the first hidden layer
 * @param initSize standard deviation or half-width of the schemes that have one
 */
record NetworkDraft(int depth, int width, Activation activation, InitSpec.Scheme init, double initSize) {
    /** Stands for a network that the panel cannot show. */
    static final NetworkDraft NOT_SHOWN = new NetworkDraft(0, 1, Activation.IDENTITY, InitSpec.Scheme.TORCH_DEFAULT, 1);

    private static final int MOST_WIDTHS = 4;

    static NetworkDraft of(ModelSpec.Mlp mlp) {
        int width = mlp.hidden().isEmpty() ? 64 : mlp.hidden().getFirst();
        InitSpec init = mlp.init();
        double size = init.scheme() == InitSpec.Scheme.UNIFORM ? init.bound() : init.std();
        return new NetworkDraft(mlp.hidden().size(), width, mlp.activation(), init.scheme(), size);
    }

    /** The given network with what was changed here; everything else in it stays. */
    ModelSpec.Mlp model(ModelSpec.Mlp own, int input, int output) {
        NetworkDraft was = of(own);
        boolean sameShape = depth == was.depth && width == was.width;
        List<Integer> hidden = sameShape ? own.hidden() : Collections.nCopies(depth, width);
        return new ModelSpec.Mlp(
                input, hidden, activation, own.norm(), own.dropout(), own.residual(), output, init(own.init(), was));
    }

    private InitSpec init(InitSpec own, NetworkDraft was) {
        double gain = init == was.init ? own.gain() : gain(activation);
        boolean sameSize = init == was.init && initSize == was.initSize;
        double std = sameSize || init != InitSpec.Scheme.NORMAL ? own.std() : initSize;
        double bound = sameSize || init != InitSpec.Scheme.UNIFORM ? own.bound() : initSize;
        return new InitSpec(init, gain, own.fanOut(), std, bound, own.value(), own.bias(), own.forgetBias());
    }

    /** The factor that PyTorch recommends, {@code torch.nn.init.calculate_gain}. */
    private static double gain(Activation activation) {
        return switch (activation) {
            case TANH -> 5.0 / 3;
            case RELU, RELU6 -> Math.sqrt(2);
            case LEAKY_RELU -> Math.sqrt(2 / (1 + 0.01 * 0.01));
            case SELU -> 0.75;
            default -> 1;
        };
    }

    /** Widths and activation: {@code 2-8-8-2 tanh}, {@code 64-6×64-10 relu}. */
    static String shape(ModelSpec.Mlp mlp) {
        List<String> widths = new ArrayList<>();
        widths.add("" + mlp.input());
        boolean uniform = new HashSet<>(mlp.hidden()).size() == 1;
        if (mlp.hidden().size() < MOST_WIDTHS) {
            mlp.hidden().forEach(width -> widths.add("" + width));
        } else if (uniform) {
            widths.add(mlp.hidden().size() + "×" + mlp.hidden().getFirst());
        } else {
            widths.add("…");
        }
        widths.add("" + mlp.output());
        return String.join("-", widths) + " "
                + mlp.activation().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
