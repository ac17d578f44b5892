package nablascope.ui.app;

import javafx.scene.input.MouseEvent;
import nablascope.experiment.ClipMode;
import nablascope.experiment.ClipSpec;
import nablascope.experiment.KnobSpec;
import nablascope.ui.charts.ChartModel;
import nablascope.ui.charts.Charts;
import nablascope.ui.charts.LiveChart;
import nablascope.ui.knobs.KnobModel;
import nablascope.ui.knobs.KnobScale;
import nablascope.ui.knobs.KnobsModel;

/** The line in the chart of gradients that shows c and moves it. */
final class ClipLine {
    private ClipLine() {}

    /**
     * A threshold on the 2-norm of all gradients is a line in their chart, a curve where it follows the norms seen; other
     * thresholds limit something else.
     */
    static void connect(LiveChart gradient, KnobsModel knobs) {
        KnobModel c = knobs.knob(KnobSpec.CLIP);
        KnobScale scale = new KnobScale(KnobSpec.CLIP);
        ChartModel model = gradient.model();
        String badge = model.badgeSeriesProperty().get();
        knobs.knobs().subscribe(now -> {
            ClipSpec.Norm norm = now.clip().norm();
            boolean euclidean = norm != null && norm.p() == 2;
            model.thresholdProperty().set(euclidean ? ClipMode.NORM.threshold(now.clip()) : ClipMode.OFF);
            model.badgeSeriesProperty().set(now.clip().equals(ClipSpec.NONE) ? "" : badge);
            boolean adapts = now.clip().autoclip() != null || now.clip().zclip() != null;
            model.series(Charts.THRESHOLD).offeredProperty().set(adapts);
        });
        gradient.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> knobs.drag().begin());
        gradient.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> knobs.drag().end());
        model.onThresholdDraggedProperty().set(value -> {
            double rounded = scale.value(Math.log10(value));
            if (c.legal().contains(rounded)) {
                c.set(rounded);
            }
        });
    }
}
