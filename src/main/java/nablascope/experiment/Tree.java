package nablascope.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a JSON object in the order of its keys. */
final class Tree {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    Tree put(String key, @Nullable Object value) {
        members.put(key, value instanceof Double number ? JsonText.number(number) : value);
        return this;
    }

    /** Leaves out what reading would put there anyway. */
    Tree putUnless(Object standard, String key, Object value) {
        return value.equals(standard) ? this : put(key, value);
    }

    Tree putAll(Map<String, ?> others) {
        members.putAll(others);
        return this;
    }

    Map<String, @Nullable Object> map() {
        return members;
    }
}
