package nablascope.ui.instruments;

import java.util.ArrayList;
import java.util.List;
import nablascope.timeline.Timeline;
import nablascope.timeline.Timeline.Series;
import nablascope.ui.charts.ChartSeries;
import nablascope.ui.charts.ChartSeries.Detail;

/**
 * The norm of a step's update as a share of the norm of the weights, per weight tensor: about 1e-3 is healthy (Karpathy,
 * CS231n). Biases, which may start at zero, are left out.
 */
final class UpdateRatio {
    static final double HEALTHY = 1e-3;

    private static final String ABOVE = "update_norm/";
    private static final String BELOW = "weight_norm/";

    private UpdateRatio() {}

    /** Names of the tensors of weights, first layer first. */
    static List<String> weights(Timeline timeline) {
        return timeline.series().stream()
                .map(Series::name)
                .filter(name -> name.startsWith(ABOVE) && name.contains("weight"))
                .map(name -> name.substring(ABOVE.length()))
                .toList();
    }

    /** A curve for each tensor; its colour is its place. */
    static List<ChartSeries> series(List<String> tensors) {
        List<ChartSeries> series = new ArrayList<>();
        for (String tensor : tensors) {
            ChartSeries curve = ChartSeries.ratio(ABOVE + tensor, BELOW + tensor, series.size(), Detail.SMOOTHED);
            curve.labelProperty().set(MapRow.shortened(tensor));
            series.add(curve);
        }
        return series;
    }
}
