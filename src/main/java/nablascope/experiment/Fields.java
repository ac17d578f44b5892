package nablascope.experiment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, read with exact types. Every error names the dotted path of the key.
 *
 * <p>A method without a fallback demands its key.
 */
final class Fields {
    private final String path;
    private final Map<?, ?> values;

    private Fields(String path, Map<?, ?> values) {
        this.path = path;
        this.values = values;
    }

    /** The members of {@code value}, which must be an object without other keys than the known ones. */
    static Fields of(String path, @Nullable Object value, String... known) {
        Fields fields = any(path, value);
        Set<String> words = Set.of(known);
        for (Object key : fields.values.keySet()) {
            String name = key.toString();
            if (!words.contains(name)) {
                throw unknown(fields.path(name), name, List.of(known));
            }
        }
        return fields;
    }

    /** The members of an object, whatever they are called. */
    static Fields any(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Fields(path, map);
        }
        throw new InvalidExperimentException(path, ValueFault.NO_OBJECT.with(Quote.value(value)));
    }

    static InvalidExperimentException unknown(String path, String name, List<String> known) {
        return new InvalidExperimentException(
                Quote.text(path), ValueFault.UNKNOWN_KEY.with(Quote.text(Nearest.to(name, known)), Quote.words(known)));
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** All members as they are, in the file's order. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        values.forEach((key, value) -> members.put(key.toString(), value));
        return members;
    }

    String path() {
        return path;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value as it is; null where there is none or null. */
    @Nullable
    Object get(String key) {
        return values.get(key);
    }

    Object require(String key) {
        Object value = values.get(key);
        if (value == null) {

            throw new InvalidExperimentException(
                    path(key), values.containsKey(key) ? ValueFault.NULL.with() : ValueFault.MISSING.with());
        }
        return value;
    }

    double number(String key) {
        require(key);
        return number(path(key), values.get(key));
    }

    double number(String key, double otherwise) {
        return has(key) ? number(path(key), values.get(key)) : otherwise;
    }

    static double number(String path, @Nullable Object value) {
        if (value instanceof Number number) {
            double d = number.doubleValue();
            if (Double.isFinite(d)) {
                return d;
            }
        }
        throw new InvalidExperimentException(path, ValueFault.NO_NUMBER.with(Quote.value(value)));
    }

    long integer(String key, long min, long max) {
        require(key);
        return integer(path(key), values.get(key), min, max);
    }

    long integer(String key, long otherwise, long min, long max) {
        return has(key) ? integer(path(key), values.get(key), min, max) : otherwise;
    }

    static long integer(String path, @Nullable Object value, long min, long max) {
        if (value instanceof Long whole && whole >= min && whole <= max) {
            return whole;
        }
        boolean number = value instanceof Long || value instanceof Double || value instanceof BigInteger;
        throw new InvalidExperimentException(
                path, ValueFault.NOT_WHOLE.with(number ? JsonText.line(value) : Quote.value(value), min, max));
    }

    boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        if (values.get(key) instanceof Boolean flag) {
            return flag;
        }
        throw new InvalidExperimentException(path(key), ValueFault.NO_FLAG.with(Quote.value(values.get(key))));
    }

    String text(String key, int longest) {
        return text(path(key), require(key), longest);
    }

    String text(String key, String otherwise, int longest) {
        return has(key) ? text(path(key), values.get(key), longest) : otherwise;
    }

    static String text(String path, @Nullable Object value, int longest) {
        if (!(value instanceof String text)) {
            throw new InvalidExperimentException(path, ValueFault.NO_TEXT.with(Quote.value(value)));
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw new InvalidExperimentException(path, ValueFault.TOO_LONG.with(longest));
        }
        return text;
    }

    List<String> texts(String key, int longest) {
        List<String> texts = new ArrayList<>();
        for (Object value : list(key)) {
            texts.add(text(path(key) + "[" + texts.size() + "]", value, longest));
        }
        return texts;
    }

    List<?> list(String key) {
        return list(path(key), require(key));
    }

    static List<?> list(String path, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new InvalidExperimentException(path, ValueFault.NO_LIST.with(Quote.value(value)));
    }

    /** One of the words of an enumeration. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        E[] constants = type.getEnumConstants();
        return constants[word(key, Words.of(constants))];
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        return has(key) ? choice(key, type) : otherwise;
    }

    /** True for the second of two words; the first is the default. */
    boolean either(String key, String standard, String other) {
        return has(key) && word(key, List.of(standard, other)) == 1;
    }

    /** The position among the words of the one that is there. */
    int word(String key, List<String> words) {
        Object value = require(key);
        int index = value instanceof String text ? words.indexOf(text) : -1;
        if (index < 0) {

            throw new InvalidExperimentException(path(key), unknown(value, words));
        }
        return index;
    }

    private static Phrase unknown(Object value, List<String> words) {
        return value instanceof String text
                ? ValueFault.UNKNOWN_WORD.with(
                        Quote.value(text), Quote.text(Nearest.to(text, words)), Quote.words(words))
                : ValueFault.NO_WORD.with(Quote.value(value), Quote.words(words));
    }
}
