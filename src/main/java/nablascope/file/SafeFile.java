package nablascope.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces a file's content at once: after a crash it is the old or the new one, complete. */
public final class SafeFile {
    /** Finds the temporary files of a folder, those still being written too. */
    public static final String LEFTOVERS = ".*.tmp";

    /** The owner's process and the millisecond of its start, so that another process of the same number is not taken for it. */
    private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.([0-9]{1,10})-([0-9]{1,18})-[0-9a-f-]{36}\\.tmp");

    private SafeFile() {}

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a temporary file beside the target, forces it to the disk and moves it over the target. Links are
     * followed, permissions are kept.
     *
     * @param content is given a stream without a buffer
     * @throws IOException if any of this fails; nothing is left behind and the target is as it was
     */
    public static void write(Path file, Content content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent() == null ? target : target.getParent();
        Path temporary = folder.resolve(temporaryName(String.valueOf(target.getFileName())));
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(Channels.newOutputStream(channel));
                channel.force(true);
            }
            copyPermissions(target, temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Likewise, for content that is at hand. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /**
     * A name that somebody chose, with its ending.
     *
     * @param ending such as {@code .csv}; of {@code .experiment.json}, {@code .json} is enough
     * @throws FileAlreadyExistsException if another file has the name with the ending: nobody was asked about that one
     */
    public static Path withEnding(Path chosen, String ending) throws FileAlreadyExistsException {
        String enough = ending.substring(ending.lastIndexOf('.'));
        if (String.valueOf(chosen.getFileName()).toLowerCase(Locale.ROOT).endsWith(enough)) {
            return chosen;
        }
        Path file = chosen.resolveSibling(chosen.getFileName() + ending);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return file;
    }

    /**
     * Removes the temporary files in a folder that processes left which are no more.
     *
     * @return how many there were
     */
    public static int removeLeftovers(Path folder) throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, LEFTOVERS)) {
            for (Path file : files) {
                Matcher name = TEMPORARY.matcher(String.valueOf(file.getFileName()));
                if (name.matches() && !alive(name) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(file);
                    removed++;
                }
            }
        }
        return removed;
    }

    private static String temporaryName(String target) {
        ProcessHandle self = ProcessHandle.current();
        return "." + target + "." + self.pid() + "-" + started(self) + "-" + UUID.randomUUID() + ".tmp";
    }

    private static boolean alive(Matcher name) {
        return ProcessHandle.of(Long.parseLong(name.group(1)))
                .filter(owner -> owner.isAlive() && started(owner) == Long.parseLong(name.group(2)))
                .isPresent();
    }

    /** 0 where the system does not tell. */
    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(from, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null && Files.exists(from)) {
            Files.setPosixFilePermissions(to, view.readAttributes().permissions());
        }
    }
}
