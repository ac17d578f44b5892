package nablascope.library;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import nablascope.experiment.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * The change of knobs that makes a branch differ from the run it left.
 *
 * @param step that it took effect at
 * @param set dotted paths of the experiment file with their new values
 */
public record OwnChange(long step, Map<String, @Nullable Object> set) {
    /** The first of a branch's changes that are not those of the run it left; null: there is none. */
    static @Nullable OwnChange of(RunParent parent, ChangeLog log) {
        return log.changes().stream()
                .filter(change -> change.step() >= parent.step())
                .findFirst()
                .map(change -> new OwnChange(change.step(), change.set()))
                .orElse(null);
    }

    String text() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", step);
        json.put("set", set);
        return JsonText.line(json);
    }

    /** @throws IOException if it is none that {@link #text} gave */
    static OwnChange parse(String text) throws IOException {
        Json json = Json.parse(text);
        return new OwnChange(json.integer("step"), json.map("set"));
    }
}
