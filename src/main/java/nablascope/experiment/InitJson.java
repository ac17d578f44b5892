package nablascope.experiment;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The {@code init} object of a model or layer. */
final class InitJson {
    private static final List<String> GAIN_NAMES = List.of("linear", "sigmoid", "tanh", "relu", "leaky_relu", "selu");

    /** {@code torch.nn.init.calculate_gain} with the default slope of leaky relu. */
    private static final double[] GAINS = {1, 1, 5.0 / 3, Math.sqrt(2), Math.sqrt(2 / (1 + 0.01 * 0.01)), 0.75};

    private static final String TORCH = "torch_default";

    private InitJson() {}

    static InitSpec read(String path, @Nullable Object json) {
        Fields f = Fields.of(path, json, "scheme", "gain", "mode", "std", "bound", "value", "bias", "forgetBias");
        InitSpec.Scheme scheme = f.choice("scheme", InitSpec.Scheme.class);
        return new InitSpec(
                scheme,
                gain(f, scheme),
                f.either("mode", "fan_in", "fan_out"),
                Check.nonNegative(f.path("std"), f.number("std", 1)),
                Check.nonNegative(f.path("bound"), f.number("bound", 1)),
                f.number("value", 0),
                bias(f),
                f.has("forgetBias") ? OptionalDouble.of(f.number("forgetBias")) : OptionalDouble.empty());
    }

    /** PyTorch's default is the gain of relu for its Kaiming functions and 1 for the others. */
    private static double defaultGain(InitSpec.Scheme scheme) {
        return switch (scheme) {
            case KAIMING_NORMAL, KAIMING_UNIFORM -> Math.sqrt(2);
            default -> 1;
        };
    }

    private static double gain(Fields f, InitSpec.Scheme scheme) {
        if (!f.has("gain")) {
            return defaultGain(scheme);
        }
        return f.get("gain") instanceof String ? GAINS[f.word("gain", GAIN_NAMES)] : f.number("gain");
    }

    private static OptionalDouble bias(Fields f) {
        if (!f.has("bias")) {
            return OptionalDouble.empty();
        }
        if (f.get("bias") instanceof String) {
            return f.word("bias", List.of(TORCH, "zeros")) == 0 ? OptionalDouble.empty() : OptionalDouble.of(0);
        }
        return OptionalDouble.of(f.number("bias"));
    }

    static Map<String, @Nullable Object> write(InitSpec init) {
        Tree tree = new Tree().put("scheme", Words.of(init.scheme()));
        if (init.gain() != defaultGain(init.scheme())) {
            tree.put("gain", gainWord(init.gain()));
        }
        tree.putUnless("fan_in", "mode", init.fanOut() ? "fan_out" : "fan_in")
                .putUnless(1.0, "std", init.std())
                .putUnless(1.0, "bound", init.bound())
                .putUnless(0.0, "value", init.value());
        init.bias().ifPresent(bias -> tree.put("bias", bias == 0 ? "zeros" : bias));
        init.forgetBias().ifPresent(bias -> tree.put("forgetBias", bias));
        return tree.map();
    }

    private static Object gainWord(double gain) {
        for (int i = 0; i < GAINS.length; i++) {
            if (GAINS[i] == gain) {
                return GAIN_NAMES.get(i);
            }
        }
        return gain;
    }
}
