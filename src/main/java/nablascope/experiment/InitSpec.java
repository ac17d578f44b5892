package nablascope.experiment;

import java.util.OptionalDouble;

/**
 * How weights start, with the names of {@code torch.nn.init}.
 *
 * @param gain factor of the Xavier and Kaiming schemes and of {@code ORTHOGONAL}
 * @param fanOut count outgoing instead of incoming connections (Kaiming)
 * @param std standard deviation of {@code NORMAL}
 * @param bound half-width of {@code UNIFORM}
 * @param value the number of {@code CONSTANT}
 * @param bias every bias; empty: PyTorch's default for the layer
 * @param forgetBias start of the LSTM's forget gate bias; empty: as the other biases
 */
public record InitSpec(
        Scheme scheme,
        double gain,
        boolean fanOut,
        double std,
        double bound,
        double value,
        OptionalDouble bias,
        OptionalDouble forgetBias) {

    /** The schemes. */
    public enum Scheme {
        TORCH_DEFAULT,
        XAVIER_UNIFORM,
        XAVIER_NORMAL,
        KAIMING_UNIFORM,
        KAIMING_NORMAL,
        LECUN_NORMAL,
        ORTHOGONAL,
        NORMAL,
        UNIFORM,
        CONSTANT,
        IDENTITY
    }

    /** PyTorch's default for each kind of layer. */
    public static final InitSpec TORCH_DEFAULT = of(Scheme.TORCH_DEFAULT, 1);

    public InitSpec {
        Check.nonNegative("model.init.std", std);
        Check.nonNegative("model.init.bound", bound);
    }

    /** The given scheme and gain, standard deviation and bound 1, PyTorch's biases. */
    public static InitSpec of(Scheme scheme, double gain) {
        return new InitSpec(scheme, gain, false, 1, 1, 0, OptionalDouble.empty(), OptionalDouble.empty());
    }
}
