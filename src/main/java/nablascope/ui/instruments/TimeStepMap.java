package nablascope.ui.instruments;

import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Viewport;
import org.jspecify.annotations.Nullable;

/** Gradient norms by time step of the sequence: over the steps as a map, of the step pointed at, or the newest, as a line. */
final class TimeStepMap implements InstrumentView {
    private final Viewport viewport;
    private final ObservableValue<String> stepLabel;
    private final HeatMap map;
    private final ProfileStrip profile = new ProfileStrip();
    private final HBox node;
    private @Nullable Timeline timeline;
    private Decades decades = Decades.NONE;
    private long shownStep = -1;
    private double shownWidth;
    private double shownHeight;
    private boolean changed = true;

    TimeStepMap(Viewport viewport, ObservableList<ChartMarker> markers, ObservableValue<String> stepLabel) {
        this.viewport = viewport;
        this.stepLabel = stepLabel;
        map = new HeatMap(viewport, markers, stepLabel, MapRow::timeSteps);
        map.setMinWidth(0);
        HBox.setHgrow(map, Priority.ALWAYS);
        profile.setMinWidth(Region.USE_PREF_SIZE);
        node = new HBox(map, profile);
        stepLabel.subscribe(_ -> changed = true);
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public Region legend() {
        return map.legend();
    }

    HeatMap map() {
        return map;
    }

    @Override
    public void follow(Timeline next) {
        timeline = next;
        map.follow(next);
        changed = true;
    }

    @Override
    public void refresh() {
        map.refresh();
        Timeline source = timeline;
        long newest = source == null ? -1 : source.steps() - 1;
        double pointed = viewport.pointedProperty().get();
        long step = pointed >= 0 ? Math.min((long) pointed, newest) : newest;
        boolean sized = profile.getWidth() != shownWidth || profile.getHeight() != shownHeight;
        if (changed || sized || step != shownStep || !map.decades().equals(decades)) {
            changed = false;
            shownStep = step;
            shownWidth = profile.getWidth();
            shownHeight = profile.getHeight();
            decades = map.decades();
            profile.draw(source, map.rows(), decades, step, stepLabel.getValue());
        }
    }

    @Override
    public void dress(ChartTheme theme) {
        map.dress(theme);
        profile.dress(theme);
        profile.requestLayout();
        node.requestLayout();
        changed = true;
    }

    @Override
    public void fit() {
        viewport.fit();
    }
}
