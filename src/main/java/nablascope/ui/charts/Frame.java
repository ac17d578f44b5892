package nablascope.ui.charts;

import java.util.List;

/**
 * What was drawn last, for everything that lies on top of it: positions are px of the data area.
 *
 * @param own curves of the chart's run, visible and present, in the order of the legend
 * @param all the same and then those of other runs
 * @param steps of the longest run when it was drawn
 */
record Frame(List<Curve> own, List<Curve> all, long steps, ViewRange range, ValueScale scale, double width) {

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
