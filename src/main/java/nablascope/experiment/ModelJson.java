package nablascope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The {@code model} object, in its short form or as a list of layers. */
final class ModelJson {
    private ModelJson() {}

    static ModelSpec read(@Nullable Object json) {
        Fields f = Fields.any("model", json);
        if (f.has("surface")) {
            return surface(Fields.of("model", json, "surface", "start", "coefficients"));
        }
        return f.has("layers") ? layers(json) : mlp(json);
    }

    private static ModelSpec surface(Fields f) {
        ModelSpec.Surface usual = ModelSpec.Surface.of(f.choice("surface", ModelSpec.Surface.Kind.class));
        double[] start = pair(f, "start", usual.startX(), usual.startY());
        double[] coefficients = pair(f, "coefficients", usual.a(), usual.b());
        return new ModelSpec.Surface(usual.kind(), start[0], start[1], coefficients[0], coefficients[1]);
    }

    private static double[] pair(Fields f, String key, double first, double second) {
        if (!f.has(key)) {
            return new double[] {first, second};
        }
        List<?> list = f.list(key);
        if (list.size() != 2) {
            throw new InvalidExperimentException(f.path(key), ValueFault.NO_PAIR.with(list.size()));
        }
        return new double[] {Fields.number(f.path(key), list.get(0)), Fields.number(f.path(key), list.get(1))};
    }

    private static Map<String, @Nullable Object> writeSurface(ModelSpec.Surface surface) {
        return new Tree()
                .put("surface", Words.of(surface.kind()))
                .put("start", numbers(surface.startX(), surface.startY()))
                .put("coefficients", numbers(surface.a(), surface.b()))
                .map();
    }

    private static List<Object> numbers(double first, double second) {
        return List.of(JsonText.number(first), JsonText.number(second));
    }

    private static ModelSpec layers(@Nullable Object json) {
        Fields f = Fields.of("model", json, "input", "layers");
        return new ModelSpec.Layers(width(f, "input"), LayerJson.readAll("model.layers", f.get("layers")));
    }

    private static ModelSpec mlp(@Nullable Object json) {
        Fields f = Fields.of(
                "model",
                json,
                "input",
                "hidden",
                "activation",
                "norm",
                "dropout",
                "residual",
                "output",
                "init",
                "layers");
        return new ModelSpec.Mlp(
                width(f, "input"),
                hidden(f),
                f.choice("activation", Activation.class),
                f.choice("norm", ModelSpec.Norm.class, ModelSpec.Norm.NONE),
                f.has("dropout") ? OptionalDouble.of(f.number("dropout")) : OptionalDouble.empty(),
                f.flag("residual", false),
                width(f, "output"),
                LayerJson.init(f));
    }

    private static int width(Fields f, String key) {
        return (int) f.integer(key, 1, ModelSpec.MAX_WIDTH);
    }

    private static List<Integer> hidden(Fields f) {
        List<Integer> hidden = new ArrayList<>();
        List<?> list = f.list("hidden");
        Check.within(Place.LENGTH.with("model.hidden"), (long) list.size(), 0, 1000);
        for (Object width : list) {
            String path = "model.hidden[" + hidden.size() + "]";
            hidden.add((int) Fields.integer(path, width, 1, ModelSpec.MAX_WIDTH));
        }
        return hidden;
    }

    static Map<String, @Nullable Object> write(ModelSpec model) {
        Tree tree = new Tree();
        if (!(model instanceof ModelSpec.Surface)) {
            tree.put("input", model.input());
        }
        switch (model) {
            case ModelSpec.Surface surface -> tree.putAll(writeSurface(surface));
            case ModelSpec.Layers layers -> tree.put("layers", LayerJson.writeAll(layers.layers(), layers.input()));
            case ModelSpec.Mlp mlp -> {
                tree.put("hidden", mlp.hidden())
                        .put("activation", Words.of(mlp.activation()))
                        .putUnless("none", "norm", Words.of(mlp.norm()));
                mlp.dropout().ifPresent(p -> tree.put("dropout", p));
                tree.putUnless(false, "residual", mlp.residual()).put("output", mlp.output());
                LayerJson.writeInit(mlp.init(), tree);
            }
        }
        return tree.map();
    }
}
