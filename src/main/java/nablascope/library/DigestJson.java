package nablascope.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link Digest} in {@code run.json} and in exported experiment files. */
final class DigestJson {
    private DigestJson() {}

    static Map<String, Object> write(Digest digest) {
        Map<String, Object> marks = new LinkedHashMap<>();
        digest.marks().forEach(mark -> marks.put(Long.toString(mark.step()), mark.start()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("steps", digest.steps());
        json.put("sha256", digest.sha256());
        json.put("marks", marks);
        return json;
    }

    static Digest read(Json json) throws IOException {
        List<Digest.Mark> marks = new ArrayList<>();
        for (Map.Entry<String, ?> mark : json.map("marks").entrySet()) {
            try {
                String start = Json.as(String.class, "mark", mark.getValue());
                marks.add(new Digest.Mark(Long.parseLong(mark.getKey()), start));
            } catch (NumberFormatException e) {
                throw new IOException("has a mark at no step", e);
            }
        }
        return new Digest(json.integer("steps"), json.text("sha256"), marks);
    }
}
