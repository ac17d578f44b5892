package nablascope.experiment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file contains, shown in messages: short, and without characters that could change how the rest is read. */
final class Quote {
    private static final int LONGEST = 60;

    private Quote() {}

    /** Quoted, shortened, and with control and direction characters written as {@code \}{@code uXXXX}. */
    static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        boolean cut = text.length() > LONGEST;
        JsonText.escape(cut ? text.substring(0, LONGEST) : text, quoted);
        return quoted.append(cut ? "…\"" : "\"").toString();
    }

    /** A value and its kind, {@code "0.1", a text}: a text, or a {@link Phrase} where there are words in it. */
    static Object value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String s -> ValueFault.A_TEXT.with(text(s));
            case List<?> list -> ValueFault.A_LIST.with(list.size());
            case Map<?, ?> map ->
                map.size() == 1 ? ValueFault.AN_OBJECT_OF_ONE.with() : ValueFault.AN_OBJECT.with(map.size());
            default -> value.toString();
        };
    }

    static String words(Iterable<String> words) {
        return String.join(", ", words);
    }
}
