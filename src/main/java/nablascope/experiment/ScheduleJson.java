package nablascope.experiment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code schedule} objects of learning rate and penalties. */
final class ScheduleJson {
    private static final String KEY = "schedule";
    private static final List<String> OF_PENALTY = List.of("constant", "step", "cosine");
    private static final List<String> OF_LEARNING_RATE =
            List.of("constant", "step", "cosine", "warmup", "inverse-time");

    private ScheduleJson() {}

    static Schedule ofLearningRate(Fields f) {
        return read(f, OF_LEARNING_RATE);
    }

    static Schedule ofPenalty(Fields f) {
        return read(f, OF_PENALTY);
    }

    private static Schedule read(Fields f, List<String> types) {
        if (f.get(KEY) == null) {
            return Schedule.CONSTANT;
        }
        String path = f.path(KEY);
        Object json = f.get(KEY);
        try {
            return switch (types.get(Fields.any(path, json).word("type", types))) {
                case "step" -> staircase(Fields.of(path, json, "type", "every", "gamma"));
                case "cosine" -> cosine(Fields.of(path, json, "type", "steps", "floor"));
                case "warmup" -> warmup(Fields.of(path, json, "type", "steps", "start"));
                case "inverse-time" ->
                    new Schedule.InverseTime(
                            Fields.of(path, json, "type", "decay").number("decay"));
                default -> constant(Fields.of(path, json, "type"));
            };
        } catch (InvalidExperimentException e) {
            // The records know their keys only from "schedule." on.
            throw e.key().startsWith(KEY + ".") ? e.under(f.path()) : e;
        }
    }

    private static Schedule constant(Fields only) {
        only.require("type");
        return Schedule.CONSTANT;
    }

    private static Schedule staircase(Fields f) {
        return new Schedule.Staircase(steps(f, "every"), f.number("gamma", 0.1));
    }

    private static Schedule cosine(Fields f) {
        return new Schedule.Cosine(steps(f, "steps"), f.number("floor", 0));
    }

    private static Schedule warmup(Fields f) {
        return new Schedule.Warmup(steps(f, "steps"), f.number("start", Schedule.Warmup.STANDARD_START));
    }

    private static long steps(Fields f, String key) {
        return f.integer(key, 1, TrainingSpec.UNLIMITED);
    }

    /** Null for the constant one. */
    static @Nullable Map<String, @Nullable Object> write(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Constant constant -> null;
            case Schedule.Staircase s ->
                new Tree()
                        .put("type", "step")
                        .put("every", s.every())
                        .put("gamma", s.gamma())
                        .map();
            case Schedule.Cosine s ->
                new Tree()
                        .put("type", "cosine")
                        .put("steps", s.steps())
                        .put("floor", s.floor())
                        .map();
            case Schedule.Warmup s ->
                new Tree()
                        .put("type", "warmup")
                        .put("steps", s.steps())
                        .put("start", s.start())
                        .map();
            case Schedule.InverseTime s ->
                new Tree().put("type", "inverse-time").put("decay", s.decay()).map();
        };
    }
}
