package nablascope.library;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nablascope.file.BoundedFile;
import org.jspecify.annotations.Nullable;

/**
 * Says that a run is being written. The operating system lets go of it when the process ends, however it ends.
 *
 * <p>On Unix a process loses the lock as soon as it closes the file a second time: a process must never ask about a run
 * that it writes itself.
 */
final class RunLock implements Closeable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Null if another recorder has it. */
    static @Nullable RunLock take(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        boolean taken = false;
        try {
            FileLock lock = channel.tryLock();
            taken = lock != null;
            return taken ? new RunLock(channel) : null;
        } catch (OverlappingFileLockException e) {
            // Another recorder of this process.
            return null;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /** Whether another process writes the run now. */
    static boolean isTaken(Path file) {
        if (!BoundedFile.exists(file)) {
            return false;
        }
        // Shared, so that several who ask at once are not taken for a writer.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
