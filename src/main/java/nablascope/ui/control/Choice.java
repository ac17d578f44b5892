package nablascope.ui.control;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import nablascope.ui.text.Texts;

/** A drop-down list whose entries follow the language. Escape leaves what was chosen before. */
public final class Choice {
    private Choice() {}

    /** @param name of an entry in the present language */
    public static <T> ComboBox<T> of(
            Texts texts,
            List<T> entries,
            Function<? super T, String> name,
            Property<T> value,
            ObservableValue<String> accessibleName) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(entries);
        box.setMaxWidth(Double.MAX_VALUE);
        texts.language().subscribe(_ -> {
            box.setConverter(new Named<>(name));
            box.setButtonCell(new NamedCell<>(name));
        });
        connect(box, value);
        box.accessibleTextProperty().bind(accessibleName);
        return box;
    }

    /** Offers other entries; what is chosen stays so. */
    public static <T> void offer(ComboBox<T> box, List<T> entries) {
        if (!box.getItems().equals(entries)) {
            // The box and its list each find what is chosen again by its place, and not at the same one: nothing is.
            T chosen = box.getValue();
            box.setValue(null);
            box.getItems().setAll(entries);
            box.setValue(chosen);
        }
    }

    /** What is merely passed on the way through the open list is not chosen yet. */
    private static <T> void connect(ComboBox<T> box, Property<T> value) {
        value.subscribe(box::setValue);
        Runnable choose = () -> {
            T chosen = box.getValue();
            if (!box.isShowing() && chosen != null && !chosen.equals(value.getValue())) {
                value.setValue(chosen);
            }
        };
        box.valueProperty().subscribe(_ -> choose.run());
        box.showingProperty().subscribe(_ -> choose.run());
        box.skinProperty().subscribe(skin -> {
            if (skin instanceof ComboBoxListViewSkin<?> list) {
                list.getPopupContent().addEventFilter(KeyEvent.KEY_PRESSED, e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        box.setValue(value.getValue());
                    }
                });
            }
        });
    }

    /** What the closed box shows; a new one is needed for each language. */
    private static final class NamedCell<T> extends ListCell<T> {
        private final Function<? super T, String> name;

        NamedCell(Function<? super T, String> name) {
            this.name = name;
        }

        @Override
        protected void updateItem(T entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(empty || entry == null ? "" : name.apply(entry));
        }
    }

    private static final class Named<T> extends StringConverter<T> {
        private final Function<? super T, String> name;

        Named(Function<? super T, String> name) {
            this.name = name;
        }

        @Override
        public String toString(T entry) {
            return entry == null ? "" : name.apply(entry);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("the list cannot be edited");
        }
    }
}
