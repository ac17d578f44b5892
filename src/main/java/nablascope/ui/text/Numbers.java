package nablascope.ui.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How the window writes numbers; the same in every language. */
public final class Numbers {
    private static final int MOST_TYPED = 10;

    private Numbers() {}

    /** With thousands separators: 12,345. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** The shortest decimal of at most four digits: 0.001, 3e-5, 12.5, 20000, 1e6. */
    public static String compact(double value) {
        return significant(value, 4);
    }

    /** The shortest decimal that gives back the same number. */
    public static String exact(double value) {
        return significant(value, 17);
    }

    /**
     * As somebody would type it: the shortest decimal that gives back the same number, or if that is longer than anybody
     * types, as that of √2 is, six digits.
     */
    public static String typed(double value) {
        boolean lengthy = Double.isFinite(value)
                && BigDecimal.valueOf(value).stripTrailingZeros().precision() > MOST_TYPED;
        return significant(value, lengthy ? 6 : 17);
    }

    private static String significant(double value, int digits) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal decimal =
                BigDecimal.valueOf(value).round(new MathContext(digits)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent <= 4) {
            return decimal.toPlainString();
        }
        BigDecimal mantissa = decimal.scaleByPowerOfTen(-exponent);
        return mantissa.stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** A share as per cent: 97.2 %. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** R², at most 1 and without a lower end: 0.934, −12.310, −2.3e5. Only what is exact is called 1.000. */
    public static String rSquared(double value) {
        if (value <= -100) {
            return significant(value, 2).replace('-', '−');
        }
        double shown = value < 1 ? Math.min(value, 0.999) : value;
        return String.format(Locale.ROOT, "%.3f", Math.abs(shown) < 0.0005 ? 0 : shown)
                .replace('-', '−');
    }

    /** Steps per second: 0.5, 12, 3,400. */
    public static String rate(double perSecond) {
        return perSecond > 0 && perSecond < 10
                ? String.format(Locale.ROOT, "%.1f", perSecond)
                : count(Math.round(perSecond));
    }
}
