package nablascope.ui.structure;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.experiment.Experiment;
import nablascope.ui.control.Buttons;
import nablascope.ui.control.Choice;
import nablascope.ui.control.NumberField;
import nablascope.ui.control.NumberRange;
import nablascope.ui.text.Texts;

/** Labelled controls that show the draft and change it. */
final class DraftForm extends VBox {
    private final Texts texts;
    private final StructureModel model;
    private final GridPane grid = new GridPane();
    private int rows;

    /** How a number goes into the draft. */
    @FunctionalInterface
    interface WithNumber {
        Draft apply(Draft draft, double value);
    }

    /** How a choice goes into the draft. */
    @FunctionalInterface
    interface With<T> {
        Draft apply(Draft draft, T value);
    }

    /** The nodes of one line. */
    class Row {
        private final List<Node> nodes;

        Row(List<Node> nodes) {
            this.nodes = nodes;
        }

        /** Takes no room while the condition does not hold. */
        void showOnlyWhen(BiPredicate<Draft, Experiment> condition) {
            Runnable look = () -> {
                Draft draft = model.draft().get();
                Experiment base = model.base().get();
                show(nodes, draft != null && base != null && condition.test(draft, base));
            };
            model.draft().subscribe(look);
            model.base().subscribe(look);
            look.run();
        }
    }

    /** A line with a field for a number. */
    final class NumberRow extends Row {
        private final NumberField field;
        private final HBox line;

        NumberRow(List<Node> nodes, NumberField field, HBox line) {
            super(nodes);
            this.field = field;
            this.line = line;
        }

        /** {@link NumberField#nameMax}. */
        void nameMax(ObservableValue<String> word) {
            field.nameMax(word);
        }

        /** Puts a button behind the field. */
        void add(Button button) {
            line.getChildren().add(button);
        }
    }

    /** A line with a drop-down list. */
    final class ChoiceRow<T> extends Row {
        private final ComboBox<T> box;

        ChoiceRow(List<Node> nodes, ComboBox<T> box) {
            super(nodes);
            this.box = box;
        }

        ComboBox<T> box() {
            return box;
        }
    }

    private static void show(List<? extends Node> nodes, boolean shown) {
        nodes.forEach(node -> {
            node.setVisible(shown);
            node.setManaged(shown);
        });
    }

    DraftForm(Texts texts, StructureModel model, String title) {
        this.texts = texts;
        this.model = model;
        Label heading = new Label();
        heading.textProperty().bind(texts.bind(title));
        heading.getStyleClass().add("section-title");
        grid.getStyleClass().add("form");
        ColumnConstraints label = new ColumnConstraints();
        label.setPercentWidth(37);
        ColumnConstraints control = new ColumnConstraints();
        control.setPercentWidth(63);
        control.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(label, control);
        getChildren().addAll(heading, grid);
        getStyleClass().add("draft-form");
    }

    /** A field for a number. */
    NumberRow number(String key, NumberRange range, ToDoubleFunction<Draft> get, WithNumber with) {
        NumberField field = new NumberField(texts, range, value -> {
            Draft draft = model.draft().get();
            if (draft != null) {
                model.draft().set(with.apply(draft, value));
            }
        });
        model.mistakes().watch(field);
        model.draft().subscribe(draft -> {
            if (draft != null) {
                field.follow(get.applyAsDouble(draft));
            }
        });
        field.accessibleTextProperty().bind(texts.bind(key));
        HBox line = new HBox(field);
        line.getStyleClass().add("field-line");
        HBox.setHgrow(field, Priority.ALWAYS);
        return new NumberRow(row(key, field, new VBox(line, field.message())), field, line);
    }

    /** A drop-down list. */
    <T> ChoiceRow<T> choice(
            String key,
            List<T> entries,
            Function<? super T, String> name,
            Function<Draft, T> get,
            With<? super T> with) {
        ObjectProperty<T> value = new SimpleObjectProperty<>(entries.getFirst());
        ComboBox<T> box = Choice.of(texts, entries, name, value, texts.bind(key));
        model.draft().subscribe(draft -> {
            if (draft != null) {
                value.set(get.apply(draft));
            }
        });
        value.subscribe((_, chosen) -> {
            Draft draft = model.draft().get();
            if (draft != null && chosen != null && !chosen.equals(get.apply(draft))) {
                model.draft().set(with.apply(draft, chosen));
            }
        });
        return new ChoiceRow<>(row(key, box, box), box);
    }

    /** All lines while the condition holds, and the other node while it does not. */
    void showOnlyWhen(ObservableValue<Boolean> condition, Node otherwise) {
        getChildren().add(otherwise);
        condition.subscribe(holds -> {
            show(List.of(grid), holds);
            show(List.of(otherwise), !holds);
        });
    }

    private List<Node> row(String key, Control control, Node node) {
        control.setId(key.replace('.', '-'));
        Label label = new Label();
        label.textProperty().bind(texts.bind(key));
        label.setLabelFor(control);
        Buttons.tooltip(label, texts.bind(key + ".help"));
        Buttons.tooltip(control, texts.bind(key + ".help"));
        grid.addRow(rows++, label, node);
        return List.of(label, node);
    }
}
