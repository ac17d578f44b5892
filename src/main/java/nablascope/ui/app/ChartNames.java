package nablascope.ui.app;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import nablascope.ui.charts.ChartModel;
import nablascope.ui.charts.ChartSeries;
import nablascope.ui.charts.Overlays;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;

/** What the charts and their curves are called, in values and in differences. */
final class ChartNames {
    private final Texts texts;
    private final RunModel run;

    ChartNames(Texts texts, RunModel run) {
        this.texts = texts;
        this.run = run;
    }

    /** @param title key of what the chart measures */
    void give(ChartModel model, String title) {
        model.titleProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.overlaysProperty().get().compares()
                                ? texts.get("chart.difference", texts.get(title))
                                : texts.get(title),
                        model.overlaysProperty(),
                        texts.language()));
        model.aboveZeroProperty().bind(ofReference(model, "chart.difference.above"));
        model.belowZeroProperty().bind(ofReference(model, "chart.difference.below"));
        model.referenceEndedProperty().bind(ofReference(model, "chart.difference.ended"));
        model.differenceNoteProperty().bind(texts.bind("chart.difference.note"));
        model.stepLabelProperty().bind(texts.bind("chart.step"));
        model.emptyTextProperty().bind(texts.bind("chart.empty"));
        for (ChartSeries series : model.series()) {
            series.labelProperty().bind(label(series.name()));
        }
    }

    private ObservableValue<String> ofReference(ChartModel model, String key) {
        return Bindings.createStringBinding(
                () -> {
                    Overlays.Reference reference =
                            model.overlaysProperty().get().reference();
                    return reference == null
                            ? ""
                            : texts.get(
                                    key, reference.label(), reference.metrics().steps());
                },
                model.overlaysProperty(),
                texts.language());
    }

    /** Without rows kept aside, an evaluation is one of the training rows. */
    private ObservableValue<String> label(String series) {
        return Bindings.createStringBinding(
                () -> texts.get("chart.series." + series
                        + (series.equals("eval_loss") && !run.hasValidation().getValue() ? ".train" : "")),
                run.hasValidation(),
                texts.language());
    }
}
