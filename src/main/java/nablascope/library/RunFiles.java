package nablascope.library;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.TreeMap;

/** Where the parts of one run are. */
record RunFiles(Path folder) {
    static final String EXPERIMENT = "experiment.json";
    static final String CHANGES = "changes.jsonl";
    static final String METRICS = "metrics.csv";
    static final String INFO = "run.json";
    static final String LABELS = "notes.json";
    static final String LOCK = "lock";

    /** What no run is whole without, besides {@link #INFO}. */
    static final List<String> PRECIOUS = List.of(EXPERIMENT, CHANGES, METRICS);

    /** What reading one of them may take at most, in bytes. */
    static final int MAX_INFO = 1 << 20;

    static final int MAX_EXPERIMENT = 256 << 20;
    static final int MAX_CHANGES = 64 << 20;
    static final long MAX_METRICS = 512L << 20;
    static final int MAX_LINE = 1 << 20;

    Path experiment() {
        return folder.resolve(EXPERIMENT);
    }

    Path changes() {
        return folder.resolve(CHANGES);
    }

    Path metrics() {
        return folder.resolve(METRICS);
    }

    Path info() {
        return folder.resolve(INFO);
    }

    Path labels() {
        return folder.resolve(LABELS);
    }

    Path lock() {
        return folder.resolve(LOCK);
    }

    Path checkpoint(long steps) {
        return folder.resolve(CheckpointFile.name(steps));
    }

    /** Bytes in one of them; -1: it is not there. */
    static long size(Path file) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile() ? found.size() : -1;
        } catch (IOException e) {
            return -1; // whoever reads it says why it cannot be read
        }
    }

    /** Those of checkpoints by their steps. */
    TreeMap<Long, Path> checkpoints() throws IOException {
        TreeMap<Long, Path> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "checkpoint-*.txt")) {
            for (Path file : files) {
                long steps = CheckpointFile.steps(String.valueOf(file.getFileName()));
                if (steps >= 0) {
                    found.put(steps, file);
                }
            }
        }
        return found;
    }
}
