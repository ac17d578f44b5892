package nablascope.ui.charts;

import nablascope.timeline.Buckets;
import nablascope.timeline.Metrics;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Turns a chart to the log scale once the first of its series has passed {@value #VAST} times its first value, anywhere
 * in the run: a linear axis would press everything before into one line. It goes back with a new run; not with the way
 * back to a step or to another branch, which show the same steps. Once a person chose the scale, it stays chosen. FX thread.
 */
final class VastGuard {
    /** The growth of a loss that counts as an explosion. */
    static final double VAST = 1000;

    private final ChartModel model;
    private final Buckets whole = new Buckets();
    private float first = Float.NaN;
    private boolean turning;
    private boolean turned;
    private boolean chosen;

    VastGuard(ChartModel model) {
        this.model = model;
        model.logScaleProperty().subscribe((_, _) -> chosen |= !turning);
        model.timelineProperty().subscribe(this::follow);
    }

    private void follow(@Nullable Timeline before, @Nullable Timeline now) {
        if (before != null && now != null && now.isKin(before)) {
            return;
        }
        first = Float.NaN;
        if (turned && !chosen) {
            turn(false);
        }
    }

    /** Looks at what is about to be drawn, and turns the scale if need be. */
    void check(Timeline timeline) {
        Overlays overlays = model.overlaysProperty().get();
        boolean open = !chosen && !model.logScaleProperty().get();
        if (open && (vast(timeline) || overlays.others().stream().anyMatch(other -> vast(other.metrics())))) {
            turn(true);
        }
    }

    private void turn(boolean log) {
        turning = true;
        model.logScaleProperty().set(log);
        turning = false;
        turned = log;
    }

    private boolean vast(Timeline timeline) {
        int series = series(timeline);
        if (series >= 0 && Float.isNaN(first)) {
            first = first(timeline, series); // while it is still known by itself
        }
        return series >= 0 && grown(timeline, series, first);
    }

    private boolean vast(Metrics other) {
        int series = series(other);
        return series >= 0 && grown(other, series, first(other, series));
    }

    private int series(Metrics metrics) {
        return metrics.indexOf(model.series().getFirst().name());
    }

    private static float first(Metrics metrics, int series) {
        Sample start = metrics.at(series, 0);
        if (start == null) {
            return Float.NaN;
        }
        return start.exact() ? start.value() : start.max(); // a run that goes on where it ended
    }

    private boolean grown(Metrics metrics, int series, float from) {
        if (!(from > 0)) {
            return false;
        }
        metrics.read(series, 0, (double) metrics.steps(), 1, whole);
        return whole.finite(0) && whole.max(0) > VAST * from;
    }
}
