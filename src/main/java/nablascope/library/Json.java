package nablascope.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.JsonReader;
import nablascope.experiment.JsonText;
import nablascope.file.Seal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Members of JSON objects in our own files: what has another type than we wrote makes the file a damaged one. */
final class Json {
    private static final String CRC = "crc32c";

    private final Map<?, ?> members;

    private Json(Map<?, ?> members) {
        this.members = members;
    }

    /** The begin of a document that {@link #sealed} can end. */
    static Map<String, @Nullable Object> document(String format) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put(CRC, Seal.UNSEALED);
        document.put("format", format);
        document.put("version", 1);
        return document;
    }

    static byte[] sealed(Map<String, ?> document) {
        return Seal.document(JsonText.of(document));
    }

    /** @throws IOException if the document is none of ours, of a later version or damaged */
    static Json open(byte[] content, String format) throws IOException {
        if (!Seal.intact(content)) {
            throw new IOException("is damaged or was changed by another program");
        }
        Json document = parse(new String(content, StandardCharsets.UTF_8));
        if (!document.text("format").equals(format) || document.number("version") != 1) {
            throw new IOException("was written by a later version of NablaScope");
        }
        return document;
    }

    static Json parse(String text) throws IOException {
        try {
            return of(JsonReader.read(text));
        } catch (JacksonException | InvalidExperimentException e) {
            throw new IOException("is no valid JSON", e);
        }
    }

    static Json of(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            return new Json(map);
        }
        throw new IOException("has something else where an object should be");
    }

    boolean has(String key) {
        return members.get(key) != null;
    }

    Json object(String key) throws IOException {
        return of(members.get(key));
    }

    String text(String key) throws IOException {
        return as(String.class, key, members.get(key));
    }

    double number(String key) throws IOException {
        return as(Number.class, key, members.get(key)).doubleValue();
    }

    long integer(String key) throws IOException {
        return as(Long.class, key, members.get(key));
    }

    @Nullable
    Float optionalFloat(String key) throws IOException {
        return has(key) ? (Float) (float) number(key) : null;
    }

    List<?> list(String key) throws IOException {
        return as(List.class, key, members.get(key));
    }

    Map<String, @Nullable Object> map(String key) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object(key).members.forEach((name, value) -> map.put(name.toString(), value));
        return map;
    }

    static <T> T as(Class<T> type, String key, @Nullable Object value) throws IOException {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw new IOException("has no valid " + key);
    }
}
