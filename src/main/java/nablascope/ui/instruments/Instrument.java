package nablascope.ui.instruments;

import java.util.ArrayList;
import java.util.List;
import nablascope.timeline.Timeline;

/** What the panel of choice can show. */
public enum Instrument {
    /** A surface: where the two parameters went, on the map of their objective. */
    TRAJECTORY,
    /** A recurrent network: gradient norms of its hidden states, by time step of the sequence. */
    TIME_STEPS,
    /** Gradient norms of the tensors, from the first layer up. */
    LAYERS,
    /** Norm of the update through norm of the weights, by tensor. */
    UPDATE_RATIO;

    /** What the series of a run give to show, the most telling first. */
    public static List<Instrument> offered(Timeline timeline) {
        List<Instrument> offered = new ArrayList<>();
        boolean surface = timeline.indexOf("w1") >= 0 && timeline.indexOf("w2") >= 0;
        if (surface) {
            offered.add(TRAJECTORY);
        }
        if (!MapRow.timeSteps(timeline).isEmpty()) {
            offered.add(TIME_STEPS);
        }
        if (!surface && !MapRow.layers(timeline).isEmpty()) {
            offered.add(LAYERS);
        }
        if (!UpdateRatio.weights(timeline).isEmpty()) {
            offered.add(UPDATE_RATIO);
        }
        return List.copyOf(offered);
    }
}
