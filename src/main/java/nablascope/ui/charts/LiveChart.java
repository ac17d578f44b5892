package nablascope.ui.charts;

import java.util.List;
import javafx.scene.layout.Region;

/** Draws a {@link ChartModel}. FX thread. */
public final class LiveChart extends Region {
    private final ChartModel model;

    public LiveChart(ChartModel model) {
        this.model = model;
        getStyleClass().add("live-chart");
    }

    public ChartModel model() {
        return model;
    }

    /** Brings the picture up to date with timeline and model; to be called once per pulse, cheap if nothing changed. */
    public void refresh() {}

    /** What the axes show now. */
    public ViewRange visibleRange() {
        return model.viewport().range();
    }

    /** Names of the series that have something to draw and are not hidden, in the order of the legend. */
    public List<String> shownSeries() {
        return List.of();
    }

    /** Where the visible steps have values that are no numbers, as marked at the edges. */
    public List<NonFiniteMark> nonFiniteMarks() {
        return List.of();
    }

    /** What hovering over a step says: the step and one line per shown series. */
    public String exactValueText(long step) {
        return "" + step;
    }

    /** The percentage in the corner with its label; empty without one. */
    public String badgeText() {
        return "";
    }
}
