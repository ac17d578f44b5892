package nablascope.ui.run;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * The newest validation accuracy of a run; looked up only after another evaluation. A network that blew up since has
 * none. JavaFX thread.
 */
final class Accuracy {
    private static final String SERIES = "eval_accuracy";

    private final ReadOnlyDoubleWrapper value = new ReadOnlyDoubleWrapper(Double.NaN);
    private @Nullable Timeline timeline;
    private long seen;
    private boolean broken;

    /** From 0 to 1; NaN where there is none. */
    ReadOnlyDoubleProperty value() {
        return value.getReadOnlyProperty();
    }

    /** @param diverged whether the network has no finite weights left */
    void poll(Timeline now, boolean diverged) {
        int series = now.indexOf(SERIES);
        long samples = series < 0 ? 0 : now.samples(series);
        if (now.equals(timeline) && samples == seen && diverged == broken) {
            return;
        }
        timeline = now;
        seen = samples;
        broken = diverged;
        Sample newest = samples == 0 || diverged ? null : now.at(series, now.steps());
        value.set(newest == null ? Double.NaN : newest.value());
    }
}
