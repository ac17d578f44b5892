package nablascope.ui.structure;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import nablascope.ui.control.NumberField;

/** Fields with text that cannot be used: it stays to be mended, and nothing is built until then. JavaFX thread. */
final class Mistakes {
    private final List<NumberField> fields = new ArrayList<>();
    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper();

    void watch(NumberField field) {
        fields.add(field);
        field.keepMistakes();
        field.invalid()
                .subscribe(
                        () -> any.set(fields.stream().anyMatch(f -> f.invalid().get())));
    }

    ReadOnlyBooleanProperty any() {
        return any.getReadOnlyProperty();
    }

    /** Every field shows its last usable number again. */
    void forget() {
        fields.forEach(NumberField::restore);
    }
}
