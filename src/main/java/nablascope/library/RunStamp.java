package nablascope.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What changes whenever the files do that a run's row in the list is made from: identity, size and time to the nanosecond
 * of its folder, {@code run.json} and {@code notes.json}, and the sizes of the others.
 *
 * @param newest when the latest of them was changed
 */
record RunStamp(String text, Instant newest) {
    /** File systems tell times apart only so far: what is younger may change again and look the same. */
    private static final long UNSETTLED_SECONDS = 3;

    /** Null where there is no folder or nothing in it that says what the run is. */
    static @Nullable RunStamp of(RunFiles files) {
        try {
            BasicFileAttributes folder = attributes(files.folder());
            BasicFileAttributes info = attributes(files.info());
            BasicFileAttributes labels =
                    Files.exists(files.labels(), LinkOption.NOFOLLOW_LINKS) ? attributes(files.labels()) : null;
            if (!folder.isDirectory()) {
                return null;
            }
            StringBuilder text = new StringBuilder();
            Instant newest = add(folder, text);
            newest = later(newest, add(info, text));
            if (labels != null) {
                newest = later(newest, add(labels, text));
            }
            for (String name : RunFiles.PRECIOUS) {
                text.append(RunFiles.size(files.folder().resolve(name))).append(' ');
            }
            return new RunStamp(text.toString(), newest);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            return null; // whoever reads the files themselves says what is wrong with them
        }
    }

    /** Whether a later change is certain to give another stamp. */
    boolean settledBy(Instant now) {
        return newest.isBefore(now.minusSeconds(UNSETTLED_SECONDS));
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static Instant add(BasicFileAttributes file, StringBuilder text) {
        Object key = file.fileKey();
        text.append(file.size()).append('@');
        text.append(file.lastModifiedTime().to(TimeUnit.NANOSECONDS)).append('#');
        text.append(key == null ? "" : key).append(' ');
        return file.lastModifiedTime().toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
