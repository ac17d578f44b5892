package nablascope.ui.charts;

import java.util.List;
import nablascope.timeline.Buckets;
import nablascope.timeline.Sample;

/**
 * Turns a chart to the log scale when a value has grown so far beyond where its series began that a linear axis would
 * press everything before into one line. Goes back with the next run; once a person chose the scale, it keeps away
 * until then. FX thread.
 */
final class VastGuard {
    /** The growth of a loss that counts as an explosion. */
    private static final double VAST = 1000;

    private final ChartModel model;
    private boolean turning;
    private boolean turned;
    private boolean chosen;

    VastGuard(ChartModel model) {
        this.model = model;
        model.logScaleProperty().subscribe((_, _) -> chosen |= !turning);
        model.timelineProperty().subscribe((_, _) -> newRun());
    }

    private void newRun() {
        chosen = false;
        if (turned) {
            turn(false);
        }
    }

    /** Looks at what is about to be drawn, and turns the scale if need be. */
    void check(List<Curve> shown) {
        boolean values = !model.overlaysProperty().get().compares();
        if (values
                && !chosen
                && !model.logScaleProperty().get()
                && shown.stream().anyMatch(VastGuard::vast)) {
            turn(true);
        }
    }

    private void turn(boolean log) {
        turning = true;
        model.logScaleProperty().set(log);
        turning = false;
        turned = log;
    }

    private static boolean vast(Curve curve) {
        Sample first = curve.at(0);
        if (first == null || !(first.value() > 0)) {
            return false;
        }
        double limit = VAST * first.value();
        Buckets buckets = curve.buckets();
        for (int column = 0; column < buckets.size(); column++) {
            if (buckets.finite(column) && buckets.max(column) > limit) {
                return true;
            }
        }
        return false;
    }
}
