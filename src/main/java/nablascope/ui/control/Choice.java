package nablascope.ui.control;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import nablascope.ui.text.Texts;

/** A drop-down list whose entries follow the language. */
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
        texts.language().subscribe(() -> box.setConverter(new Named<>(name)));
        box.setConverter(new Named<>(name));
        box.valueProperty().bindBidirectional(value);
        box.accessibleTextProperty().bind(accessibleName);
        return box;
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
