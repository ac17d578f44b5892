package nablascope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of a model's {@code layers}. */
final class LayerJson {
    private static final int MAX_LAYERS = 10_000;
    private static final List<String> ACTIVATIONS = Words.of(Activation.values());
    private static final List<String> CELLS = Words.of(LayerSpec.Recurrent.Cell.values());

    private LayerJson() {}

    static List<LayerSpec> readAll(String path, @Nullable Object json) {
        List<?> list = Fields.list(path, json);
        Check.within(path, (long) list.size(), 1, MAX_LAYERS);
        List<LayerSpec> layers = new ArrayList<>();
        for (Object layer : list) {
            layers.add(read(path + "[" + layers.size() + "]", layer));
        }
        return layers;
    }

    private static LayerSpec read(String path, @Nullable Object json) {
        Fields any = Fields.any(path, json);
        List<String> types = new ArrayList<>(List.of("linear", "dropout", "batchnorm", "layernorm", "residual"));
        types.addAll(CELLS);
        types.addAll(ACTIVATIONS);
        String type = types.get(any.word("type", types));
        return switch (type) {
            case "linear" -> linear(Fields.of(path, json, "type", "out", "bias", "init"));
            case "dropout" -> dropout(Fields.of(path, json, "type", "p", "masks"));
            case "batchnorm" -> batchNorm(Fields.of(path, json, "type", "eps", "momentum"));
            case "layernorm" -> layerNorm(Fields.of(path, json, "type", "eps"));
            case "residual" -> residual(Fields.of(path, json, "type", "layers"));
            case "rnn", "lstm", "gru" ->
                recurrent(Fields.of(path, json, "type", "hidden", "numLayers", "nonlinearity", "output", "init"));
            default -> activate(Fields.of(path, json, "type", "slope", "alpha"));
        };
    }

    static InitSpec init(Fields f) {
        return f.has("init") ? InitJson.read(f.path("init"), f.get("init")) : InitSpec.TORCH_DEFAULT;
    }

    private static LayerSpec linear(Fields f) {
        return new LayerSpec.Linear((int) f.integer("out", 1, ModelSpec.MAX_WIDTH), f.flag("bias", true), init(f));
    }

    private static LayerSpec activate(Fields f) {
        return new LayerSpec.Activate(
                f.choice("type", Activation.class), f.number("slope", 0.01), f.number("alpha", 1));
    }

    private static LayerSpec dropout(Fields f) {
        double p = Check.within(f.path("p"), f.number("p"), 0, 1);
        if (!f.has("masks")) {
            return new LayerSpec.Dropout(p);
        }
        List<boolean[]> masks = new ArrayList<>();
        for (Object step : f.list("masks")) {
            masks.add(mask(f.path("masks") + "[" + masks.size() + "]", step));
        }
        return new LayerSpec.Dropout(p, masks);
    }

    private static boolean[] mask(String path, @Nullable Object json) {
        NumberArray array = ArrayJson.read(path, json);
        boolean[] mask = new boolean[array.values().length];
        for (int i = 0; i < mask.length; i++) {
            float kept = array.values()[i];
            if (kept != 0 && kept != 1) {
                throw new InvalidExperimentException(path, ValueFault.NO_MASK.with(kept));
            }
            mask[i] = kept == 1;
        }
        return mask;
    }

    private static LayerSpec batchNorm(Fields f) {
        return new LayerSpec.BatchNorm(
                Check.positive(f.path("eps"), f.number("eps", LayerSpec.BatchNorm.DEFAULT.eps())),
                Check.within(f.path("momentum"), f.number("momentum", LayerSpec.BatchNorm.DEFAULT.momentum()), 0, 1));
    }

    private static LayerSpec layerNorm(Fields f) {
        return new LayerSpec.LayerNorm(
                Check.positive(f.path("eps"), f.number("eps", LayerSpec.LayerNorm.DEFAULT.eps())));
    }

    private static LayerSpec residual(Fields f) {
        return new LayerSpec.Residual(readAll(f.path("layers"), f.require("layers")));
    }

    private static LayerSpec recurrent(Fields f) {
        return new LayerSpec.Recurrent(
                f.choice("type", LayerSpec.Recurrent.Cell.class),
                (int) f.integer("hidden", 1, ModelSpec.MAX_WIDTH),
                (int) f.integer("numLayers", 1, 1, 100),
                f.either("nonlinearity", "tanh", "relu"),
                f.either("output", "last", "all"),
                init(f));
    }

    /** @param input width of the first layer's input, which the masks' rows are cut to */
    static List<Object> writeAll(List<LayerSpec> layers, int input) {
        List<Object> list = new ArrayList<>();
        int width = input;
        for (LayerSpec layer : layers) {
            list.add(write(layer, width));
            width = switch (layer) {
                case LayerSpec.Linear linear -> linear.out();
                case LayerSpec.Recurrent recurrent -> recurrent.hidden();
                default -> width;
            };
        }
        return list;
    }

    private static Map<String, @Nullable Object> write(LayerSpec layer, int width) {
        Tree tree = new Tree();
        switch (layer) {
            case LayerSpec.Linear linear -> {
                tree.put("type", "linear").put("out", linear.out()).putUnless(true, "bias", linear.bias());
                writeInit(linear.init(), tree);
            }
            case LayerSpec.Activate activate ->
                tree.put("type", Words.of(activate.activation()))
                        .putUnless(0.01, "slope", activate.slope())
                        .putUnless(1.0, "alpha", activate.alpha());
            case LayerSpec.Dropout dropout -> writeDropout(dropout, width, tree);
            case LayerSpec.BatchNorm norm ->
                tree.put("type", "batchnorm")
                        .putUnless(LayerSpec.BatchNorm.DEFAULT.eps(), "eps", norm.eps())
                        .putUnless(LayerSpec.BatchNorm.DEFAULT.momentum(), "momentum", norm.momentum());
            case LayerSpec.LayerNorm norm ->
                tree.put("type", "layernorm").putUnless(LayerSpec.LayerNorm.DEFAULT.eps(), "eps", norm.eps());
            case LayerSpec.Residual residual ->
                tree.put("type", "residual").put("layers", writeAll(residual.layers(), width));
            case LayerSpec.Recurrent recurrent -> writeRecurrent(recurrent, tree);
            case LayerSpec.Surface surface -> throw new IllegalStateException("a surface is a model, not a layer");
        }
        return tree.map();
    }

    static void writeInit(InitSpec init, Tree tree) {
        if (!init.equals(InitSpec.TORCH_DEFAULT)) {
            tree.put("init", InitJson.write(init));
        }
    }

    private static void writeRecurrent(LayerSpec.Recurrent recurrent, Tree tree) {
        tree.put("type", Words.of(recurrent.cell()))
                .put("hidden", recurrent.hidden())
                .putUnless(1, "numLayers", recurrent.numLayers())
                .putUnless("tanh", "nonlinearity", recurrent.relu() ? "relu" : "tanh")
                .putUnless("last", "output", recurrent.outputAll() ? "all" : "last");
        writeInit(recurrent.init(), tree);
    }

    private static void writeDropout(LayerSpec.Dropout dropout, int width, Tree tree) {
        tree.put("type", "dropout").put("p", dropout.p());
        if (dropout.masks() != null) {
            List<Object> steps = new ArrayList<>();
            for (boolean[] mask : dropout.masks()) {
                float[] kept = new float[mask.length];
                for (int i = 0; i < mask.length; i++) {
                    kept[i] = mask[i] ? 1 : 0;
                }
                steps.add(new NumberArray(new int[] {mask.length / width, width}, kept));
            }
            tree.put("masks", steps);
        }
    }
}
