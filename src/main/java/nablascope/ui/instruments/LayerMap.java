package nablascope.ui.instruments;

import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.layout.Region;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Viewport;

/** Gradient norms of the tensors over the steps: where in the network an explosion or a vanishing begins. */
final class LayerMap implements InstrumentView {
    private final HeatMap map;
    private final Viewport viewport;

    LayerMap(Viewport viewport, ObservableList<ChartMarker> markers, ObservableValue<String> stepLabel) {
        this.viewport = viewport;
        map = new HeatMap(viewport, markers, stepLabel, MapRow::layers);
    }

    @Override
    public HeatMap node() {
        return map;
    }

    @Override
    public Region legend() {
        return map.legend();
    }

    @Override
    public void follow(Timeline timeline) {
        map.follow(timeline);
    }

    @Override
    public void refresh() {
        map.refresh();
    }

    @Override
    public void dress(ChartTheme theme) {
        map.dress(theme);
    }

    @Override
    public void fit() {
        viewport.fit();
    }
}
