package nablascope.ui.race;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import nablascope.experiment.KnobSpec;

/** An entrant but the first while it is being chosen. JavaFX thread. */
final class Rival {
    private final ObjectProperty<Change> change;

    Rival(Change start) {
        change = new SimpleObjectProperty<>(start);
    }

    /** What sets it apart. */
    ObjectProperty<Change> change() {
        return change;
    }

    /** The knob that it changes; empty: the update rule. */
    Optional<KnobSpec> knob() {
        return change.get() instanceof Change.Amount amount ? Optional.of(amount.knob()) : Optional.empty();
    }
}
