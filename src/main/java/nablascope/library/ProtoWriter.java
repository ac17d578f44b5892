package nablascope.library;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes one protocol buffers message, field by field: the few kinds that event files have. After the encoding guide,
 * https://protobuf.dev/programming-guides/encoding.
 */
final class ProtoWriter {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ProtoWriter integer(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    ProtoWriter number(int field, double value) {
        tag(field, FIXED64);
        out.writeBytes(little(Double.BYTES).putDouble(value).array());
        return this;
    }

    ProtoWriter number(int field, float value) {
        tag(field, FIXED32);
        out.writeBytes(little(Float.BYTES).putFloat(value).array());
        return this;
    }

    /** Packed. */
    ProtoWriter numbers(int field, double[] values) {
        tag(field, LENGTH);
        varint((long) Double.BYTES * values.length);
        for (double value : values) {
            out.writeBytes(little(Double.BYTES).putDouble(value).array());
        }
        return this;
    }

    ProtoWriter text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    ProtoWriter message(int field, ProtoWriter inner) {
        return bytes(field, inner.out.toByteArray());
    }

    ProtoWriter bytes(int field, byte[] value) {
        tag(field, LENGTH);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private void tag(int field, int kind) {
        varint(((long) field << 3) | kind);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
