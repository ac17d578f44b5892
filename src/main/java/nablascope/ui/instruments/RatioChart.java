package nablascope.ui.instruments;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.charts.ChartModel;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.LiveChart;
import nablascope.ui.charts.Viewport;

/** {@link UpdateRatio} as curves, early layers dark and late ones bright, with the healthy value as a line. */
final class RatioChart implements InstrumentView {
    private final Viewport viewport;
    private final ObservableList<ChartMarker> markers;
    private final ObservableValue<String> stepLabel;
    private final ObservableValue<String> healthy;
    private final ColourMap colours = new ColourMap();
    private final StackPane node = new StackPane();
    private List<String> tensors = List.of();
    private LiveChart chart;
    private ChartTheme theme = ChartTheme.light("System");

    RatioChart(
            Viewport viewport,
            ObservableList<ChartMarker> markers,
            ObservableValue<String> stepLabel,
            ObservableValue<String> healthy) {
        this.viewport = viewport;
        this.markers = markers;
        this.stepLabel = stepLabel;
        this.healthy = healthy;
        chart = chart();
    }

    private LiveChart chart() {
        ChartModel model = new ChartModel(UpdateRatio.series(tensors), viewport, markers);
        model.logScaleProperty().set(true);
        model.stepLabelProperty().bind(stepLabel);
        model.thresholdProperty().set(UpdateRatio.HEALTHY);
        model.thresholdLabelProperty().bind(healthy);
        model.thresholdMovableProperty().set(false);
        LiveChart next = new LiveChart(model);
        node.getChildren().setAll(next);
        return next;
    }

    @Override
    public StackPane node() {
        return node;
    }

    @Override
    public void follow(Timeline timeline) {
        List<String> now = UpdateRatio.weights(timeline);
        if (!now.equals(tensors)) {
            tensors = now;
            chart = chart();
            dress(theme);
        }
        chart.model().timelineProperty().set(timeline);
    }

    @Override
    public void refresh() {
        chart.refresh();
    }

    @Override
    public void dress(ChartTheme next) {
        theme = next;
        boolean dark = next.plot().getBrightness() < 0.5;
        int count = Math.max(1, tensors.size());
        List<Color> palette = java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> (count == 1 ? 0 : i / (count - 1.0)) * (dark ? 0.7 : 0.8) + (dark ? 0.3 : 0))
                .map(share -> colour(colours.at(share)))
                .toList();
        chart.model().themeProperty().set(next.withPalette(palette));
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }

    @Override
    public void fit() {
        viewport.fit();
    }
}
