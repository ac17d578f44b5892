package nablascope.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nablascope.file.BoundedFile;
import nablascope.file.Seal;

/** How far the metrics of an unfinished run reach, by the end of the file alone. */
final class MetricsTail {
    private static final int BYTES = 1 << 18;

    private MetricsTail() {}

    /** Steps that the last intact row reaches; 0 where there is none. */
    static long steps(Path metrics) {
        if (!BoundedFile.exists(metrics)) {
            return 0;
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(metrics, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long from = Math.max(0, channel.size() - BYTES);
            ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - from));
            channel.position(from);
            while (end.hasRemaining() && channel.read(end) >= 0) {
                // until the end
            }
            return steps(new String(end.array(), 0, end.position(), StandardCharsets.UTF_8).split("\n"));
        } catch (IOException e) {
            return 0;
        }
    }

    private static long steps(String[] lines) {
        for (int i = lines.length - 1; i >= 0; i--) {
            String row = Seal.openCsv(lines[i]);
            if (row != null && Character.isDigit(row.charAt(0))) {
                String[] cells = row.split(",", 3);
                try {
                    return cells.length < 3 ? 0 : Long.parseLong(cells[1]) + 1;
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 0;
    }
}
