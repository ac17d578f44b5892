package nablascope.library;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads event files strictly, from the published definitions alone: TFRecord framing, protocol buffers' wire format, and
 * the field numbers of TensorFlow's event.proto and summary.proto. Anything not in them is an error.
 */
final class EventParser {
    private static final int POLYNOMIAL = 0x82F63B78;

    private EventParser() {}

    record Event(double time, long step, @Nullable String version, List<Value> values) {}

    /** @param content of a histogram, whose plugin is {@code histogram}, or of another plugin's data */
    record Value(
            String tag, @Nullable Float simple, @Nullable String plugin, ByteBuffer content) {
        @Nullable
        ByteBuffer histogram() {
            return "histogram".equals(plugin) ? content : null;
        }
    }

    /** One field of a message, whatever its kind. */
    record Field(int kind, long varint, ByteBuffer bytes) {
        String text() {
            require(kind == 2, "a text has kind 2");
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(bytes.duplicate())
                        .toString();
            } catch (CharacterCodingException e) {
                throw new AssertionError(e);
            }
        }

        double number() {
            require(kind == 1, "a double has kind 1");
            return bytes.order(ByteOrder.LITTLE_ENDIAN).getDouble(bytes.position());
        }

        float single() {
            require(kind == 5, "a float has kind 5");
            return bytes.order(ByteOrder.LITTLE_ENDIAN).getFloat(bytes.position());
        }
    }

    static List<Event> parse(byte[] file) {
        List<Event> events = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            require(in.getInt() == masked(length), "checksum of a length");
            byte[] data = new byte
                    [Math.toIntExact(ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong())];
            in.get(data);
            require(in.getInt() == masked(data), "checksum of a record");
            events.add(event(ByteBuffer.wrap(data)));
        }
        return events;
    }

    private static Event event(ByteBuffer data) {
        Map<Integer, List<Field>> fields = fields(data);
        require(Set.of(1, 2, 3, 5).containsAll(fields.keySet()), "fields of Event: " + fields.keySet());
        require(fields.containsKey(3) != fields.containsKey(5), "an event is one thing");
        List<Value> values = new ArrayList<>();
        if (fields.containsKey(5)) {
            Map<Integer, List<Field>> summary = fields(one(fields, 5).bytes());
            require(summary.keySet().equals(Set.of(1)), "fields of Summary");
            summary.getOrDefault(1, List.of()).forEach(value -> values.add(value(value.bytes())));
        }
        return new Event(
                one(fields, 1).number(),
                fields.containsKey(2) ? one(fields, 2).varint() : 0,
                fields.containsKey(3) ? one(fields, 3).text() : null,
                values);
    }

    private static Value value(ByteBuffer data) {
        Map<Integer, List<Field>> fields = fields(data);
        require(Set.of(1, 2, 5, 8, 9).containsAll(fields.keySet()), "fields of Value: " + fields.keySet());
        require(Stream.of(2, 5, 8).filter(fields::containsKey).count() == 1, "a value is one thing");
        if (fields.containsKey(5)) {
            return new Value(
                    one(fields, 1).text(), null, "histogram", one(fields, 5).bytes());
        }
        if (fields.containsKey(2)) {
            return new Value(one(fields, 1).text(), one(fields, 2).single(), null, ByteBuffer.allocate(0));
        }
        Map<Integer, List<Field>> metadata = fields(one(fields, 9).bytes());
        Map<Integer, List<Field>> plugin = fields(one(metadata, 1).bytes());
        return new Value(
                one(fields, 1).text(),
                null,
                one(plugin, 1).text(),
                one(plugin, 2).bytes());
    }

    static List<Field> all(Map<Integer, List<Field>> fields, int number) {
        return fields.getOrDefault(number, List.of());
    }

    static Field one(Map<Integer, List<Field>> fields, int number) {
        List<Field> found = fields.getOrDefault(number, List.of());
        require(found.size() == 1, "field " + number + " comes " + found.size() + " times");
        return found.getFirst();
    }

    static Map<Integer, List<Field>> fields(ByteBuffer message) {
        ByteBuffer in = message.duplicate();
        Map<Integer, List<Field>> fields = new TreeMap<>();
        while (in.hasRemaining()) {
            long tag = varint(in);
            int kind = (int) (tag & 7);
            Field field = switch (kind) {
                case 0 -> new Field(kind, varint(in), ByteBuffer.allocate(0));
                case 1 -> new Field(kind, 0, take(in, 8));
                case 2 -> new Field(kind, 0, take(in, Math.toIntExact(varint(in))));
                case 5 -> new Field(kind, 0, take(in, 4));
                default -> throw new AssertionError("kind " + kind);
            };
            fields.computeIfAbsent((int) (tag >>> 3), number -> new ArrayList<>())
                    .add(field);
        }
        return fields;
    }

    private static ByteBuffer take(ByteBuffer in, int length) {
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return part;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new AssertionError("varint of more than ten bytes");
    }

    private static int masked(byte[] bytes) {
        int crc = crc32c(bytes);
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    /** Bit by bit, from the definition. */
    static int crc32c(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
            }
        }
        return ~crc;
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }
}
