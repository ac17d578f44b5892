package nablascope.cli;

/**
 * Writes numbers with nine significant digits, enough for every 32-bit number, without allocating and the same in any
 * locale.
 */
final class SignificantDigits {
    /** Longest text that {@link #put} writes. */
    static final int LONGEST = 24;

    private static final int DIGITS = 9;
    private static final long LEAST = 100_000_000;
    private static final double[] POWERS = new double[309];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private final byte[] digits = new byte[DIGITS];

    /** Writes a value from {@code at} on; returns the position after it. */
    int put(double value, byte[] to, int at) {
        if (!Double.isFinite(value)) {
            return put(Double.toString(value), to, at);
        }
        int position = at;
        if (value < 0) {
            to[position++] = '-';
        }
        if (value == 0) {
            to[position++] = '0';
            return position;
        }
        double magnitude = Math.abs(value);
        int exponent = (int) StrictMath.floor(StrictMath.log10(magnitude));
        long scaled = Math.round(scale(magnitude, DIGITS - 1 - exponent));
        if (scaled < LEAST) {
            exponent--;
            scaled = Math.round(scale(magnitude, DIGITS - 1 - exponent));
        }
        if (scaled >= 10 * LEAST) {
            exponent++;
            scaled = Math.round(scale(magnitude, DIGITS - 1 - exponent));
        }
        return exponent < -5 || exponent >= DIGITS
                ? scientific(significant(scaled), exponent, to, position)
                : plain(significant(scaled), exponent, to, position);
    }

    private static double scale(double value, int power) {
        if (power < 0) {
            return value / POWERS[-power];
        }
        return power < POWERS.length ? value * POWERS[power] : value * POWERS[308] * POWERS[power - 308];
    }

    /** Splits into digits; returns how many there are without trailing zeros. */
    private int significant(long scaled) {
        long rest = scaled;
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        int count = DIGITS;
        while (count > 1 && digits[count - 1] == '0') {
            count--;
        }
        return count;
    }

    private int plain(int count, int exponent, byte[] to, int at) {
        int position = at;
        if (exponent < 0) {
            to[position++] = '0';
            to[position++] = '.';
            for (int i = exponent + 1; i < 0; i++) {
                to[position++] = '0';
            }
        }
        for (int i = 0; i < count || i <= exponent; i++) {
            if (exponent >= 0 && i == exponent + 1) {
                to[position++] = '.';
            }
            to[position++] = i < count ? digits[i] : (byte) '0';
        }
        return position;
    }

    private int scientific(int count, int exponent, byte[] to, int at) {
        int position = at;
        for (int i = 0; i < count; i++) {
            if (i == 1) {
                to[position++] = '.';
            }
            to[position++] = digits[i];
        }
        to[position++] = 'e';
        return put(exponent, to, position);
    }

    /** Writes a whole number. */
    static int put(long value, byte[] to, int at) {
        int position = at;
        long rest = Math.abs(value);
        if (value < 0) {
            to[position++] = '-';
        }
        int end = position + 1;
        for (long r = rest; r >= 10; r /= 10) {
            end++;
        }
        for (int i = end - 1; i >= position; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }

    private static int put(String text, byte[] to, int at) {
        for (int i = 0; i < text.length(); i++) {
            to[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }
}
