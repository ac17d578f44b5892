package nablascope.ui.control;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * The numbers that a field takes.
 *
 * @param openMin whether {@code min} itself is left out
 * @param openMax whether {@code max} itself is left out
 * @param whole whole numbers only
 */
public record NumberRange(double min, double max, boolean openMin, boolean openMax, boolean whole) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?");
    private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

    /** Any number of at least {@code min}. */
    public static NumberRange atLeast(double min) {
        return new NumberRange(min, Double.MAX_VALUE, false, false, false);
    }

    /** Any number above {@code min}. */
    public static NumberRange above(double min) {
        return new NumberRange(min, Double.MAX_VALUE, true, false, false);
    }

    public static NumberRange between(double min, double max) {
        return new NumberRange(min, max, false, false, false);
    }

    /** From {@code min} up to but not including {@code limit}. */
    public static NumberRange below(double min, double limit) {
        return new NumberRange(min, limit, false, true, false);
    }

    /** Whole numbers, both ends included. */
    public static NumberRange whole(long min, long max) {
        return new NumberRange((double) min, (double) max, false, false, true);
    }

    public boolean contains(double value) {
        boolean aboveMin = openMin ? value > min : value >= min;
        boolean belowMax = openMax ? value < max : value <= max;
        return aboveMin && belowMax && (!whole || value == Math.rint(value));
    }

    /** Whether a text is a number, but larger than any that can be computed with. */
    boolean overflows(String text) {
        String typed = text.strip().replace('−', '-').replace(',', '.');
        return NUMBER.matcher(typed).matches() && Double.isInfinite(Double.parseDouble(typed));
    }

    /**
     * The number in a text such as {@code 1e-3}, {@code .01}, {@code 0,01} or {@code 12,000}; empty if it is none of this
     * range, and where a comma could mean either: {@code 1,000} is a thousand only among whole numbers.
     */
    public OptionalDouble parse(String text) {
        String typed = text.strip().replace('−', '-');
        boolean thousands = THOUSANDS.matcher(typed).matches();
        String plain = thousands ? typed.replace(",", "") : typed.replace(',', '.');
        boolean unclear = whole
                ? !thousands && typed.contains(",")
                : EITHER.matcher(typed).matches();
        if (unclear || !NUMBER.matcher(plain).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(plain);
        return contains(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
