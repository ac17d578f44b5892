package nablascope.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import nablascope.file.Disk;

/**
 * Keeps a few of a run's checkpoints in its folder: the newest, and older ones the farther apart the longer ago, at most
 * {@value #MOST} files of together {@link CheckpointFile#MOST_BYTES} bytes of state. What a replay reaches within
 * {@link #INTERVAL} needs none. Belongs to the recorder's thread.
 */
final class CheckpointKeeper {
    /** Between two checkpoints, in nanoseconds: so much training is repeated at most, to go on with a run. */
    static final long INTERVAL = 5_000_000_000L;

    private static final int MOST = 4;
    /** A large network's are written less often: so many bytes a second at most. */
    private static final long BYTES_PER_SECOND = 1 << 20;

    private static final long NANOS = 1_000_000_000;

    private final Disk disk;
    private final RunFiles files;
    private final long interval;
    /** Bytes of state by steps done. */
    private final TreeMap<Long, Long> kept = new TreeMap<>();

    private long last = System.nanoTime();
    private long pause;

    CheckpointKeeper(Disk disk, RunFiles files, long interval) throws IOException {
        this.disk = disk;
        this.files = files;
        this.interval = interval;
        this.pause = interval;
        for (Map.Entry<Long, Path> each : files.checkpoints().entrySet()) {
            kept.put(each.getKey(), Files.size(each.getValue()) / 4 * 3);
        }
    }

    /** Whether so much time has passed that this one is worth a file. */
    boolean wants(StoredCheckpoint checkpoint) {
        return System.nanoTime() - last >= pause && isNew(checkpoint);
    }

    /** Whether it spares a replay that takes some time at all, at the end of a recording. */
    boolean wantsAtEnd(StoredCheckpoint checkpoint) {
        return (!kept.isEmpty() || System.nanoTime() - last >= interval) && isNew(checkpoint);
    }

    private boolean isNew(StoredCheckpoint checkpoint) {
        return checkpoint.steps() > (kept.isEmpty() ? 0 : kept.lastKey())
                && checkpoint.state().bytes() < CheckpointFile.MOST_BYTES;
    }

    /**
     * Writes one more, of steps whose rows are all in the folder, and removes what is then too much.
     *
     * @param past see {@link CheckpointFile#past}
     */
    void keep(StoredCheckpoint checkpoint, String past) throws IOException {
        last = System.nanoTime();
        long bytes = checkpoint.state().bytes();
        pause = Math.max(interval, bytes * NANOS / BYTES_PER_SECOND);
        disk.replace(files.checkpoint(checkpoint.steps()), CheckpointFile.write(checkpoint, past));
        kept.put(checkpoint.steps(), bytes);
        while (kept.size() > 1 && (kept.size() > MOST || total() > CheckpointFile.MOST_BYTES)) {
            long steps = leastMissed();
            Files.deleteIfExists(files.checkpoint(steps));
            kept.remove(steps);
        }
    }

    private long total() {
        return kept.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The one without which the way from the one before it grows least, by how long ago that is. */
    private long leastMissed() {
        long newest = kept.lastKey();
        long least = kept.firstKey();
        double leastMiss = Double.POSITIVE_INFINITY;
        for (long steps : kept.headMap(newest).keySet()) {
            Long before = kept.lowerKey(steps);
            double gap = (double) kept.higherKey(steps) - (before == null ? 0 : before);
            double miss = gap / Math.sqrt((double) newest - steps + 1);
            if (miss < leastMiss) {
                leastMiss = miss;
                least = steps;
            }
        }
        return least;
    }
}
