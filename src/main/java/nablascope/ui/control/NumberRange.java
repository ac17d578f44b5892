package nablascope.ui.control;

import java.util.OptionalDouble;

/**
 * The numbers that a field takes.
 *
 * @param openMin whether {@code min} itself is left out
 * @param whole whole numbers only
 */
public record NumberRange(double min, double max, boolean openMin, boolean whole) {

    /** Any number of at least {@code min}. */
    public static NumberRange atLeast(double min) {
        return new NumberRange(min, Double.MAX_VALUE, false, false);
    }

    /** Any number above {@code min}. */
    public static NumberRange above(double min) {
        return new NumberRange(min, Double.MAX_VALUE, true, false);
    }

    public static NumberRange between(double min, double max) {
        return new NumberRange(min, max, false, false);
    }

    /** Whole numbers, both ends included. */
    public static NumberRange whole(long min, long max) {
        return new NumberRange((double) min, (double) max, false, true);
    }

    public boolean contains(double value) {
        boolean aboveMin = openMin ? value > min : value >= min;
        return aboveMin && value <= max && (!whole || value == Math.rint(value));
    }

    /** The number in a text such as {@code 1e-3}, {@code .01} or {@code 1,000}; empty if it is none of this range. */
    public OptionalDouble parse(String text) {
        try {
            double value = Double.parseDouble(text.strip().replace(",", "").replace('−', '-'));
            return contains(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
