package nablascope.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads files of a folder that others may have filled: no links, no devices, nothing beyond a size. */
public final class BoundedFile {
    private BoundedFile() {}

    /**
     * The whole content.
     *
     * @throws IOException if it is no plain file, has more than {@code limit} bytes, or cannot be read
     */
    public static byte[] read(Path file, int limit) throws IOException {
        try (InputStream in = open(file, limit)) {
            // It may have grown since its size was asked for.
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                throw tooLarge(file, limit);
            }
            return content;
        }
    }

    /** The content as a stream, which may go on beyond the limit where the file grows meanwhile. */
    public static InputStream open(Path file, long limit) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "is no plain file");
        }
        if (attributes.size() > limit) {
            throw tooLarge(file, limit);
        }
        return Channels.newInputStream(Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** Whether there is a plain file. */
    public static boolean exists(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static IOException tooLarge(Path file, long limit) {
        return new FileSystemException(file.toString(), null, "is larger than the " + limit + " bytes it may have");
    }
}
