package nablascope.train;

import java.util.ArrayList;
import java.util.List;
import nablascope.nn.Network;
import nablascope.nn.Parameter;
import nablascope.nn.Recurrent;
import nablascope.nn.SurfaceLayer;

/**
 * Which numbers a step yields, in the order of {@link StepReport#value}. The names are the columns of
 * {@code metrics.csv} and the series of the charts.
 *
 * <p>{@code lr}, {@code lambda} and {@code clip_threshold} are what was in force: the knobs times their schedules, λₜ of
 * the adaptive decay, and the norm of all gradients from which clipping acts (infinite where it does not).
 * {@code w1} and {@code w2} of a surface are where its loss was taken, before the update.
 */
public final class StepSeries {
    static final int DATA_LOSS = 0;
    static final int PENALTY = 1;
    static final int LOSS = 2;
    static final int GRAD_NORM = 3;
    static final int GRAD_NORM_CLIPPED = 4;
    static final int CLIP_COEF = 5;
    static final int CLIP_FRACTION = 6;
    static final int CLIP_SHARE = 7;
    static final int UPDATE_NORM = 8;
    static final int WEIGHT_NORM = 9;
    static final int EVAL_LOSS = 10;
    static final int EVAL_ACCURACY = 11;
    static final int LR = 12;
    static final int LAMBDA = 13;
    static final int CLIP_THRESHOLD = 14;

    private static final List<String> SCALARS = List.of(
            "data_loss",
            "penalty",
            "loss",
            "grad_norm",
            "grad_norm_clipped",
            "clip_coef",
            "clip_fraction",
            "clip_share",
            "update_norm",
            "weight_norm",
            "eval_loss",
            "eval_accuracy",
            "lr",
            "lambda",
            "clip_threshold");

    private final List<String> names;
    private final int parameters;
    private final int layers;

    StepSeries(Network network, int timeSteps) {
        parameters = network.parameters().size();
        layers = network.layerCount();
        List<String> all = new ArrayList<>(SCALARS);
        for (String prefix : List.of("grad_norm/", "update_norm/", "weight_norm/")) {
            for (Parameter p : network.parameters()) {
                all.add(prefix + p.name());
            }
        }
        for (String prefix : List.of("out_rms/", "out_grad_norm/")) {
            for (int i = 0; i < layers; i++) {
                all.add(prefix + Network.layerName(i));
            }
        }
        for (int i = 0; i < layers; i++) {
            if (network.layer(i) instanceof Recurrent recurrent) {
                addTimeSteps(all, Network.layerName(i), recurrent.layerCount(), timeSteps);
            }
            if (network.layer(i) instanceof SurfaceLayer) {
                all.addAll(List.of("w1", "w2"));
            }
        }
        names = List.copyOf(all);
    }

    private static void addTimeSteps(List<String> all, String layer, int stack, int timeSteps) {
        for (int k = 0; k < stack; k++) {
            for (int t = 0; t < timeSteps; t++) {
                all.add("h_grad_norm/" + layer + ".l" + k + "[" + t + "]");
            }
        }
    }

    /** The names in order. */
    public List<String> names() {
        return names;
    }

    /** Whether a series has a value only at the steps after which the network is evaluated. */
    public static boolean evaluated(int series) {
        return series == EVAL_LOSS || series == EVAL_ACCURACY;
    }

    /** Whether a series is blank in a run's files until clipping is first used. */
    static boolean aboutClipping(int series) {
        return series == GRAD_NORM_CLIPPED
                || series == CLIP_FRACTION
                || series == CLIP_SHARE
                || series == CLIP_THRESHOLD;
    }

    int gradNorm(int parameter) {
        return SCALARS.size() + parameter;
    }

    int updateNorm(int parameter) {
        return SCALARS.size() + parameters + parameter;
    }

    int weightNorm(int parameter) {
        return SCALARS.size() + 2 * parameters + parameter;
    }

    int outRms(int layer) {
        return SCALARS.size() + 3 * parameters + layer;
    }

    int outGradNorm(int layer) {
        return SCALARS.size() + 3 * parameters + layers + layer;
    }

    /** Where the norms per time step begin: layer after layer, stack after stack. */
    int firstTimeStep() {
        return SCALARS.size() + 3 * parameters + 2 * layers;
    }
}
