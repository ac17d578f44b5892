package nablascope.ui.charts;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as charts write them. */
final class Numbers {
    private static final MathContext TICK = new MathContext(6);
    private static final MathContext EXACT = new MathContext(6);

    private Numbers() {}

    /** A label on the value axis: short, {@code 1e-6} beyond five digits. */
    static String tick(double value) {
        return plainOrPower(value, TICK, 1e-3, 1e5);
    }

    /** A measured value with six digits. */
    static String exact(double value) {
        if (Double.isNaN(value)) {
            return NonFiniteMark.Kind.NAN.symbol();
        }
        if (Double.isInfinite(value)) {
            return (value > 0 ? NonFiniteMark.Kind.POSITIVE_INFINITY : NonFiniteMark.Kind.NEGATIVE_INFINITY).symbol();
        }
        return plainOrPower(value, EXACT, 1e-4, 1e7);
    }

    /** A value somebody chooses by hand. */
    static String chosen(double value) {
        return plainOrPower(value, new MathContext(3), 1e-3, 1e5);
    }

    /** A label on the step axis: {@code 500, 20k, 1.5M}. */
    static String steps(double steps) {
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
