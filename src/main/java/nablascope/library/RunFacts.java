package nablascope.library;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} says: the recorder's own words about its run.
 *
 * @param ending how it ended
 * @param started when its first step was recorded
 * @param seconds from then until this was written, sessions before a crash not counted
 * @param plannedSteps of the experiment
 * @param parent the run that it is a branch of; null: it is none, or that one was never kept
 * @param digest of all its metrics; null: it has not ended, or some are missing
 * @param sizes in bytes, of the {@link RunFiles#PRECIOUS} files as they were left; empty: not known, or it has not ended
 */
record RunFacts(
        String title,
        Ending ending,
        Instant started,
        double seconds,
        long plannedSteps,
        RunSummary summary,
        @Nullable Digest digest,
        @Nullable RunParent parent,
        Map<String, Long> sizes,
        Origin origin) {
    RunFacts {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    RunFacts with(Map<String, Long> newSizes) {
        return new RunFacts(title, ending, started, seconds, plannedSteps, summary, digest, parent, newSizes, origin);
    }

    /** How a recorder left its run. */
    enum Ending {
        /** It did not: it is at work, or it was killed. */
        OPEN,
        FINISHED,
        STOPPED,
        FAILED
    }

    /**
     * Where a run comes from.
     *
     * @param dataFolder what the relative paths of its data are relative to
     * @param experimentSha256 of the bytes of {@code experiment.json}
     * @param owner process that records it
     * @param environment program, Java, system and machine
     */
    record Origin(Path dataFolder, String experimentSha256, String owner, Map<String, String> environment) {
        Origin {
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        }
    }
}
