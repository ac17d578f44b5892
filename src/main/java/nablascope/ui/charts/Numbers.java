package nablascope.ui.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import nablascope.timeline.Buckets;
import nablascope.timeline.Sample;

/** Numbers as charts write them. */
public final class Numbers {
    private static final MathContext TICK = new MathContext(6);
    private static final MathContext EXACT = new MathContext(6);

    private Numbers() {}

    /** A label on the value axis: short, {@code 1e-6} beyond five digits. */
    public static String tick(double value) {
        return plainOrPower(value, TICK, 1e-3, 1e5);
    }

    /** A measured value with six digits. */
    public static String exact(double value) {
        if (Double.isNaN(value)) {
            return EdgeMark.Kind.NAN.symbol();
        }
        if (Double.isInfinite(value)) {
            return (value > 0 ? EdgeMark.Kind.POSITIVE_INFINITY : EdgeMark.Kind.NEGATIVE_INFINITY).symbol();
        }
        return plainOrPower(value, EXACT, 1e-4, 1e7);
    }

    /** A measured value, or where only that is kept the range of its neighbourhood. */
    public static String exact(Sample sample) {
        if (sample.exact()) {
            return exact(sample.value());
        }
        StringBuilder words = new StringBuilder();
        if ((sample.flags() & Buckets.FINITE) != 0) {
            words.append(exact(sample.min())).append(" – ").append(exact(sample.max()));
        }
        append(words, sample.flags() & Buckets.NAN, EdgeMark.Kind.NAN);
        append(words, sample.flags() & Buckets.POSITIVE_INFINITY, EdgeMark.Kind.POSITIVE_INFINITY);
        append(words, sample.flags() & Buckets.NEGATIVE_INFINITY, EdgeMark.Kind.NEGATIVE_INFINITY);
        return words.toString();
    }

    private static void append(StringBuilder words, int flag, EdgeMark.Kind kind) {
        if (flag != 0) {
            words.append(words.isEmpty() ? "" : ", ").append(kind.symbol());
        }
    }

    /** A value somebody chooses by hand. */
    static String chosen(double value) {
        return plainOrPower(value, new MathContext(3), 1e-3, 1e5);
    }

    /** A label on the step axis: {@code 500, 20k, 1.5M}. */
    public static String steps(double steps) {
        double magnitude = Math.abs(steps);
        if (magnitude >= 1e6) {
            return plain(steps / 1e6, TICK) + "M";
        }
        return magnitude >= 1e4 ? plain(steps / 1e3, TICK) + "k" : plain(steps, TICK);
    }

    private static String plainOrPower(double value, MathContext digits, double least, double most) {
        double magnitude = Math.abs(value);
        if (value == 0 || (magnitude >= least && magnitude < most)) {
            return plain(value, digits);
        }
        BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    private static String plain(double value, MathContext digits) {
        BigDecimal rounded = new BigDecimal(value).round(digits);
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString();
    }
}
