package nablascope.ui.knobs;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import nablascope.experiment.KnobSpec;
import nablascope.ui.control.NumberRange;

/** One knob: a value, and whether it is in force. A knob that is off remembers its value. JavaFX thread. */
public final class KnobModel {
    private static final double LARGEST = 1e12;
    private static final double SMALLEST = 1e-12;

    private final KnobSpec spec;
    private final Runnable changed;
    private final ReadOnlyDoubleWrapper value;
    private final ReadOnlyBooleanWrapper on;

    /** @param changed runs after every change made by a command */
    KnobModel(KnobSpec spec, Runnable changed) {
        this.spec = spec;
        this.changed = changed;
        this.value = new ReadOnlyDoubleWrapper(spec.defaultValue());
        this.on = new ReadOnlyBooleanWrapper(spec == KnobSpec.LEARNING_RATE);
    }

    public KnobSpec spec() {
        return spec;
    }

    /** The value in force, or the one that comes back when the knob is switched on. */
    public ReadOnlyDoubleProperty value() {
        return value.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty on() {
        return on.getReadOnlyProperty();
    }

    /** A learning rate is always in force. */
    public boolean canBeOff() {
        return spec != KnobSpec.LEARNING_RATE;
    }

    /** What may be typed, beyond the slider's ends. */
    public NumberRange legal() {
        return switch (spec) {
            case LAMBDA, LEARNING_RATE -> NumberRange.atLeast(0);
            case DROPOUT -> NumberRange.between(0, 1);
            case CLIP -> NumberRange.above(0);
        };
    }

    /** Puts a legal value in force; 0 for λ or p switches off. */
    public void set(double newValue) {
        if (!legal().contains(newValue)) {
            throw new IllegalArgumentException(spec.id() + " is " + newValue + "; it must be in " + legal());
        }
        if (newValue == 0 && canBeOff()) {
            switchOn(false);
            return;
        }
        take(newValue, true);
        changed.run();
    }

    public void switchOn(boolean nowOn) {
        on.set(nowOn || !canBeOff());
        changed.run();
    }

    public void halve() {
        set(Math.max(value.get() / 2, value.get() == 0 ? 0 : SMALLEST));
    }

    public void twice() {
        set(Math.min(value.get() * 2, spec == KnobSpec.DROPOUT ? 1 : LARGEST));
    }

    /** Back to the knob's default value. */
    public void reset() {
        set(spec.defaultValue());
    }

    void forget() {
        value.set(spec.defaultValue());
    }

    /** Shows a value to begin with, while the knob is off. */
    public void suggest(double newValue) {
        if (!on.get()) {
            value.set(newValue);
        }
    }

    /** What the run uses, without telling it. A knob that is off keeps the value it remembers. */
    void take(double newValue, boolean nowOn) {
        if (nowOn) {
            value.set(newValue);
        }
        on.set(nowOn);
    }
}
