package nablascope.ui.structure;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
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
import nablascope.ui.control.Buttons;
import nablascope.ui.control.Choice;
import nablascope.ui.control.NumberField;
import nablascope.ui.control.NumberRange;
import nablascope.ui.text.Texts;

/** Labelled controls that show a part of the draft and change it; they take no room while the part is not there. */
final class DraftForm<P> extends GridPane {
    private final Texts texts;
    private final Mistakes mistakes;
    private final Part<P> part;
    private final String scope;
    private final List<NumberField> fields = new ArrayList<>();
    private int rows;

    /** How a number goes into the part. */
    @FunctionalInterface
    interface WithNumber<P> {
        P apply(P part, double value);
    }

    /** The nodes of one line. */
    class Row {
        private final List<Node> nodes;

        Row(List<Node> nodes) {
            this.nodes = nodes;
        }

        /** Takes no room while the condition does not hold. */
        void showOnlyWhen(Predicate<P> condition) {
            part.subscribe(now -> {
                boolean shown = condition.test(now);
                show(nodes, shown);
                if (!shown) {
                    forget();
                }
            });
        }

        /** Forgets what was typed wrongly. */
        void forget() {}

        void disable(ObservableValue<Boolean> when) {
            nodes.getLast().disableProperty().bind(when);
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

        @Override
        void forget() {
            field.restore();
        }

        /** {@link NumberField#nameMax}. */
        NumberRow nameMax(ObservableValue<String> word) {
            field.nameMax(word);
            return this;
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

        /** {@link Choice#offer}. */
        void offer(List<T> entries) {
            Choice.offer(box, entries);
        }
    }

    static void show(List<? extends Node> nodes, boolean shown) {
        nodes.forEach(node -> {
            node.setVisible(shown);
            node.setManaged(shown);
        });
    }

    /** @param scope begins the controls' ids in place of the messages' {@code structure} */
    DraftForm(Texts texts, Mistakes mistakes, Part<P> part, String scope) {
        this.scope = scope;
        this.texts = texts;
        this.mistakes = mistakes;
        this.part = part;
        getStyleClass().add("form");
        ColumnConstraints label = new ColumnConstraints();
        label.setPercentWidth(37);
        ColumnConstraints control = new ColumnConstraints();
        control.setPercentWidth(63);
        control.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(label, control);
        part.value().subscribe(now -> {
            show(List.of(this), now != null);
            if (now == null) {
                // Nobody sees the mistake that would be in the way.
                fields.forEach(NumberField::restore);
            }
        });
    }

    /** A field for a number. */
    NumberRow number(String key, NumberRange range, ToDoubleFunction<P> get, WithNumber<P> with) {
        NumberField field = field(key, range, value -> part.change(p -> with.apply(p, value)));
        part.subscribe(now -> field.follow(get.applyAsDouble(now)));
        HBox line = line(field);
        return new NumberRow(row(key, field, new VBox(line, field.message())), field, line);
    }

    private NumberField field(String key, NumberRange range, DoubleConsumer commit) {
        NumberField field = new NumberField(texts, range, commit);
        mistakes.watch(field);
        fields.add(field);
        field.accessibleTextProperty().bind(texts.bind(key));
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("field-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /**
     * A number that may be left out: a switch, and a field once it is on.
     *
     * @param first the number that switching on begins with
     */
    Row optional(
            String key,
            NumberRange range,
            double first,
            Function<P, OptionalDouble> get,
            BiFunction<P, OptionalDouble, P> with) {
        NumberField field = field(key, range, value -> part.change(p -> with.apply(p, OptionalDouble.of(value))));
        field.setId(id(key) + "-value");
        ToggleSwitch on = toggle(
                p -> get.apply(p).isPresent(),
                (p, now) -> now == get.apply(p).isPresent()
                        ? p
                        : with.apply(p, now ? OptionalDouble.of(first) : OptionalDouble.empty()));
        on.accessibleTextProperty().bind(texts.bind(key));
        part.subscribe(now -> {
            field.follow(get.apply(now).orElse(first));
            show(List.of(field), get.apply(now).isPresent());
        });
        HBox line = line(on, field);
        return new Row(row(key, on, new VBox(line, field.message())));
    }

    /** Yes or no. */
    Row flag(String key, Predicate<P> get, BiFunction<P, Boolean, P> with) {
        ToggleSwitch on = toggle(get, with);
        on.accessibleTextProperty().bind(texts.bind(key));
        return new Row(row(key, on, on));
    }

    private ToggleSwitch toggle(Predicate<P> get, BiFunction<P, Boolean, P> with) {
        ToggleSwitch on = new ToggleSwitch();
        part.subscribe(now -> on.setSelected(get.test(now)));
        on.selectedProperty().subscribe((_, now) -> part.change(p -> get.test(p) == now ? p : with.apply(p, now)));
        return on;
    }

    /** A drop-down list. */
    <T> ChoiceRow<T> choice(
            String key,
            List<T> entries,
            Function<? super T, String> name,
            Function<P, T> get,
            BiFunction<P, T, P> with) {
        ObjectProperty<T> value = new SimpleObjectProperty<>(entries.getFirst());
        ComboBox<T> box = Choice.of(texts, entries, name, value, texts.bind(key));
        part.subscribe(now -> value.set(get.apply(now)));
        value.subscribe((_, chosen) ->
                part.change(p -> chosen == null || chosen.equals(get.apply(p)) ? p : with.apply(p, chosen)));
        return new ChoiceRow<>(row(key, box, box), box);
    }

    /** A line with a control that follows the part by itself. */
    void add(String key, Control control) {
        control.setMaxWidth(Double.MAX_VALUE);
        row(key, control, control);
    }

    private String id(String key) {
        return scope + key.substring(key.indexOf('.')).replace('.', '-');
    }

    private List<Node> row(String key, Control control, Node node) {
        control.setId(id(key));
        Label label = new Label();
        label.textProperty().bind(texts.bind(key));
        label.setLabelFor(control);
        label.setWrapText(true);
        Buttons.tooltip(label, texts.bind(key + ".help"));
        Buttons.tooltip(control, texts.bind(key + ".help"));
        addRow(rows++, label, node);
        return List.of(label, node);
    }
}
