package nablascope.ui.knobs;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.experiment.ClipMode;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.ui.control.Buttons;
import nablascope.ui.control.Choice;
import nablascope.ui.control.NumberField;
import nablascope.ui.control.NumberRange;
import nablascope.ui.text.Texts;

/** The four knobs, and folded below them what they stand for: penalty, clipping, update rule. All live. */
public final class KnobsView extends VBox {
    private final Texts texts;
    private final KnobsModel model;

    public KnobsView(Texts texts, KnobsModel model) {
        this.texts = texts;
        this.model = model;
        getStyleClass().add("knobs");
        for (KnobSpec spec : KnobSpec.values()) {
            getChildren().add(new KnobView(texts, model.knob(spec)));
            if (spec == KnobSpec.DROPOUT) {
                getChildren().add(noDropout());
            }
        }
        getChildren().add(rules());
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> model.drag().begin());
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> model.drag().end());
    }

    private Label noDropout() {
        Label hint = new Label();
        hint.textProperty().bind(texts.bind("knob.dropout.none"));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.visibleProperty().bind(model.hasDropout().not());
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    private TitledPane rules() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        ColumnConstraints label = new ColumnConstraints();
        label.setHalignment(HPos.LEFT);
        ColumnConstraints control = new ColumnConstraints();
        control.setHgrow(Priority.ALWAYS);
        control.setFillWidth(true);
        grid.getColumnConstraints().addAll(label, control);
        row(grid, 0, "rules.penalty", penalty());
        row(grid, 1, "rules.clip", clip());
        row(grid, 2, "rules.optimizer", optimizer());
        NumberField momentum = momentum();
        row(grid, 3, "rules.momentum", momentum);
        grid.add(momentum.message(), 1, 4);
        TitledPane pane = new TitledPane("", grid);
        pane.setId("rules");
        pane.textProperty().bind(texts.bind("rules.title"));
        pane.setExpanded(false);
        pane.setAnimated(false);
        return pane;
    }

    private void row(GridPane grid, int row, String key, javafx.scene.control.Control control) {
        Label label = new Label();
        label.setMinWidth(USE_PREF_SIZE);
        label.textProperty().bind(texts.bind(key));
        label.setLabelFor(control);
        label.visibleProperty().bind(control.visibleProperty());
        label.managedProperty().bind(control.managedProperty());
        Buttons.tooltip(label, texts.bind(key + ".help"));
        Buttons.tooltip(control, texts.bind(key + ".help"));
        grid.addRow(row, label, control);
    }

    private ComboBox<PenaltyForm> penalty() {
        return named(
                "rules-penalty",
                Choice.of(
                        texts,
                        List.of(PenaltyForm.values()),
                        texts::name,
                        model.penaltyForm(),
                        label("rules.penalty")));
    }

    private ComboBox<ClipMode> clip() {
        return named(
                "rules-clip",
                Choice.of(texts, List.of(ClipMode.values()), texts::name, model.clipMode(), label("rules.clip")));
    }

    private ComboBox<OptimizerSpec.Type> optimizer() {
        return named(
                "rules-optimizer",
                Choice.of(
                        texts,
                        List.of(OptimizerSpec.Type.values()),
                        texts::name,
                        model.optimizer(),
                        label("rules.optimizer")));
    }

    private ObservableValue<String> label(String key) {
        return texts.bind(key);
    }

    private static <T> ComboBox<T> named(String id, ComboBox<T> box) {
        box.setId(id);
        return box;
    }

    private NumberField momentum() {
        NumberField field = new NumberField(texts, NumberRange.between(0, 1), model::setMomentum);
        field.setId("rules-momentum");
        field.accessibleTextProperty().bind(label("rules.momentum"));
        model.knobs().subscribe(now -> field.show(now.optimizer().momentum()));
        field.visibleProperty().bind(model.optimizer().map(KnobsView::usesMomentum));
        field.managedProperty().bind(field.visibleProperty());
        return field;
    }

    private static boolean usesMomentum(OptimizerSpec.Type type) {
        return type == OptimizerSpec.Type.SGD || type == OptimizerSpec.Type.RMSPROP;
    }
}
