package nablascope.library;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import nablascope.file.BoundedFile;
import nablascope.file.Disk;
import nablascope.file.Seal;
import org.jspecify.annotations.Nullable;

/**
 * What was read of runs that had ended, so that a list of thousands needs no look into files that are as they were: a line
 * per run, with the {@link RunStamp} it was read at. Never the truth: a line that is missing, damaged or of other files than
 * those there are is as if it were not, and the whole file can be deleted at any time. It is only ever replaced as a
 * whole, so that of several programs the last one wins. Any thread.
 */
final class RunIndex {
    private static final System.Logger LOG = System.getLogger(RunIndex.class.getName());
    private static final String FIRST_LINE = Seal.csv("nablascope-index\t2");
    private static final int MAX_BYTES = 256 << 20;
    /** So many runs are read faster than a file is written. */
    private static final int FEW = 64;

    private final Disk disk;
    private final Path file;
    private final Instant now = Instant.now();
    private final Map<String, String> before;
    private final Map<String, String> after = new ConcurrentHashMap<>();
    private final AtomicInteger added = new AtomicInteger();

    private RunIndex(Disk disk, Path file, Map<String, String> lines) {
        this.disk = disk;
        this.file = file;
        this.before = lines;
    }

    static RunIndex read(Disk disk, Path file) {
        return new RunIndex(disk, file, lines(file));
    }

    private static Map<String, String> lines(Path file) {
        Map<String, String> lines = new HashMap<>();
        if (!BoundedFile.exists(file)) {
            return lines;
        }
        try {
            byte[] content = BoundedFile.read(file, MAX_BYTES);
            int from = 0;
            for (int i = 0; i < content.length; i++) {
                if (content[i] == '\n') {
                    String line = new String(content, from, i - from, StandardCharsets.UTF_8);
                    if (from == 0 && !line.equals(FIRST_LINE)) {
                        return lines;
                    }
                    lines.put(IndexLine.name(line), line);
                    from = i + 1;
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the list is read without its index", e);
        }
        return lines;
    }

    /** What was read at this stamp; null: nothing was. */
    @Nullable
    RunInfo find(RunId id, RunStamp stamp) {
        String line = before.get(id.name());
        RunInfo info = line == null ? null : IndexLine.read(line, stamp);
        if (info == null || !info.id().equals(id)) {
            return null;
        }
        after.put(id.name(), String.valueOf(line));
        return info;
    }

    /** @param stamp from before the run was read */
    void add(RunInfo run, RunStamp stamp) {
        String line = stamp.settledBy(now) ? IndexLine.write(run, stamp) : null;
        if (line != null) {
            after.put(run.id().name(), line);
            added.incrementAndGet();
        }
    }

    /** Writes down what was added if that is worth it; a folder that cannot be written is left without. */
    void save() {
        if (added.get() < FEW) {
            return;
        }
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        after.values().forEach(line -> text.append(line).append('\n'));
        try {
            disk.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the list's index could not be written", e);
        }
    }
}
