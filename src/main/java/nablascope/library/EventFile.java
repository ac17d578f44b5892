package nablascope.library;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * TensorBoard's event file: framed records (length, its masked CRC32C, {@code Event} message, its masked CRC32C). Field
 * numbers are those of TensorFlow's {@code event.proto} and {@code summary.proto}.
 */
final class EventFile {
    private static final int MASK_DELTA = 0xa282ead8;

    private static final int EVENT_TIME = 1;
    private static final int EVENT_STEP = 2;
    private static final int EVENT_VERSION = 3;
    private static final int EVENT_SUMMARY = 5;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE = 2;
    private static final int VALUE_HISTOGRAM = 5;

    private final OutputStream out;
    private final double time;

    /** @param time in seconds since 1970, of every event: a run's rows have no times of their own */
    EventFile(OutputStream out, double time) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.time = time;
        record(new ProtoWriter().number(EVENT_TIME, time).text(EVENT_VERSION, "brain.Event:2"));
    }

    /** The values of one step, all in one event. */
    static final class Scalars {
        private final ProtoWriter summary = new ProtoWriter();
        private boolean empty = true;

        void add(String tag, float value) {
            summary.message(
                    SUMMARY_VALUE, new ProtoWriter().text(VALUE_TAG, tag).number(VALUE_SIMPLE, value));
            empty = false;
        }
    }

    void write(long step, Scalars scalars) throws IOException {
        if (!scalars.empty) {
            summary(step, scalars.summary);
        }
    }

    void write(TensorHistogram h) throws IOException {
        ProtoWriter histogram = new ProtoWriter()
                .number(1, h.min())
                .number(2, h.max())
                .number(3, (double) h.count())
                .number(4, h.sum())
                .number(5, h.sumOfSquares())
                .numbers(
                        6,
                        h.parts().stream()
                                .mapToDouble(TensorHistogram.Part::limit)
                                .toArray())
                .numbers(
                        7,
                        h.parts().stream()
                                .mapToDouble(TensorHistogram.Part::count)
                                .toArray());
        ProtoWriter value = new ProtoWriter().text(VALUE_TAG, h.tag()).message(VALUE_HISTOGRAM, histogram);
        summary(h.step(), new ProtoWriter().message(SUMMARY_VALUE, value));
    }

    /** A value that is all metadata, as plugins have it. */
    void write(ProtoWriter value) throws IOException {
        summary(0, new ProtoWriter().message(SUMMARY_VALUE, value));
    }

    private void summary(long step, ProtoWriter summary) throws IOException {
        record(new ProtoWriter()
                .number(EVENT_TIME, time)
                .integer(EVENT_STEP, step)
                .message(EVENT_SUMMARY, summary));
    }

    private void record(ProtoWriter event) throws IOException {
        byte[] data = event.toBytes();
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length)
                .array();
        out.write(length);
        out.write(masked(length));
        out.write(data);
        out.write(masked(data));
    }

    private static byte[] masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(masked)
                .array();
    }

    void flush() throws IOException {
        out.flush();
    }
}
