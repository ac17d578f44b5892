package nablascope.experiment;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, lists, texts, numbers, booleans, null and {@link NumberArray}s as JSON, always the same way: what fits on
 * a line stays on it, 32-bit and 64-bit numbers are the shortest decimals that read as the same number, non-finite ones
 * are texts.
 */
public final class JsonText {
    private static final int LINE = 100;

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /** The whole document, ending with a line feed. */
    public static String of(Map<String, ?> document) {
        JsonText text = new JsonText();
        text.block(document, "");
        return text.out.append('\n').toString();
    }

    /** On one line. */
    public static String line(@Nullable Object value) {
        JsonText text = new JsonText();
        text.inline(value, Integer.MAX_VALUE);
        return text.out.toString();
    }

    /** A whole number as {@link Long}, where that says the same, so that 1.0 and 1 are equal. */
    static Object number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= 1L << 53 && !isNegativeZero(value);
        return whole ? (Object) (long) value : value;
    }

    private static boolean isNegativeZero(double value) {
        return value == 0 && 1 / value < 0;
    }

    private void block(@Nullable Object value, String indent) {
        if (isLine(value)) {
            inline(value, Integer.MAX_VALUE);
            return;
        }
        if (inline(value, LINE - indent.length())) {
            return;
        }
        switch (value) {
            case Map<?, ?> map -> members(map, indent);
            case List<?> list -> elements(list.iterator(), indent);
            case NumberArray array -> elements(new Rows(array), indent);
            case null, default -> inline(value, Integer.MAX_VALUE);
        }
    }

    /** Rows of numbers are never broken, however long. */
    private static boolean isLine(@Nullable Object value) {
        return value instanceof NumberList || (value instanceof NumberArray array && array.dimensions() == 1);
    }

    private void members(Map<?, ?> map, String indent) {
        String inner = indent + "  ";
        String before = "{\n";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.append(before).append(inner);
            quoted(member.getKey().toString());
            out.append(": ");
            block(member.getValue(), inner);
            before = ",\n";
        }
        out.append('\n').append(indent).append('}');
    }

    private void elements(Iterator<?> values, String indent) {
        String inner = indent + "  ";
        String before = "[\n";
        while (values.hasNext()) {
            out.append(before).append(inner);
            block(values.next(), inner);
            before = ",\n";
        }
        out.append('\n').append(indent).append(']');
    }

    /** On this line, if no more than {@code room} characters are needed; otherwise nothing and false. */
    private boolean inline(@Nullable Object value, int room) {
        int start = out.length();
        write(value, room == Integer.MAX_VALUE ? room : start + room);
        if (room == Integer.MAX_VALUE || out.length() <= start + room) {
            return true;
        }
        out.setLength(start);
        return false;
    }

    /** Stops early once the text is longer than {@code end}. */
    private void write(@Nullable Object value, int end) {
        switch (value) {
            case String text -> quoted(text);
            case Float number -> out.append(decimal(number));
            case Number number -> out.append(decimal(number.doubleValue(), number));
            case NumberArray array -> sequence(new Rows(array), end);
            case List<?> list -> sequence(list.iterator(), end);
            case Map<?, ?> map -> object(map, end);
            case null, default -> out.append(value);
        }
    }

    private void sequence(Iterator<?> values, int end) {
        String before = "[";
        while (values.hasNext() && out.length() <= end) {
            out.append(before);
            write(values.next(), end);
            before = ", ";
        }
        out.append(before.equals("[") ? "[]" : "]");
    }

    private void object(Map<?, ?> map, int end) {
        String before = "{";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (out.length() > end) {
                return;
            }
            out.append(before);
            quoted(member.getKey().toString());
            out.append(": ");
            write(member.getValue(), end);
            before = ", ";
        }
        out.append(before.equals("{") ? "{}" : "}");
    }

    private static String decimal(double value, Number number) {
        if (!(number instanceof Double)) {
            return number.toString();
        }
        return plain(value, Double.toString(value));
    }

    private static String decimal(float value) {
        return plain(value, Float.toString(value));
    }

    private static String plain(double value, String shortest) {
        if (!Double.isFinite(value)) {
            return '"' + shortest + '"';
        }
        String text = shortest;
        int exponent = shortest.indexOf('E');
        if (exponent >= 0 && Math.abs(value) > 1e-7 && Math.abs(value) < 1e15) {
            text = new BigDecimal(shortest).stripTrailingZeros().toPlainString();
        }
        if (text.indexOf('E') >= 0) {
            return text.replace(".0E", "E").toLowerCase(Locale.ROOT);
        }
        return text.endsWith(".0") && !text.equals("-0.0") ? text.substring(0, text.length() - 2) : text;
    }

    private void quoted(String text) {
        out.append('"');
        escape(text, out);
        out.append('"');
    }

    /** Escapes what JSON demands, and every control or direction character besides. */
    static void escape(String text, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> to.append('\\').append(c);
                case '\n' -> to.append("\\n");
                case '\t' -> to.append("\\t");
                default -> {
                    if (invisible(c, text, i)) {
                        to.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
    }

    private static boolean invisible(char c, String text, int at) {
        if (Character.isSurrogate(c)) {
            boolean paired = Character.isHighSurrogate(c)
                    ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                    : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
            return !paired;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** The parts along an array's first dimension: numbers, or arrays of one dimension less. */
    private static final class Rows implements Iterator<Object> {
        private final NumberArray array;
        private final int size;
        private int next;

        Rows(NumberArray array) {
            this.array = array;
            this.size = array.shape()[0] == 0 ? 0 : array.values().length / array.shape()[0];
        }

        @Override
        public boolean hasNext() {
            return next < array.shape()[0];
        }

        @Override
        public Object next() {
            int at = next++ * size;
            return array.dimensions() == 1 ? (Object) array.values()[at] : array.part(next - 1);
        }
    }
}
