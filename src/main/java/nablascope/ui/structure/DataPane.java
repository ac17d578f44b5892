package nablascope.ui.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import nablascope.data.Dataset;
import nablascope.data.Split;
import nablascope.experiment.DataSpec;
import nablascope.experiment.DataSpec.Generated;
import nablascope.ui.control.Buttons;
import nablascope.ui.control.NumberRange;
import nablascope.ui.draft.DataEdit;
import nablascope.ui.draft.DataSource;
import nablascope.ui.draft.Draft;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Theme;

/** Which rows: the data set with a preview, noise and number where a formula makes them, what is kept aside, scaling. */
public final class DataPane extends VBox {
    private final Texts texts;
    private final StructureModel model;
    private final PreviewView preview = new PreviewView();
    private final Label done = new Label();

    /**
     * A view of the draft's data.
     *
     * @param palette colours of the classes in the present theme
     * @param importFiles lets somebody choose files with rows
     */
    public DataPane(
            Texts texts,
            StructureModel model,
            ObservableValue<Theme> theme,
            ObservableValue<List<Color>> palette,
            Runnable importFiles) {
        this.texts = texts;
        this.model = model;
        getStyleClass().add("data-pane");
        Part<Draft> draft = model.part().when(Draft::hasData);
        source(draft);
        fields(draft);
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
        Label none = Section.hint(texts, "structure.noData");
        getChildren().addAll(preview, done, importButton, none);
        draft.value().subscribe(now -> {
            DraftForm.show(List.of(preview, done, importButton), now != null);
            DraftForm.show(List.of(none), now == null);
        });
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

    private void fields(Part<Draft> draft) {
        Part<DataSpec> data = draft.part(Draft::data, Draft::withData);
        generated(data.only(Generated.class));
        images(draft);
        getChildren().add(new TableForm(texts, model));
        DraftForm<DataSpec> form = form(data.when(DataEdit::splits));
        form.number("structure.share", NumberRange.between(0, 0.9), DataSpec::testFraction, DataEdit::withShare);
        form.number(
                        "structure.limit",
                        NumberRange.whole(1, Integer.MAX_VALUE),
                        DataEdit::limit,
                        (d, v) -> DataEdit.withLimit(d, (int) v))
                .nameMax(texts.bind("structure.batch.all"))
                .showOnlyWhen(d -> d instanceof DataSpec.Idx || d instanceof DataSpec.Cifar10);
        form.choice(
                "structure.scaling",
                Arrays.asList(DataSpec.Scaling.values()),
                texts::name,
                DataSpec::scaling,
                DataEdit::withScaling);
        getChildren().add(form);
    }

    private <P> DraftForm<P> form(Part<P> part) {
        return new DraftForm<>(texts, model.mistakes(), part, StructureView.SCOPE);
    }

    private void generated(Part<Generated> part) {
        DraftForm<Generated> form = form(part);
        form.number(
                "structure.rows",
                NumberRange.whole(10, 1_000_000),
                Generated::rows,
                (g, v) -> DataEdit.withRows(g, (int) v));
        form.number(
                        "structure.timeSteps",
                        NumberRange.whole(2, 10_000),
                        Generated::timeSteps,
                        (g, v) -> DataEdit.withTimeSteps(g, (int) v))
                .showOnlyWhen(g -> DataSource.of(g).sequences());
        form.number(
                        "structure.classes",
                        NumberRange.whole(2, 1000),
                        Generated::classes,
                        (g, v) -> DataEdit.withClasses(g, (int) v))
                .showOnlyWhen(g -> DataSource.of(g).choosesClasses());
        form.number(
                        "structure.features",
                        NumberRange.whole(1, 10_000),
                        Generated::features,
                        (g, v) -> DataEdit.withFeatures(g, (int) v))
                .showOnlyWhen(g -> DataSource.of(g).choosesFeatures());
        form.number("structure.noise", NumberRange.atLeast(0), Generated::noise, DataEdit::withNoise);
        getChildren().add(form);
    }

    private void images(Part<Draft> draft) {
        DraftForm<Draft> form = form(draft.when(d -> d.data() instanceof DataSpec.Idx));
        form.choice(
                "structure.sequence",
                Arrays.asList(DataSpec.Idx.Sequence.values()),
                texts::name,
                d -> d.data() instanceof DataSpec.Idx idx ? idx.asSequence() : DataSpec.Idx.Sequence.NONE,
                model::withSequence);
        getChildren().add(form);
    }

    /** Files that nobody imported are no choice. */
    private void source(Part<Draft> draft) {
        DraftForm<Draft> form = form(draft);
        DraftForm<Draft>.ChoiceRow<DataSource> sources = form.choice(
                "structure.source",
                Arrays.asList(DataSource.values()),
                texts::name,
                d -> DataSource.of(d.data()),
                model::withSource);
        Runnable fill = () -> {
            Draft now = draft.get();
            if (now == null) {
                return;
            }
            DataSource present = DataSource.of(now.data());
            List<DataSource> there = Arrays.stream(DataSource.values())
                    .filter(source -> source.alwaysThere()
                            || source == present
                            || model.brought().of(source) != null)
                    .toList();
            sources.offer(there);
        };
        draft.subscribe(_ -> fill.run());
        model.base().subscribe(fill);
        model.brought().mnist().subscribe(fill);
        getChildren().add(form);
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

    /** What the preview's directions and colours are, where it does not show for itself. */
    private Optional<String> picture(Dataset rows) {
        PreviewView.Kind kind = PreviewView.Kind.of(rows);
        if (kind == PreviewView.Kind.PICTURES || kind == PreviewView.Kind.SEQUENCES) {
            return Optional.empty();
        }
        List<String> names = rows.featureNames();
        return Optional.of(texts.name(kind, names.getFirst(), names.get(Math.min(1, names.size() - 1))));
    }

    /** What the preview shows, and what was done to the rows, so that nothing happens behind anybody's back. */
    private String sentence(Split rows) {
        List<String> parts = new ArrayList<>();
        picture(rows.train()).ifPresent(parts::add);
        for (Split.DataStep step : rows.steps()) {
            List<Object> args = step.args().stream().map(this::named).toList();
            parts.add(new Split.DataStep(step.messageKey(), args)
                    .sentence(texts.language().get()));
        }
        return String.join(" ", parts);
    }
}
