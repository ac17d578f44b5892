package nablascope.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The whole document: {@code gradient-experiment}, version 1. */
final class ExperimentJson {
    private static final String FORMAT = "gradient-experiment";
    private static final int VERSION = 1;
    private static final String OWN = "x-";
    private static final List<String> KEYS = List.of(
            "format",
            "version",
            "title",
            "description",
            "author",
            "license",
            "questions",
            "seed",
            "data",
            "model",
            "initialWeights",
            "loss",
            "regularization",
            "clip",
            "optimizer",
            "training",
            "schedule",
            "evaluation",
            "view");

    private ExperimentJson() {}

    static Experiment read(@Nullable Object json) {
        if (!(json instanceof Map<?, ?>)) {
            throw new InvalidExperimentException(
                    Place.THE_FILE.with(), FileFault.NOT_AN_OBJECT.with(Quote.value(json)));
        }
        Fields f = Fields.any("", json);
        checkVersion(f);
        Map<String, Object> extensions = extensions(f);
        Experiment experiment = parts(f, extensions);
        Consistency.check(experiment);
        return experiment;
    }

    private static void checkVersion(Fields f) {
        if (!FORMAT.equals(f.get("format"))) {

            throw new InvalidExperimentException(
                    "format",
                    f.has("format")
                            ? FileFault.OTHER_FORMAT.with(Quote.value(f.get("format")), FORMAT)
                            : FileFault.NO_FORMAT.with(FORMAT));
        }
        Object version = f.require("version");
        if (!version.equals((long) VERSION)) {
            boolean newer = version instanceof Number number && number.doubleValue() > VERSION;
            throw new InvalidExperimentException(
                    "version",
                    (newer ? FileFault.NEWER_VERSION : FileFault.OTHER_VERSION).with(Quote.value(version), VERSION));
        }
    }

    /** The {@code x-} keys; any other unknown key is an error. */
    private static Map<String, Object> extensions(Fields f) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        f.members().forEach((key, value) -> {
            if (key.startsWith(OWN)) {
                extensions.put(key, value);
            } else if (!KEYS.contains(key)) {
                throw Fields.unknown(key, key, KEYS);
            }
        });
        return extensions;
    }

    private static Experiment parts(Fields f, Map<String, Object> extensions) {
        Knobs knobs = new Knobs(
                OptimizerJson.read(f.require("optimizer")),
                f.has("regularization") ? RegularizationJson.read(f.get("regularization")) : RegularizationSpec.NONE,
                f.has("clip") ? ClipJson.read(f.get("clip")) : ClipSpec.NONE,
                OptionalDouble.empty());
        ModelSpec model = ModelJson.read(f.require("model"));
        boolean surface = model instanceof ModelSpec.Surface;
        return new Experiment(
                about(f, extensions),
                f.integer("seed", 0, 0, Experiment.MAX_SEED),
                surface && !f.has("data") ? new DataSpec.None() : DataJson.read(f.require("data")),
                model,
                f.has("initialWeights") ? weights(Fields.any("initialWeights", f.get("initialWeights"))) : Map.of(),
                surface && !f.has("loss")
                        ? new LossSpec(LossSpec.Type.OUTPUT)
                        : TrainingJson.readLoss(f.require("loss")),
                knobs,
                TrainingJson.read(f.require("training")),
                f.has("schedule") ? TrainingJson.readSchedule(f.get("schedule"), knobs) : List.of(),
                f.has("evaluation")
                        ? Fields.of("evaluation", f.get("evaluation"), "every").integer("every", 1, Long.MAX_VALUE)
                        : 0);
    }

    private static About about(Fields f, Map<String, Object> extensions) {
        List<String> questions = f.has("questions") ? f.texts("questions", 2000) : List.of();
        Check.within(Place.QUESTIONS.with(), (long) questions.size(), 0, 100);
        return new About(
                f.text("title", "", 200),
                f.text("description", "", 20_000),
                f.text("author", "", 200),
                f.text("license", "", 100),
                questions,
                f.has("view") ? Fields.any("view", f.get("view")).members() : Map.of(),
                extensions);
    }

    private static Map<String, NumberArray> weights(Fields f) {
        Map<String, NumberArray> weights = new LinkedHashMap<>();
        f.members().forEach((name, json) -> weights.put(name, ArrayJson.read(f.path(name), json)));
        return weights;
    }

    static Map<String, @Nullable Object> write(Experiment experiment) {
        Experiment e = experiment.withModelDropout();
        About about = e.about();
        Tree tree = new Tree()
                .put("format", FORMAT)
                .put("version", VERSION)
                .putUnless("", "title", about.title())
                .putUnless("", "description", about.description())
                .putUnless("", "author", about.author())
                .putUnless("", "license", about.license())
                .putUnless(List.of(), "questions", about.questions())
                .put("seed", e.seed())
                .put("data", DataJson.write(e.data()))
                .put("model", ModelJson.write(e.model()));
        if (!e.initialWeights().isEmpty()) {
            tree.put("initialWeights", e.initialWeights());
        }
        if (e.loss().type() != LossSpec.Type.OUTPUT) {
            tree.put("loss", TrainingJson.writeLoss(e.loss()));
        }
        return tree.putUnless(
                        Map.of(),
                        "regularization",
                        RegularizationJson.write(e.knobs().regularization()))
                .putUnless(Map.of(), "clip", ClipJson.write(e.knobs().clip()))
                .put("optimizer", OptimizerJson.write(e.knobs().optimizer()))
                .put("training", TrainingJson.write(e.training()))
                .putUnless(List.of(), "schedule", TrainingJson.writeSchedule(e.schedule()))
                .putUnless(Map.of(), "evaluation", evaluation(e.evaluateEvery()))
                .putUnless(Map.of(), "view", about.view())
                .putAll(about.extensions())
                .map();
    }

    private static Map<String, Long> evaluation(long every) {
        return every == 0 ? Map.of() : Map.of("every", every);
    }
}
