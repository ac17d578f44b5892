package nablascope.ui.charts;

import nablascope.timeline.Buckets;
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
    private static final double VAST = 1000;

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
        if (!chosen && !model.logScaleProperty().get() && vast(timeline)) {
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
        int series = timeline.indexOf(model.series().getFirst().name());
        Sample start = series < 0 || !Float.isNaN(first) ? null : timeline.at(series, 0);
        if (start != null) {
            first = start.exact() ? start.value() : start.max(); // a run that goes on where it ended
        }
        if (series < 0 || !(first > 0)) {
            return false;
        }
        timeline.read(series, 0, (double) timeline.steps(), 1, whole);
        return whole.finite(0) && whole.max(0) > VAST * first;
    }
}
