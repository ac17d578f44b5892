package nablascope.library;

import java.nio.file.Path;

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
}
