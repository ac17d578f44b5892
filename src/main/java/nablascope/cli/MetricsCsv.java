package nablascope.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code metrics.csv}: the step, then a column per series; nothing where a series was not measured. Does not allocate
 * per row. Not thread-safe.
 */
final class MetricsCsv implements Closeable {
    private final OutputStream out;
    private final SignificantDigits number = new SignificantDigits();
    private final byte[] buffer = new byte[1 << 16];
    private int filled;

    MetricsCsv(OutputStream out, List<String> series) throws IOException {
        this.out = out;
        out.write(("step," + String.join(",", series) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void beginRow(long step) throws IOException {
        makeRoom();
        filled = SignificantDigits.put(step, buffer, filled);
    }

    void value(double value) throws IOException {
        makeRoom();
        buffer[filled++] = ',';
        filled = number.put(value, buffer, filled);
    }

    void notMeasured() throws IOException {
        makeRoom();
        buffer[filled++] = ',';
    }

    void endRow() throws IOException {
        makeRoom();
        buffer[filled++] = '\n';
    }

    private void makeRoom() throws IOException {
        if (filled + SignificantDigits.LONGEST > buffer.length) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
