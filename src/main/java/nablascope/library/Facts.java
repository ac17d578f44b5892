package nablascope.library;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what {@code run.json} says of a live run; what does not change is worked out once, when it is first asked for.
 * Recorder's thread.
 */
final class Facts {
    private final RunSource source;
    private RunFacts.@Nullable Origin origin;

    Facts(RunSource source) {
        this.source = source;
    }

    private RunFacts.Origin origin() {
        RunFacts.Origin known = origin;
        if (known == null) {
            known = new RunFacts.Origin(
                    source.dataFolder().toAbsolutePath(),
                    Digester.of(experiment(source.experiment())),
                    Environment.process(),
                    Environment.describe());
            origin = known;
        }
        return known;
    }

    String experimentSha256() {
        return origin().experimentSha256();
    }

    /** The bytes of {@code experiment.json}. */
    static byte[] experiment(Experiment experiment) {
        return ExperimentFile.toJson(experiment).getBytes(StandardCharsets.UTF_8);
    }

    RunFacts now(
            RunFacts.Ending ending,
            RunClock clock,
            RunSummary summary,
            @Nullable Digest digest,
            @Nullable RunParent parent) {
        Experiment experiment = source.experiment();
        return new RunFacts(
                experiment.about().title(),
                ending,
                clock.started(),
                clock.seconds(),
                experiment.training().steps(),
                summary,
                digest,
                parent,
                Map.of(),
                origin());
    }
}
