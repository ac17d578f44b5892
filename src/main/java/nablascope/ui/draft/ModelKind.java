package nablascope.ui.draft;

import nablascope.experiment.LayerSpec;
import nablascope.experiment.ModelSpec;

/** The ways in which a model can be described. */
public enum ModelKind {
    /** Depth, width, activation. */
    PERCEPTRON,
    /** A stack of recurrent layers and a linear one. */
    RECURRENT,
    /** Any layers, one by one. */
    LAYERS,
    /** A function of two weights. */
    SURFACE;

    /** The simplest way that shows everything of a model. */
    public static ModelKind of(ModelSpec model) {
        return switch (model) {
            case ModelSpec.Mlp _ -> PERCEPTRON;
            case ModelSpec.Surface _ -> SURFACE;
            case ModelSpec.Layers own -> isSimple(own) ? RECURRENT : LAYERS;
        };
    }

    private static boolean isSimple(ModelSpec.Layers own) {
        return own.layers().size() == 2
                && own.layers().getFirst() instanceof LayerSpec.Recurrent
                && own.layers().getLast() instanceof LayerSpec.Linear;
    }
}
