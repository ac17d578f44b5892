package nablascope.ui.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import nablascope.data.Split;
import nablascope.experiment.DataSpec;
import nablascope.ui.control.Buttons;
import nablascope.ui.control.NumberRange;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Theme;

/** Which rows: the data set with a preview, noise and number where a formula makes them, what is kept aside, scaling. */
public final class DataPane extends VBox {
    private final Texts texts;
    private final StructureModel model;
    private final DraftForm form;
    private final PreviewView preview = new PreviewView();
    private final Label done = new Label();

    /**
     * A view of the draft's data.
     *
     * @param palette colours of the classes in the present theme
     * @param importFiles lets somebody choose MNIST's files
     */
    public DataPane(
            Texts texts,
            StructureModel model,
            ObservableValue<Theme> theme,
            ObservableValue<List<Color>> palette,
            Runnable importFiles) {
        this.texts = texts;
        this.model = model;
        this.form = new DraftForm(texts, model, "structure.data");
        getStyleClass().add("data-pane");
        fields();
        Button importButton = new Button();
        importButton.setId("structure-import");
        importButton.textProperty().bind(texts.bind("structure.import"));
        Buttons.tooltip(importButton, texts.bind("structure.import.help"));
        importButton.setOnAction(_ -> importFiles.run());
        done.setId("structure-done");
        done.setWrapText(true);
        done.setMinHeight(USE_PREF_SIZE);
        done.getStyleClass().add("caption");
        preview.accessibleTextProperty().bind(done.textProperty());
        getChildren().addAll(form, preview, done, importButton);
        Runnable redraw = () -> {
            Split rows = model.rows().getValue();
            preview.show(rows == null ? null : rows.train(), theme.getValue(), palette.getValue());
            String waiting = model.loading().get() ? texts.get("window.opening") : "";
            done.setText(rows == null ? waiting : sentence(rows));
        };
        model.rows().subscribe(redraw);
        model.loading().subscribe(redraw);
        theme.subscribe(redraw);
        palette.subscribe(redraw);
        texts.language().subscribe(redraw);
        redraw.run();
    }

    private void fields() {
        source();
        form.number(
                        "structure.rows",
                        NumberRange.whole(10, 1_000_000),
                        d -> d.data().rows(),
                        (d, v) -> with(d, x -> new Draft.Data(x.source(), (int) v, x.noise(), x.share(), x.scaling())))
                .showOnlyWhen((d, _) -> d.data().source().generated());
        form.number(
                        "structure.noise",
                        NumberRange.atLeast(0),
                        d -> d.data().noise(),
                        (d, v) -> with(d, x -> new Draft.Data(x.source(), x.rows(), v, x.share(), x.scaling())))
                .showOnlyWhen((d, _) -> d.data().source().generated());
        form.number(
                        "structure.share",
                        NumberRange.between(0, 0.9),
                        d -> d.data().share(),
                        (d, v) -> with(d, x -> new Draft.Data(x.source(), x.rows(), x.noise(), v, x.scaling())))
                .showOnlyWhen(Draft::splits);
        form.choice(
                        "structure.scaling",
                        List.of(DataSpec.Scaling.values()),
                        texts::name,
                        d -> d.data().scaling(),
                        (d, v) -> with(d, x -> new Draft.Data(x.source(), x.rows(), x.noise(), x.share(), v)))
                .showOnlyWhen(Draft::splits);
    }

    /** Files that nobody imported are no choice. */
    private void source() {
        ComboBox<DataSource> sources = form.choice(
                        "structure.source",
                        List.of(DataSource.values()),
                        texts::name,
                        d -> d.data().source(),
                        (d, v) -> with(d, x -> new Draft.Data(v, x.rows(), x.noise(), x.share(), x.scaling())))
                .box();
        Runnable fill = () -> {
            DataSource own = model.base().get() == null
                    ? DataSource.DIGITS
                    : DataSource.of(model.base().get().data());
            List<DataSource> there = new ArrayList<>();
            for (DataSource source : DataSource.values()) {
                boolean imported = source == DataSource.MNIST && model.mnist().get() != null;
                if (source.alwaysThere() || imported || source == own) {
                    there.add(source);
                }
            }
            if (!sources.getItems().equals(there)) {
                DataSource chosen = sources.getValue();
                sources.getItems().setAll(there);
                sources.setValue(there.contains(chosen) ? chosen : own);
            }
        };
        model.base().subscribe(fill);
        model.mnist().subscribe(fill);
        fill.run();
    }

    private static Draft with(Draft d, UnaryOperator<Draft.Data> change) {
        return new Draft(change.apply(d.data()), d.network(), d.batchSize(), d.seed());
    }

    /** Data sets go by their names in the present language. */
    private Object named(Object arg) {
        for (DataSource source : DataSource.values()) {
            if (source.alwaysThere() && source.id().equals(arg)) {
                return texts.name(source);
            }
        }
        return arg;
    }

    /** What was done to the rows, so that nothing happens behind anybody's back. */
    private String sentence(Split rows) {
        List<String> parts = new ArrayList<>();
        for (Split.DataStep step : rows.steps()) {
            List<Object> args = step.args().stream().map(this::named).toList();
            parts.add(new Split.DataStep(step.messageKey(), args)
                    .sentence(texts.language().get()));
        }
        if (model.changesLoss()) {
            parts.add(texts.get("structure.lossChanges"));
        }
        return String.join(" ", parts);
    }
}
