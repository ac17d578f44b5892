package nablascope.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * A file of whole lines that only grows. A write that fails in the middle, such as on a full disk, is taken back before
 * the next, so that what follows is never glued to half a line. Not thread-safe.
 */
public final class AppendFile implements Closeable {
    private static final int BLOCK = 1 << 13;

    private final Disk disk;
    private final SeekableByteChannel channel;
    private long end;
    private boolean torn;

    /**
     * Opens or creates a file; what is after its last line feed is a line that a crash cut off, and is dropped.
     *
     * @throws IOException if it cannot be opened
     */
    public AppendFile(Disk disk, Path file) throws IOException {
        this.disk = disk;
        this.channel = disk.openToAppend(file);
        try {
            end = endOfLines();
            torn = end < channel.size();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Adds lines.
     *
     * @throws IOException if not all could be written; then none of them counts as written
     */
    public void append(byte[] lines, int length) throws IOException {
        if (torn) {
            channel.truncate(end);
            torn = false;
        }
        channel.position(end);
        torn = true;
        ByteBuffer rest = ByteBuffer.wrap(lines, 0, length);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        torn = false;
        end += length;
    }

    /** Waits until the disk has it. */
    public void force() throws IOException {
        disk.force(channel);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (torn) {
                channel.truncate(end);
            }
        }
    }

    private long endOfLines() throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        long to = channel.size();
        while (to > 0) {
            long from = Math.max(0, to - BLOCK);
            block.clear().limit((int) (to - from));
            channel.position(from);
            while (block.hasRemaining() && channel.read(block) >= 0) {
                // until the block is full
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return from + i + 1;
                }
            }
            to = from;
        }
        return 0;
    }
}
