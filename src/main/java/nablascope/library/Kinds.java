package nablascope.library;

import nablascope.timeline.Buckets;

/** The words for kinds of values that are no number: {@code NaN}, {@code Inf}, {@code -Inf}, joined by {@code +}. */
final class Kinds {
    private Kinds() {}

    static String text(int flags) {
        StringBuilder text = new StringBuilder();
        add(text, flags, Buckets.NAN, "NaN");
        add(text, flags, Buckets.POSITIVE_INFINITY, "Inf");
        add(text, flags, Buckets.NEGATIVE_INFINITY, "-Inf");
        return text.toString();
    }

    private static void add(StringBuilder text, int flags, int flag, String word) {
        if ((flags & flag) != 0) {
            text.append(text.isEmpty() ? "" : "+").append(word);
        }
    }

    /** One value of the kinds, the least like a number first. */
    static float value(int flags) {
        if ((flags & Buckets.NAN) != 0) {
            return Float.NaN;
        }
        return (flags & Buckets.POSITIVE_INFINITY) != 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
    }

    /** @throws IllegalArgumentException for another word */
    static int flags(String text) {
        int flags = 0;
        for (String word : text.split("\\+", -1)) {
            flags |= switch (word) {
                case "NaN" -> Buckets.NAN;
                case "Inf" -> Buckets.POSITIVE_INFINITY;
                case "-Inf" -> Buckets.NEGATIVE_INFINITY;
                default -> throw new IllegalArgumentException("\"" + word + "\" is no kind of value");
            };
        }
        return flags;
    }
}
