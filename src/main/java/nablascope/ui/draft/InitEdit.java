package nablascope.ui.draft;

import java.util.OptionalDouble;
import nablascope.experiment.Activation;
import nablascope.experiment.InitSpec;
import nablascope.experiment.InitSpec.Scheme;
import nablascope.experiment.LayerSpec.Activate;
import nablascope.experiment.LayerSpec.Recurrent;

/** Changes of one choice among those that say how weights start. */
public final class InitEdit {
    private InitEdit() {}

    /** Another scheme, with the gain that suits the activation behind it; the same scheme keeps its own. */
    public static InitSpec withScheme(InitSpec i, Scheme scheme, Activation activation) {
        return withScheme(i, scheme, new Activate(activation));
    }

    /** Likewise, for an activation with a slope of its own. */
    public static InitSpec withScheme(InitSpec i, Scheme scheme, Activate activation) {
        return scheme == i.scheme() ? i : withGain(with(i, scheme), gain(activation));
    }

    /** Likewise, for the activation inside a recurrent layer. */
    public static InitSpec withScheme(InitSpec i, Scheme scheme, Recurrent layer) {
        boolean relu = layer.cell() == Recurrent.Cell.RNN && layer.relu();
        return withScheme(i, scheme, relu ? Activation.RELU : Activation.TANH);
    }

    private static InitSpec with(InitSpec i, Scheme scheme) {
        return new InitSpec(scheme, i.gain(), i.fanOut(), i.std(), i.bound(), i.value(), i.bias(), i.forgetBias());
    }

    public static InitSpec withGain(InitSpec i, double gain) {
        return new InitSpec(i.scheme(), gain, i.fanOut(), i.std(), i.bound(), i.value(), i.bias(), i.forgetBias());
    }

    public static InitSpec withFanOut(InitSpec i, boolean out) {
        return new InitSpec(i.scheme(), i.gain(), out, i.std(), i.bound(), i.value(), i.bias(), i.forgetBias());
    }

    public static InitSpec withStd(InitSpec i, double std) {
        return new InitSpec(i.scheme(), i.gain(), i.fanOut(), std, i.bound(), i.value(), i.bias(), i.forgetBias());
    }

    public static InitSpec withBound(InitSpec i, double bound) {
        return new InitSpec(i.scheme(), i.gain(), i.fanOut(), i.std(), bound, i.value(), i.bias(), i.forgetBias());
    }

    public static InitSpec withValue(InitSpec i, double value) {
        return new InitSpec(i.scheme(), i.gain(), i.fanOut(), i.std(), i.bound(), value, i.bias(), i.forgetBias());
    }

    public static InitSpec withBias(InitSpec i, OptionalDouble bias) {
        return new InitSpec(i.scheme(), i.gain(), i.fanOut(), i.std(), i.bound(), i.value(), bias, i.forgetBias());
    }

    public static InitSpec withForgetBias(InitSpec i, OptionalDouble bias) {
        return new InitSpec(i.scheme(), i.gain(), i.fanOut(), i.std(), i.bound(), i.value(), i.bias(), bias);
    }

    /** Whether a scheme multiplies by the gain. */
    public static boolean usesGain(Scheme scheme) {
        return switch (scheme) {
            case XAVIER_UNIFORM, XAVIER_NORMAL, KAIMING_UNIFORM, KAIMING_NORMAL, ORTHOGONAL -> true;
            case TORCH_DEFAULT, LECUN_NORMAL, NORMAL, UNIFORM, CONSTANT, IDENTITY -> false;
        };
    }

    /** Whether a scheme has a choice between incoming and outgoing connections. */
    public static boolean usesMode(Scheme scheme) {
        return scheme == Scheme.KAIMING_UNIFORM || scheme == Scheme.KAIMING_NORMAL;
    }

    /** The factor that PyTorch recommends, {@code torch.nn.init.calculate_gain}. */
    private static double gain(Activate a) {
        return switch (a.activation()) {
            case TANH -> 5.0 / 3;
            case RELU, RELU6 -> Math.sqrt(2);
            case LEAKY_RELU -> Math.sqrt(2 / (1 + a.slope() * a.slope()));
            case SELU -> 0.75;
            default -> 1;
        };
    }
}
