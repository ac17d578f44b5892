package nablascope.library;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code run.json}. */
final class RunFactsJson {
    private static final String FORMAT = "nablascope-run";

    /** Where the first non-finite value was. */
    private static final String DIVERGED = "diverged";

    /** Where, in a run without such a value, the explosion was told of. */
    private static final String EXPLODED = "exploded";

    private RunFactsJson() {}

    static byte[] write(RunFacts facts) {
        Map<String, @Nullable Object> json = Json.document(FORMAT);
        json.put("title", facts.title());
        json.put("ending", facts.ending().name().toLowerCase(Locale.ROOT));
        json.put("started", facts.started().toString());
        json.put("seconds", facts.seconds());
        json.put("plannedSteps", facts.plannedSteps());
        putSummary(json, facts.summary());
        json.put("digest", facts.digest() == null ? null : DigestJson.write(facts.digest()));
        RunParent parent = facts.parent();
        if (parent != null) {
            json.put("branchOf", Map.of("run", parent.run().name(), "step", parent.step()));
        }
        if (!facts.sizes().isEmpty()) {
            json.put("sizes", facts.sizes());
        }
        json.put("dataFolder", facts.origin().dataFolder().toString());
        json.put("experimentSha256", facts.origin().experimentSha256());
        json.put("owner", facts.origin().owner());
        json.put("environment", facts.origin().environment());
        return Json.sealed(json);
    }

    private static void putSummary(Map<String, @Nullable Object> json, RunSummary summary) {
        json.put("steps", summary.steps());
        json.put("changes", summary.changes());
        json.put("loss", summary.loss());
        json.put("bestLoss", summary.bestLoss());
        json.put("accuracy", summary.accuracy());
        json.put("sparkline", summary.sparkline());
        Breakdown b = summary.breakdown();
        if (b != null) {
            String key = b.finite() ? EXPLODED : DIVERGED;
            json.put(key, Map.of("step", b.step(), "phase", b.phase(), "tensor", b.tensor()));
        }
    }

    /** @throws IOException which says what is wrong with the file */
    static RunFacts read(byte[] content) throws IOException {
        Json json = Json.open(content, FORMAT);
        try {
            return new RunFacts(
                    json.text("title"),
                    RunFacts.Ending.valueOf(json.text("ending").toUpperCase(Locale.ROOT)),
                    Instant.parse(json.text("started")),
                    json.number("seconds"),
                    json.integer("plannedSteps"),
                    summary(json),
                    json.has("digest") ? DigestJson.read(json.object("digest")) : null,
                    json.has("branchOf") ? parent(json.object("branchOf")) : null,
                    json.has("sizes") ? sizes(json.object("sizes")) : Map.of(),
                    origin(json));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("has a value that is none of NablaScope's", e);
        }
    }

    private static Map<String, Long> sizes(Json json) throws IOException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (String file : RunFiles.PRECIOUS) {
            if (json.has(file)) {
                sizes.put(file, json.integer(file));
            }
        }
        return sizes;
    }

    private static RunParent parent(Json json) throws IOException {
        return new RunParent(new RunId(json.text("run")), json.integer("step"));
    }

    private static RunSummary summary(Json json) throws IOException {
        List<@Nullable Float> sparkline = new ArrayList<>();
        for (Object value : json.list("sparkline")) {
            sparkline.add(
                    value == null
                            ? null
                            : (Float) Json.as(Number.class, "sparkline", value).floatValue());
        }
        boolean finite = !json.has(DIVERGED);
        Breakdown breakdown = null;
        if (!finite || json.has(EXPLODED)) {
            Json at = json.object(finite ? EXPLODED : DIVERGED);
            breakdown = new Breakdown(at.integer("step"), at.text("phase"), at.text("tensor"), finite);
        }
        return new RunSummary(
                json.integer("steps"),
                Math.toIntExact(json.integer("changes")),
                json.optionalFloat("loss"),
                json.optionalFloat("bestLoss"),
                json.optionalFloat("accuracy"),
                sparkline,
                breakdown);
    }

    private static RunFacts.Origin origin(Json json) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        json.map("environment").forEach((key, value) -> environment.put(key, String.valueOf(value)));
        try {
            Path folder = Path.of(json.text("dataFolder"));
            return new RunFacts.Origin(folder, json.text("experimentSha256"), json.text("owner"), environment);
        } catch (InvalidPathException e) {
            throw new IOException("names a data folder of another system", e);
        }
    }
}
