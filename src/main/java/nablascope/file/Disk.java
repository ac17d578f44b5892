package nablascope.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Every way in which a run's files are written, so that whatever can fail is in one place. */
public interface Disk {
    /** The machine's own. */
    Disk REAL = new Disk() {};

    /** Opens a file to add to it, following no link; creates it where there is none. */
    default SeekableByteChannel openToAppend(Path file) throws IOException {
        return FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    /** Waits until what was written through a channel is on the disk. */
    default void force(SeekableByteChannel channel) throws IOException {
        if (channel instanceof FileChannel file) {
            file.force(false);
        }
    }

    /** Replaces a whole file as {@link SafeFile} does. */
    default void replace(Path file, byte[] content) throws IOException {
        SafeFile.write(file, content);
    }

    /**
     * Creates a folder in a present one.
     *
     * @throws java.nio.file.FileAlreadyExistsException if its name is taken
     */
    default void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder);
    }
}
