package nablascope.library;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** Where the parts of one run are. */
record RunFiles(Path folder) {
    static final String EXPERIMENT = "experiment.json";
    static final String CHANGES = "changes.jsonl";
    static final String METRICS = "metrics.csv";
    static final String INFO = "run.json";
    static final String LABELS = "notes.json";
    static final String LOCK = "lock";

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
