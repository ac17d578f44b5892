package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.ChartSeries.Detail;

/** The curves of the branches behind a chart's run. FX thread. */
final class OverlayCurves {
    private final ChartModel model;
    private final Map<Integer, Curve> curves = new HashMap<>();

    /**
     * A curve ready to be drawn.
     *
     * @param thick whether it stands out
     */
    record Line(Curve curve, int argb, boolean thick) {}

    OverlayCurves(ChartModel model) {
        this.model = model;
    }

    /** The one that stands out comes last, on top of the others. */
    List<Line> trace(ViewRange range, ValueScale scale, double smoothing, CurveLayer layer) {
        Overlays overlays = model.overlaysProperty().get();
        List<Line> lines = new ArrayList<>();
        for (Overlays.Other other : overlays.others()) {
            model.series().stream()
                    .filter(ChartSeries::shown)
                    .filter(series -> other.timeline().indexOf(series.name()) >= 0)
                    .findFirst()
                    .ifPresent(series -> {
                        Curve curve = curve(other, series.name());
                        Timeline timeline = other.timeline();
                        curve.read(timeline, timeline.indexOf(series.name()), range, layer.columns());
                        curve.trace(scale, smoothing, layer.scale(), List.of());
                        boolean thick = overlays.highlighted() == other.number();
                        int colour = Colours.argb(model.themeProperty().get().branch(other.number())) & 0xffffff;
                        lines.add(
                                thick ? lines.size() : 0, new Line(curve, colour | overlays.alpha(other) << 24, thick));
                    });
        }
        return lines;
    }

    private Curve curve(Overlays.Other other, String series) {
        Curve curve = curves.get(other.number());
        if (curve == null || !curve.series().name().equals(series)) {
            curve = new Curve(new ChartSeries(series, other.number(), other.style(), Detail.SMOOTHED));
            curves.put(other.number(), curve);
        }
        return curve;
    }
}
