package nablascope.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a run.
 *
 * @param name empty: the experiment's title
 */
public record RunLabels(String name, List<String> tags, String notes) {
    static final RunLabels NONE = new RunLabels("", List.of(), "");

    private static final String FORMAT = "nablascope-notes";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TAG = 50;
    private static final int MOST_TAGS = 50;
    private static final int LONGEST_NOTES = 100_000;

    public RunLabels {
        tags = List.copyOf(tags);
        check("name", name, LONGEST_NAME);
        check("notes", notes, LONGEST_NOTES);
        if (tags.size() > MOST_TAGS) {
            throw new IllegalArgumentException("there are " + tags.size() + " tags; at most " + MOST_TAGS + " fit");
        }
        tags.forEach(tag -> check("tag", tag, LONGEST_TAG));
    }

    private static void check(String what, String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    "the " + what + " has " + text.length() + " characters; at most " + longest + " fit");
        }
    }

    public RunLabels withName(String newName) {
        return new RunLabels(newName, tags, notes);
    }

    public RunLabels withTags(List<String> newTags) {
        return new RunLabels(name, newTags, notes);
    }

    public RunLabels withNotes(String newNotes) {
        return new RunLabels(name, tags, newNotes);
    }

    byte[] toJson() {
        Map<String, @Nullable Object> json = Json.document(FORMAT);
        json.put("name", name);
        json.put("tags", tags);
        json.put("notes", notes);
        return Json.sealed(json);
    }

    static RunLabels of(byte[] content) throws IOException {
        Json json = Json.open(content, FORMAT);
        List<String> tags = new ArrayList<>();
        for (Object tag : json.list("tags")) {
            tags.add(Json.as(String.class, "tag", tag));
        }
        try {
            return new RunLabels(json.text("name"), tags, json.text("notes"));
        } catch (IllegalArgumentException e) {
            throw new IOException("has more than fits", e);
        }
    }
}
