package nablascope.ui.instruments;

import javafx.scene.layout.Region;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.ChartTheme;
import org.jspecify.annotations.Nullable;

/** One instrument on screen. FX thread. */
interface InstrumentView {
    Region node();

    /** What its colours mean, to stand in the panel's header; null: nothing to explain. */
    default @Nullable Region legend() {
        return null;
    }

    /** Shows another run from its start. */
    void follow(Timeline timeline);

    /** Brings the picture up to date; once per pulse while it is in sight. Cheap if nothing changed. */
    void refresh();

    void dress(ChartTheme theme);

    /** Everything in sight. */
    void fit();
}
