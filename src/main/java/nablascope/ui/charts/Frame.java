package nablascope.ui.charts;

import java.util.List;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * What was drawn last, for everything that lies on top of it: positions are px of the data area.
 *
 * @param curves visible and present in the timeline, in the order of the legend
 * @param steps done when it was drawn
 */
record Frame(
        @Nullable Timeline timeline, List<Curve> curves, long steps, ViewRange range, ValueScale scale, double width) {

    double height() {
        return scale.height();
    }

    double x(long step) {
        return ((double) step - range.fromStep()) / (range.toStep() - range.fromStep()) * width;
    }

    /** The step done that is nearest to a position; there is one. */
    long stepAt(double x) {
        return Math.clamp(Math.round(step(x)), 0, steps - 1);
    }

    double step(double x) {
        return range.fromStep() + x / width * (range.toStep() - range.fromStep());
    }
}
