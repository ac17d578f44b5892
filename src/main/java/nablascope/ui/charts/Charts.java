package nablascope.ui.charts;

import java.util.List;
import nablascope.ui.charts.ChartSeries.Detail;

/** The models of the window's charts. Labels are the timeline's names until somebody sets them. */
public final class Charts {
    /** The series of the threshold in force; infinite where there is none. */
    public static final String THRESHOLD = "clip_threshold";

    private Charts() {}

    /** Loss of the data (training and validation), penalty and total. */
    public static ChartModel loss() {
        return new ChartModel(List.of(
                new ChartSeries("data_loss", 0, LineStyle.SOLID, Detail.BAND),
                new ChartSeries("eval_loss", 1, LineStyle.SOLID, Detail.EXACT),
                new ChartSeries("penalty", 2, LineStyle.DASHED, Detail.EXACT),
                new ChartSeries("loss", 3, LineStyle.DOTTED, Detail.SMOOTHED)));
    }

    /** Gradient norm before and after clipping, with the threshold c as a line and the share of clipped steps. */
    public static ChartModel gradient() {
        ChartModel model = new ChartModel(List.of(
                new ChartSeries("grad_norm", 1, LineStyle.SOLID, Detail.BAND),
                new ChartSeries("grad_norm_clipped", 0, LineStyle.DASHED, Detail.SMOOTHED),
                new ChartSeries(THRESHOLD, 2, LineStyle.DOTTED, Detail.EXACT)));
        model.series(THRESHOLD).offeredProperty().set(false);
        model.logScaleProperty().set(true);
        model.thresholdLabelProperty().set("c");
        model.badgeSeriesProperty().set("clip_share");
        return model;
    }
}
