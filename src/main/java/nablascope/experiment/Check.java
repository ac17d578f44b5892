package nablascope.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Range checks of the records in this package: every message has the name, the value and the legal range. */
final class Check {
    private Check() {}

    /** An unmodifiable copy in the same order; null values are allowed. */
    static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    static double nonNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new InvalidExperimentException(name, ValueFault.NEGATIVE.with(value));
        }
        return value;
    }

    static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidExperimentException(name, ValueFault.NOT_FINITE.with(value));
        }
        return value;
    }

    static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new InvalidExperimentException(name, ValueFault.NOT_POSITIVE.with(value));
        }
        return value;
    }

    static double within(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new InvalidExperimentException(name, ValueFault.OUTSIDE.with(value, min, max));
        }
        return value;
    }

    /** The half-open range that the moment decays of Adam need. */
    static double below(String name, double value, double min, double limit) {
        if (!(value >= min && value < limit)) {
            throw new InvalidExperimentException(name, ValueFault.OUTSIDE_HALF_OPEN.with(value, min, limit));
        }
        return value;
    }

    static long within(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new InvalidExperimentException(name, ValueFault.NOT_WHOLE.with(value, min, max));
        }
        return value;
    }

    /** The same for something that is no key itself, such as a list's length. */
    static void within(Phrase place, long value, long min, long max) {
        if (value < min || value > max) {
            throw new InvalidExperimentException(place, ValueFault.NOT_WHOLE.with(value, min, max));
        }
    }
}
