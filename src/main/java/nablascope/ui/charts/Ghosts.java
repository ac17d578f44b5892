package nablascope.ui.charts;

import java.util.List;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** The curves of the run that the present one is a branch of, pale behind its own. FX thread. */
final class Ghosts {
    private final List<Curve> curves;

    Ghosts(List<ChartSeries> series) {
        curves = series.stream().map(Curve::new).toList();
    }

    /**
     * The curves to draw, not smoothed, in the order of the legend; a series that is hidden has no ghost either.
     *
     * @param timeline of the other run; null: there is none
     * @param scale in pixels of the picture
     */
    List<Curve> trace(@Nullable Timeline timeline, ViewRange range, ValueScale scale, CurveLayer layer) {
        if (timeline == null) {
            return List.of();
        }
        List<Curve> shown = curves.stream()
                .filter(curve -> curve.series().shown())
                .filter(curve -> timeline.indexOf(curve.series().name()) >= 0)
                .toList();
        for (Curve curve : shown) {
            curve.read(timeline, timeline.indexOf(curve.series().name()), range, layer.columns());
            curve.trace(scale, 0, layer.scale(), List.of());
        }
        return shown;
    }
}
