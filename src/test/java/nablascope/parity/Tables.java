package nablascope.parity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PyTorch's numbers in {@code src/test/resources/parity}. */
public final class Tables {
    private Tables() {}

    /** A table by file name. */
    public static JsonNode read(String file) {
        try (InputStream in = Tables.class.getResourceAsStream("/parity/" + file)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers, nested or not, in order; the non-finite ones are written as text. */
    public static float[] floats(JsonNode node) {
        List<Float> numbers = new ArrayList<>();
        collect(node, numbers);
        float[] array = new float[numbers.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers.get(i);
        }
        return array;
    }

    private static void collect(JsonNode node, List<Float> numbers) {
        if (node.isArray()) {
            node.forEach(inner -> collect(inner, numbers));
        } else {
            numbers.add(Float.valueOf(node.asString()));
        }
    }
}
