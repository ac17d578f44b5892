package nablascope.ui.draft;

import java.util.List;
import nablascope.experiment.Activation;
import nablascope.experiment.InitSpec;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LayerSpec.Recurrent.Cell;

/** The layers on offer. */
public enum LayerKind {
    LINEAR,
    ACTIVATION,
    DROPOUT,
    BATCH_NORM,
    LAYER_NORM,
    RESIDUAL,
    RNN,
    LSTM,
    GRU;

    private static final int WIDTH = 64;
    private static final double P = 0.2;

    public static LayerKind of(LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Linear _ -> LINEAR;
            case LayerSpec.Activate _ -> ACTIVATION;
            case LayerSpec.Dropout _ -> DROPOUT;
            case LayerSpec.BatchNorm _ -> BATCH_NORM;
            case LayerSpec.LayerNorm _ -> LAYER_NORM;
            case LayerSpec.Residual _ -> RESIDUAL;
            case LayerSpec.Recurrent recurrent -> valueOf(recurrent.cell().name());
            case LayerSpec.Surface _ -> throw new IllegalArgumentException("a surface is a model, not a layer");
        };
    }

    /** @param width of what reaches the layer, which a residual block must keep */
    LayerSpec usual(int width) {
        return switch (this) {
            case LINEAR -> linear(WIDTH);
            case ACTIVATION -> new LayerSpec.Activate(Activation.RELU);
            case DROPOUT -> new LayerSpec.Dropout(P);
            case BATCH_NORM -> LayerSpec.BatchNorm.DEFAULT;
            case LAYER_NORM -> LayerSpec.LayerNorm.DEFAULT;
            case RESIDUAL -> new LayerSpec.Residual(List.of(linear(width), new LayerSpec.Activate(Activation.RELU)));
            case RNN, LSTM, GRU -> ModelEdit.usual(Cell.valueOf(name()));
        };
    }

    private static LayerSpec linear(int width) {
        return new LayerSpec.Linear(width, true, InitSpec.TORCH_DEFAULT);
    }
}
