package nablascope.experiment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code regularization} object. */
final class RegularizationJson {
    private static final RegularizationSpec NONE = RegularizationSpec.NONE;
    private static final String PATH = "regularization";
    private static final String FINITE_DIFFERENCE = "finite-difference";

    private RegularizationJson() {}

    static RegularizationSpec read(@Nullable Object json) {
        Fields f = Fields.of(
                PATH, json, "applyTo", "l1", "l2", "l2norm", "elasticNet", "gradientNorm", "adaptiveDecay", "schedule");
        Fields l1 = penalty(f, "l1", "lambda", "proximal");
        Fields l2 = penalty(f, "l2", "lambda", "half");
        Fields l2Norm = penalty(f, "l2norm", "lambda", "scope");
        Fields elastic = object(f, "elasticNet", "lambda", "l1Ratio");
        Fields gradient = object(f, "gradientNorm", "lambda", "r", "method");
        refuseExact(gradient);
        return new RegularizationSpec(
                f.either("applyTo", "weights", "all"),
                l1 == null ? 0 : l1.number("lambda"),
                l1 != null && l1.flag("proximal", false),
                l2 == null ? 0 : l2.number("lambda"),
                l2 != null && l2.flag("half", false),
                l2Norm == null ? 0 : l2Norm.number("lambda"),
                l2Norm != null && l2Norm.either("scope", "global", "per-tensor"),
                elastic == null ? 0 : elastic.number("lambda"),
                elastic == null ? NONE.l1Ratio() : elastic.number("l1Ratio"),
                gradient == null ? 0 : gradient.number("lambda"),
                gradient == null ? NONE.gradientNormRadius() : gradient.number("r", NONE.gradientNormRadius()),
                f.number("adaptiveDecay", 0),
                ScheduleJson.ofPenalty(f));
    }

    /** The schema knows a second method, which would need derivatives of the backward pass itself. */
    private static void refuseExact(@Nullable Fields gradient) {
        if (gradient != null && gradient.either("method", FINITE_DIFFERENCE, "exact")) {
            throw new InvalidExperimentException(
                    gradient.path("method"), ValueFault.EXACT_METHOD.with(FINITE_DIFFERENCE));
        }
    }

    /** A bare number is short for an object with that λ. */
    private static @Nullable Fields penalty(Fields f, String key, String... known) {
        if (f.get(key) instanceof Number lambda) {
            return Fields.of(f.path(key), Map.of("lambda", lambda), known);
        }
        return object(f, key, known);
    }

    private static @Nullable Fields object(Fields f, String key, String... known) {
        return f.has(key) ? Fields.of(f.path(key), f.get(key), known) : null;
    }

    /** Every penalty with all it has. */
    static Map<String, @Nullable Object> writeAll(RegularizationSpec r) {
        return new Tree()
                .put("applyTo", r.applyToAll() ? "all" : "weights")
                .put(
                        "l1",
                        new Tree()
                                .put("lambda", r.l1())
                                .put("proximal", r.l1Proximal())
                                .map())
                .put(
                        "l2",
                        new Tree().put("lambda", r.l2()).put("half", r.l2Half()).map())
                .put(
                        "l2norm",
                        new Tree()
                                .put("lambda", r.l2Norm())
                                .put("scope", r.l2NormPerTensor() ? "per-tensor" : "global")
                                .map())
                .put("elasticNet", elasticNet(r))
                .put(
                        "gradientNorm",
                        new Tree()
                                .put("lambda", r.gradientNorm())
                                .put("r", r.gradientNormRadius())
                                .put("method", FINITE_DIFFERENCE)
                                .map())
                .put("adaptiveDecay", r.adaptiveDecay())
                .put("schedule", ScheduleJson.write(r.schedule()))
                .map();
    }

    private static Map<String, @Nullable Object> elasticNet(RegularizationSpec r) {
        return new Tree()
                .put("lambda", r.elasticNet())
                .put("l1Ratio", r.l1Ratio())
                .map();
    }

    /** What differs from no penalty, a bare number where that says it all. */
    static Map<String, @Nullable Object> write(RegularizationSpec r) {
        Tree tree = new Tree().putUnless("weights", "applyTo", r.applyToAll() ? "all" : "weights");
        if (r.l1Proximal()) {
            tree.put(
                    "l1", new Tree().put("lambda", r.l1()).put("proximal", true).map());
        } else {
            tree.putUnless(0.0, "l1", r.l1());
        }
        if (r.l2Half()) {
            tree.put("l2", new Tree().put("lambda", r.l2()).put("half", true).map());
        } else {
            tree.putUnless(0.0, "l2", r.l2());
        }
        if (r.l2NormPerTensor()) {
            tree.put(
                    "l2norm",
                    new Tree()
                            .put("lambda", r.l2Norm())
                            .put("scope", "per-tensor")
                            .map());
        } else {
            tree.putUnless(0.0, "l2norm", r.l2Norm());
        }
        if (r.elasticNet() != 0 || r.l1Ratio() != NONE.l1Ratio()) {
            tree.put("elasticNet", elasticNet(r));
        }
        Map<String, @Nullable Object> gradient = new Tree()
                .put("lambda", r.gradientNorm())
                .putUnless(NONE.gradientNormRadius(), "r", r.gradientNormRadius())
                .map();
        if (r.gradientNorm() != 0 || gradient.size() > 1) {
            tree.put("gradientNorm", gradient);
        }
        tree.putUnless(0.0, "adaptiveDecay", r.adaptiveDecay());
        if (!r.schedule().equals(Schedule.CONSTANT)) {
            tree.put("schedule", ScheduleJson.write(r.schedule()));
        }
        return tree.map();
    }
}
