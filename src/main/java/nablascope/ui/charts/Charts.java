package nablascope.ui.charts;

import java.util.List;

/** The models of the window's charts. Labels are the timeline's names until somebody sets them. */
public final class Charts {
    private Charts() {}

    /** Loss of the data (training and validation), penalty and total. */
    public static ChartModel loss() {
        return new ChartModel(List.of(
                new ChartSeries("data_loss", 0, LineStyle.SOLID, true),
                new ChartSeries("eval_loss", 1, LineStyle.SOLID, false),
                new ChartSeries("penalty", 2, LineStyle.DASHED, false),
                new ChartSeries("loss", 3, LineStyle.DOTTED, true)));
    }

    /** Gradient norm before and after clipping, with the threshold c as a line and the share of clipped steps. */
    public static ChartModel gradient() {
        ChartModel model = new ChartModel(List.of(
                new ChartSeries("grad_norm", 1, LineStyle.SOLID, true),
                new ChartSeries("grad_norm_clipped", 0, LineStyle.DASHED, true)));
        model.logScaleProperty().set(true);
        model.thresholdLabelProperty().set("c");
        model.badgeSeriesProperty().set("clip_share");
        return model;
    }
}
