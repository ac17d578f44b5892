package nablascope.ui.structure;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
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
    final class Row {
        private final List<Node> nodes;

        Row(List<Node> nodes) {
            this.nodes = nodes;
        }

        /** Takes no room while the condition does not hold. */
        void showOnlyWhen(Predicate<Draft> condition) {
            model.draft().subscribe(draft -> {
                boolean shown = draft != null && condition.test(draft);
                nodes.forEach(node -> {
                    node.setVisible(shown);
                    node.setManaged(shown);
                });
            });
        }
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
    Row number(String key, NumberRange range, ToDoubleFunction<Draft> get, WithNumber with) {
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
        VBox box = new VBox(field, field.message());
        return row(key, field, box);
    }

    /** A drop-down list. */
    <T> ComboBox<T> choice(
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
        row(key, box, box);
        return box;
    }

    private Row row(String key, Control control, Node node) {
        control.setId(key.replace('.', '-'));
        Label label = new Label();
        label.textProperty().bind(texts.bind(key));
        label.setLabelFor(control);
        Buttons.tooltip(label, texts.bind(key + ".help"));
        Buttons.tooltip(control, texts.bind(key + ".help"));
        grid.addRow(rows++, label, node);
        return new Row(List.of(label, node));
    }
}
