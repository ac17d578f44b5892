package nablascope.ui.story;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.ModelSpec;
import nablascope.ui.text.Texts;

/** A network's tensors as people call them: {@code layers.6.weight (linear layer 4 of 7)}. */
public final class TensorNames {
    private static final Pattern NAME = Pattern.compile("layers\\.(\\d+)(.*)");

    private final List<LayerSpec> layers;

    public TensorNames(ModelSpec network) {
        layers = network.expand();
    }

    /** A parameter by its name; a layer, which is named without one, by its output. */
    String describe(Texts texts, String tensor) {
        Matcher matcher = NAME.matcher(tensor);
        boolean output = matcher.matches() && matcher.group(2).isEmpty();
        return output ? texts.get("layer.output", layer(texts, tensor)) : layer(texts, tensor);
    }

    /** A parameter or a layer with what the layer is. */
    public String layer(Texts texts, String name) {
        Matcher matcher = NAME.matcher(name);
        int index = matcher.matches() ? Integer.parseInt(matcher.group(1)) : layers.size();
        return index < layers.size() ? texts.get("layer.of", name, kind(texts, index)) : name;
    }

    /** What the layer is, and the how many-eth of its kind. */
    private String kind(Texts texts, int index) {
        Class<?> kind = layers.get(index).getClass();
        long before = layers.subList(0, index).stream().filter(kind::isInstance).count();
        long all = layers.stream().filter(kind::isInstance).count();
        String key = switch (layers.get(index)) {
            case LayerSpec.Linear _ -> "layer.linear";
            case LayerSpec.Activate _ -> "layer.activation";
            case LayerSpec.Dropout _ -> "layer.dropout";
            case LayerSpec.BatchNorm _ -> "layer.batchNorm";
            case LayerSpec.LayerNorm _ -> "layer.layerNorm";
            case LayerSpec.Residual _ -> "layer.residual";
            case LayerSpec.Recurrent _ -> "layer.recurrent";
            case LayerSpec.Surface _ -> "layer.surface";
        };
        return all == 1 ? texts.get(key) : texts.get("layer.nth", texts.get(key), before + 1, all);
    }
}
