package nablascope.experiment;

import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Strict JSON into maps, lists, texts, numbers ({@link Long}, {@link BigInteger}, {@link Double}), booleans and null.
 * Lists of nothing but numbers are {@link NumberList}s.
 */
public final class JsonReader {
    private static final double EXACT = 1L << 53;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(1 << 20)
                    .maxNameLength(1000)
                    .maxNumberLength(64)
                    .maxDocumentLength(256L << 20)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads one document and nothing after it.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON or beyond the limits
     * @throws InvalidExperimentException if a number is beyond the range of a double
     */
    static @Nullable Object read(InputStream in) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            return document(parser);
        }
    }

    /**
     * The same for a text, such as a value on the command line or a line of a run's files.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON or beyond the limits
     * @throws InvalidExperimentException if a number is beyond the range of a double
     */
    public static @Nullable Object read(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return document(parser);
        }
    }

    private static @Nullable Object document(JsonParser parser) {
        JsonToken first = parser.nextToken();
        Object value = first == null ? null : new JsonReader(parser).value(first);
        if (parser.nextToken() != null) {
            throw new InvalidExperimentException(line(parser), FileFault.MORE_TEXT.with());
        }
        return value;
    }

    private static Phrase line(JsonParser parser) {
        return Place.LINE.with(parser.currentTokenLocation().getLineNr());
    }

    private @Nullable Object value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            map.put(key, value(parser.nextToken()));
        }
        return map;
    }

    /** Packs numbers as long as there is nothing else. */
    private List<?> array() {
        double[] numbers = new double[8];
        int count = 0;
        JsonToken token = parser.nextToken();
        while (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            Object number = value(token);
            if (!(number instanceof Long || number instanceof Double)
                    || (number instanceof Long whole && Math.abs(whole) > EXACT)) {
                return mixed(new NumberList(Arrays.copyOf(numbers, count)), number);
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = ((Number) number).doubleValue();
            token = parser.nextToken();
        }
        NumberList packed = new NumberList(Arrays.copyOf(numbers, count));
        return token == JsonToken.END_ARRAY ? packed : mixed(packed, value(token));
    }

    private List<@Nullable Object> mixed(List<Object> before, @Nullable Object next) {
        List<@Nullable Object> list = new ArrayList<>(before);
        list.add(next);
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            list.add(value(t));
        }
        return list;
    }

    private Object integer() {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Object) parser.getLongValue();
    }

    private Object decimal() {
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw new InvalidExperimentException(
                    line(parser), ValueFault.TOO_LARGE_FOR_DOUBLE.with(parser.getString()));
        }
        return JsonText.number(value);
    }
}
