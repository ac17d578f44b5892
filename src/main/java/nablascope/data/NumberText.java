package nablascope.data;

import java.util.Locale;
import java.util.Set;
import nablascope.experiment.Phrase;

/**
 * Numbers as tables write them: optional sign, ASCII digits with at most one decimal mark, optional exponent. Nothing
 * that only Java, a spreadsheet or a person would take for a number.
 */
final class NumberText {
    private static final int SHOWN = 40;

    /** As R, spreadsheets, databases and WEKA write that there is no number. */
    private static final Set<String> NO_VALUE = Set.of("", "NA", "N/A", "n/a", "#N/A", "NULL", "null", "?");

    private NumberText() {}

    /** The number; NaN if the text is none, an infinity if it is too large for 32 bits. */
    static float parse(String text, char decimal) {
        if (!isNumber(text, decimal)) {
            return Float.NaN;
        }
        return Float.parseFloat(decimal == '.' ? text : text.replace(decimal, '.'));
    }

    /** Whether a cell stands for a number that is not there. */
    static boolean isMissing(String cell) {
        return NO_VALUE.contains(cell);
    }

    /** Whether {@link #parse} takes it. */
    static boolean isNumber(String text, char decimal) {
        int end = text.length();
        int start = afterSign(text, 0);
        int whole = afterDigits(text, start);
        int i = whole;
        int digits = whole - start;
        if (i < end && text.charAt(i) == decimal) {
            i = afterDigits(text, whole + 1);
            digits += i - whole - 1;
        }
        if (digits == 0) {
            return false;
        }
        if (i < end && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int exponent = afterSign(text, i + 1);
            i = afterDigits(text, exponent);
            return i > exponent && i == end;
        }
        return i == end;
    }

    private static int afterSign(String text, int i) {
        return i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-') ? i + 1 : i;
    }

    private static int afterDigits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    /** Why a text that {@link #parse} did not take is none, and what to write instead. */
    static Phrase problem(String text, char decimal) {
        String quoted = shown(text);
        if (isNumber(text, decimal)) {
            return TableFault.TOO_LARGE.with(quoted);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("nan") || lower.contains("inf")) {
            return TableFault.NOT_FINITE.with(quoted);
        }
        if (text.startsWith("=")) {
            return TableFault.FORMULA.with(quoted);
        }
        if (text.endsWith("%")) {
            return TableFault.PERCENTAGE.with(quoted);
        }
        if (text.indexOf('\u2212') >= 0) {
            return TableFault.TYPOGRAPHIC_MINUS.with(quoted);
        }
        if (text.chars().anyMatch(c -> c > 127 && Character.isDigit(c))) {
            return TableFault.OTHER_DIGITS.with(quoted);
        }
        if (text.chars().allMatch(c -> "0123456789.,+-' ".indexOf(c) >= 0)) {
            return TableFault.OTHER_DECIMAL_MARK.with(quoted, decimal);
        }
        return TableFault.NO_NUMBER.with(quoted);
    }

    /** Text from a file made fit to show: short, and with control and direction characters escaped. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> shown.append(String.format(Locale.ROOT, "\\u%04x", c));
                default -> shown.appendCodePoint(c);
            }
        });
        return text.codePointCount(0, text.length()) > SHOWN ? shown + "…" : shown.toString();
    }
}
