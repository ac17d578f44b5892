package nablascope.ui.control;

import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A field for one number. What cannot be used is marked and explained in {@link #message()}; the last usable number
 * stays in force and comes back on Escape or when the field is left, in that case below the explanation, which stays
 * until the field is entered again. Enter and Escape leave the field.
 */
public final class NumberField extends TextField {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final NumberRange range;
    private final DoubleConsumer onCommit;
    private final BooleanProperty invalid = new SimpleBooleanProperty();
    private final BooleanProperty overflow = new SimpleBooleanProperty();
    private final Label message = new Label();
    private boolean keepsMistakes;
    private @Nullable ObservableValue<String> maxName;
    private double value;

    /** @param onCommit is told every number entered */
    public NumberField(Texts texts, NumberRange range, DoubleConsumer onCommit) {
        this.range = range;
        this.onCommit = onCommit;
        message.textProperty().bind(explanation(texts));
        message.getStyleClass().add("field-message");
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        message.visibleProperty().bind(invalid);
        message.managedProperty().bind(invalid);
        invalid.subscribe(now -> pseudoClassStateChanged(INVALID, now));
        getStyleClass().add("number-field");
        setOnAction(_ -> {
            commit();
            if (!invalid.get()) {
                leave();
            }
        });
        focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                commit();
            }
            if (!keepsMistakes && focused) {
                invalid.set(false);
            } else if (!keepsMistakes || !invalid.get()) {
                setText(text(value));
                // What was wrong is told until somebody comes back; what stands there is right.
                pseudoClassStateChanged(INVALID, false);
            }
        });
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                show(value);
                leave();
                e.consume();
            }
        });
    }

    /** The keys go back to the whole window. */
    private void leave() {
        if (isFocused()) {
            getScene().getRoot().requestFocus();
        }
    }

    private ObservableStringValue explanation(Texts texts) {
        String low = Numbers.compact(range.min());
        String high = Numbers.compact(range.max());
        String kind = range.whole() ? "number.whole" : range.openMax() ? "number.below" : "number.between";
        if (range.max() == Double.MAX_VALUE) {
            kind = range.openMin() ? "number.above" : "number.atLeast";
        }
        String key = kind;
        return Bindings.createStringBinding(
                () -> overflow.get()
                        ? texts.get("number.tooLarge")
                        : maxName == null
                                ? texts.get(key, low, range.whole() ? Numbers.count((long) range.max()) : high)
                                : texts.get("number.orWord", low, maxName.getValue()),
                overflow,
                texts.language());
    }

    /** Shows a number and forgets what was typed. */
    public void show(double newValue) {
        value = newValue;
        invalid.set(false);
        setText(text(newValue));
    }

    private String text(double number) {
        if (maxName != null && number == range.max()) {
            return maxName.getValue();
        }
        return range.whole() ? Numbers.count((long) number) : Numbers.typed(number);
    }

    /** The range's largest number goes by a word, which can be typed too. */
    public void nameMax(ObservableValue<String> word) {
        maxName = word;
        word.subscribe(() -> show(value));
    }

    /** The number in force, whatever is being typed. */
    public double shown() {
        return value;
    }

    /** Shows a number unless it is the one already in force below text that is to be mended. */
    public void follow(double newValue) {
        if (!invalid.get() || newValue != value) {
            show(newValue);
        }
    }

    /** Shows the last usable number again. */
    public void restore() {
        show(value);
    }

    /** Text that cannot be used stays when the field is left. */
    public void keepMistakes() {
        keepsMistakes = true;
    }

    /** Whether the text cannot be used. */
    public ReadOnlyBooleanProperty invalid() {
        return invalid;
    }

    /** Why the typed text cannot be used; takes no room while it can. */
    public Label message() {
        return message;
    }

    /** Text that nobody changed stands for the number in force, of which it may show fewer digits than that has. */
    private void commit() {
        if (getText().equals(text(value))) {
            overflow.set(false);
            invalid.set(false);
            return;
        }
        boolean max = maxName != null && getText().strip().equalsIgnoreCase(maxName.getValue());
        OptionalDouble typed = max ? OptionalDouble.of(range.max()) : range.parse(getText());
        overflow.set(typed.isEmpty() && range.overflows(getText()));
        invalid.set(typed.isEmpty());
        if (typed.isPresent() && typed.getAsDouble() != value) {
            value = typed.getAsDouble();
            onCommit.accept(value);
        }
    }
}
