package nablascope.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8 of a bounded length: a file without line feeds must not fill the memory. Not thread-safe. */
public final class LineReader implements Closeable {
    private final InputStream in;
    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean ended;

    /** @param longest line in bytes; of longer ones only that much is kept */
    public LineReader(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.longest = longest;
    }

    /** The next line without its line feed; null: there is none. */
    public @Nullable String next() throws IOException {
        line.reset();
        int count = 0;
        int c = in.read();
        while (c >= 0 && c != '\n') {
            if (count++ < longest) {
                line.write(c);
            }
            c = in.read();
        }
        ended = c >= 0;
        return c < 0 && count == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    /** Whether the last line had a line feed. Without one it may have been cut off. */
    public boolean ended() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
