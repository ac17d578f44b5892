package nablascope.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Changes of knobs in the experiment file's own words: dotted paths such as {@code optimizer.lr} or {@code clip.norm}
 * with the value that the file would have there.
 */
public final class KnobsJson {
    private static final String DROPOUT = "model.dropout";
    private static final String TYPE = "optimizer.type";

    private static final List<String> PATHS = paths();

    private KnobsJson() {}

    /** Every path that {@link #apply} knows. */
    public static List<String> knownPaths() {
        return PATHS;
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>();
        OptimizerSpec optimizer = OptimizerSpec.of(OptimizerSpec.Type.SGD, 0);
        OptimizerJson.writeAll(optimizer).keySet().forEach(key -> paths.add("optimizer." + key));
        RegularizationJson.writeAll(RegularizationSpec.NONE).forEach((key, value) -> {
            paths.add("regularization." + key);
            if (value instanceof Map<?, ?> members) {
                members.keySet().forEach(member -> paths.add("regularization." + key + "." + member));
            }
        });
        paths.addAll(List.of("clip.value", "clip.value.max", "clip.agc", "clip.agc.factor", "clip.agc.eps"));
        paths.addAll(List.of("clip.autoclip", "clip.autoclip.percentile", "clip.autoclip.window"));
        paths.addAll(List.of("clip.zclip", "clip.zclip.z", "clip.zclip.alpha", "clip.zclip.warmup"));
        paths.addAll(List.of("clip.norm", "clip.norm.max", "clip.norm.p", "clip.norm.scope", DROPOUT));
        return List.copyOf(paths);
    }

    /**
     * The knobs with some values replaced. Another {@code optimizer.type} keeps what differs from the old type's
     * defaults, as if only that word were replaced in the file.
     *
     * @throws InvalidExperimentException for an unknown path or a value out of range
     */
    public static Knobs apply(Knobs before, Map<String, ?> set) {
        Map<String, @Nullable Object> optimizer = OptimizerJson.write(before.optimizer());
        Map<String, @Nullable Object> regularization = RegularizationJson.writeAll(before.regularization());
        Map<String, @Nullable Object> clip = ClipJson.write(before.clip());
        OptionalDouble dropout = before.dropout();
        for (Map.Entry<String, ?> change : set.entrySet()) {
            String path = change.getKey();
            Object value = change.getValue();
            if (!PATHS.contains(path)) {
                throw new InvalidExperimentException(
                        Quote.text(path), ValueFault.NOT_A_KNOB.with(Quote.text(Nearest.to(path, PATHS))));
            }
            String[] keys = path.split("\\.", 2);
            switch (keys[0]) {
                case "optimizer" -> put(optimizer, keys[1], value);
                case "regularization" -> put(regularization, keys[1], value);
                case "clip" -> put(clip, keys[1], value);
                default ->
                    dropout = value == null ? OptionalDouble.empty() : OptionalDouble.of(Fields.number(DROPOUT, value));
            }
        }
        return new Knobs(
                OptimizerJson.read(optimizer), RegularizationJson.read(regularization), ClipJson.read(clip), dropout);
    }

    /** Puts a value at one or two keys, making the object in between if there is none. */
    private static void put(Map<String, @Nullable Object> members, String path, @Nullable Object value) {
        String[] keys = path.split("\\.", 2);
        if (keys.length == 1) {
            members.put(path, value);
            return;
        }
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        if (members.get(keys[0]) instanceof Map<?, ?> present) {
            present.forEach((key, old) -> inner.put(key.toString(), old));
        } else if (members.get(keys[0]) instanceof Number lambda) {
            inner.put("lambda", lambda);
        }
        inner.put(keys[1], value);
        members.put(keys[0], inner);
    }

    /**
     * The least that leads from one to the other: {@code apply(before, difference(before, after))} equals {@code after}.
     * Empty where both are equal.
     */
    public static Map<String, Object> difference(Knobs before, Knobs after) {
        Map<String, Object> difference = new LinkedHashMap<>();
        Knobs start = before;
        if (before.optimizer().type() != after.optimizer().type()) {
            difference.put(TYPE, Words.of(after.optimizer().type()));
            start = apply(before, difference);
        }
        Map<String, @Nullable Object> old = flat(start);
        flat(after).forEach((path, value) -> {
            if (!Objects.equals(value, old.get(path))) {
                difference.put(path, value);
            }
        });
        return difference;
    }

    private static Map<String, @Nullable Object> flat(Knobs knobs) {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        OptimizerJson.writeAll(knobs.optimizer()).forEach((key, value) -> flat.put("optimizer." + key, value));
        RegularizationJson.writeAll(knobs.regularization()).forEach((key, value) -> {
            if (value instanceof Map<?, ?> members && !key.equals("schedule")) {
                members.forEach((member, part) -> flat.put("regularization." + key + "." + member, part));
            } else {
                flat.put("regularization." + key, value);
            }
        });
        Map<String, @Nullable Object> clip = ClipJson.write(knobs.clip());
        for (String kind : List.of("value", "agc", "autoclip", "zclip", "norm")) {
            flat.put("clip." + kind, clip.get(kind));
        }
        flat.put(
                DROPOUT,
                knobs.dropout().isPresent() ? JsonText.number(knobs.dropout().getAsDouble()) : null);
        return flat;
    }

    /** The same changes on top of other knobs. */
    public static List<ScheduledChange> rebase(List<ScheduledChange> schedule, Knobs start) {
        List<ScheduledChange> rebased = new ArrayList<>();
        Knobs knobs = start;
        for (ScheduledChange change : schedule) {
            knobs = apply(knobs, change.set());
            rebased.add(new ScheduledChange(change.step(), change.set(), knobs, change.note()));
        }
        return rebased;
    }

    /**
     * {@link #rebase} without what would undo a comparison: a knob in which the start differs from another one is not
     * changed.
     */
    public static List<ScheduledChange> rebase(List<ScheduledChange> schedule, Knobs start, Knobs other) {
        Set<String> apart = difference(other, start).keySet().stream()
                .map(KnobsJson::knobOf)
                .collect(Collectors.toSet());
        List<ScheduledChange> kept = new ArrayList<>();
        for (ScheduledChange change : schedule) {
            Map<String, Object> set = new LinkedHashMap<>(change.set());
            set.keySet().removeIf(path -> apart.contains(knobOf(path)));
            if (!set.isEmpty()) {
                kept.add(new ScheduledChange(change.step(), set, change.knobs(), change.note()));
            }
        }
        return rebase(kept, start);
    }

    /** What a person would call one knob: all of clipping, one penalty, one setting of the optimizer. */
    private static String knobOf(String path) {
        String[] keys = path.split("\\.", 3);
        return keys[0].equals("clip") ? keys[0] : keys[0] + "." + keys[1];
    }

    /** A value as the file would have it, or as a bare word: {@code 0.1}, {@code null}, {@code {"max": 1}}, {@code adam}. */
    public static @Nullable Object value(String text) {
        try {
            return JsonReader.read(text);
        } catch (JacksonException e) {
            return text;
        }
    }
}
