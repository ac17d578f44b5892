package nablascope.ui.knobs;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.Knobs;
import nablascope.ui.control.Buttons;
import nablascope.ui.control.Choice;
import nablascope.ui.control.NumberField;
import nablascope.ui.text.Texts;

/** One section of the pane below the knobs: labelled controls, each shown while it has something to act on. */
final class SettingsForm extends VBox {
    private static final double LABELS = 42;

    private final Texts texts;
    private final KnobsModel model;
    private final String id;
    private final GridPane grid = new GridPane();
    private int rows;

    /** @param title key of the heading; its last word begins the controls' ids */
    SettingsForm(Texts texts, KnobsModel model, String title) {
        this.texts = texts;
        this.model = model;
        this.id = "rules-" + title.substring(title.lastIndexOf('.') + 1);
        Label heading = new Label();
        heading.textProperty().bind(texts.bind(title));
        heading.getStyleClass().add("rules-title");
        grid.getStyleClass().add("form");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setPercentWidth(LABELS);
        ColumnConstraints controls = new ColumnConstraints();
        controls.setPercentWidth(100 - LABELS);
        controls.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(labels, controls);
        getStyleClass().add("rules-section");
        getChildren().addAll(heading, grid);
    }

    /** A drop-down list with a property of its own. */
    <E extends Enum<E>> void choice(String key, E[] entries, ObjectProperty<E> value) {
        Control box = Choice.of(texts, List.of(entries), texts::name, value, texts.bind(key));
        row(key, key + ".help", box, box, Bindings.createBooleanBinding(() -> true));
    }

    /** A row for each. */
    void add(List<Setting> settings) {
        settings.forEach(this::add);
    }

    private void add(Setting setting) {
        BooleanBinding applies = Bindings.createBooleanBinding(
                () -> setting.applies().test(model), model.knobs(), model.penaltyForm(), model.clipMode());
        switch (setting) {
            case Setting.Amount number -> number(number, applies);
            case Setting.Flag flag -> flag(flag, applies);
            case Setting.Pick<?> pick -> pick(pick, applies);
            case Setting.Note note -> note(note, applies);
        }
    }

    private void number(Setting.Amount number, ObservableBooleanValue applies) {
        Label refusal = refusal();
        NumberField[] self = new NumberField[1];
        NumberField field = new NumberField(texts, number.range(), value -> {
            if (!change(knobs -> number.with().apply(knobs, value), refusal)) {
                self[0].show(number.get().applyAsDouble(model.knobs().get()));
            }
        });
        self[0] = field;
        field.show(number.get().applyAsDouble(model.knobs().get()));
        model.knobs().subscribe((_, now) -> {
            double value = number.get().applyAsDouble(now);
            if (value != field.shown()) {
                field.show(value);
            }
        });
        field.accessibleTextProperty().bind(texts.bind(number.key()));
        row(number.key(), number.help(), field, new VBox(field, field.message(), refusal), applies);
    }

    private void flag(Setting.Flag flag, ObservableBooleanValue applies) {
        Label refusal = refusal();
        CheckBox box = new CheckBox();
        model.knobs().subscribe(now -> box.setSelected(flag.get().test(now)));
        box.setOnAction(_ -> {
            if (!change(knobs -> flag.with().apply(knobs, box.isSelected()), refusal)) {
                box.setSelected(flag.get().test(model.knobs().get()));
            }
        });
        box.accessibleTextProperty().bind(texts.bind(flag.key()));
        row(flag.key(), flag.help(), box, new VBox(box, refusal), applies);
    }

    private <T> void pick(Setting.Pick<T> pick, ObservableBooleanValue applies) {
        Label refusal = refusal();
        ObjectProperty<T> value =
                new SimpleObjectProperty<>(pick.get().apply(model.knobs().get()));
        model.knobs().subscribe(now -> value.set(pick.get().apply(now)));
        value.subscribe((_, chosen) -> {
            if (!change(knobs -> pick.with().apply(knobs, chosen), refusal)) {
                value.set(pick.get().apply(model.knobs().get()));
            }
        });
        Control box = Choice.of(
                texts, pick.entries(), entry -> pick.name().apply(texts, entry), value, texts.bind(pick.key()));
        row(pick.key(), pick.help(), box, new VBox(box, refusal), applies);
    }

    private void note(Setting.Note note, ObservableBooleanValue applies) {
        Label text = new Label();
        text.textProperty().bind(texts.bind(note.key()));
        text.getStyleClass().add("hint");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        show(text, applies);
        grid.add(text, 0, rows++, 2, 1);
    }

    /** Changes the knobs; what cannot be is explained and changes nothing. */
    private boolean change(UnaryOperator<Knobs> change, Label refusal) {
        try {
            model.change(change);
            refusal.setText("");
            return true;
        } catch (InvalidExperimentException e) {
            refusal.setText(texts.get("rules.refused", e.phrase()));
            return false;
        }
    }

    private static Label refusal() {
        Label label = new Label();
        label.getStyleClass().add("field-message");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        show(label, label.textProperty().isNotEmpty());
        return label;
    }

    private void row(String key, String help, Control control, Node node, ObservableBooleanValue applies) {
        control.setId(id + "-" + key.substring(key.indexOf('.') + 1));
        Label label = new Label();
        label.textProperty().bind(texts.bind(key));
        label.setLabelFor(control);
        label.setWrapText(true);
        Buttons.tooltip(label, texts.bind(help));
        Buttons.tooltip(control, texts.bind(help));
        show(label, applies);
        show(node, applies);
        grid.addRow(rows++, label, node);
    }

    /** Takes no room while hidden. */
    static void show(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }
}
