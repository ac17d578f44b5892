package nablascope.ui.library;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** The keys and values of an experiment file in plain words: {@code optimizer.lr} is the learning rate η. */
final class DiffWords {
    private static final Pattern CHANGE = Pattern.compile("schedule\\[(\\d+)]\\.(step|note|set)(?:\\.(.+))?");
    private static final Pattern LAYER = Pattern.compile("model\\.layers\\[(\\d+)]\\.(.+)");

    private static final int LONGEST = 80;

    /** Keys that have a message. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("title", "runs.key.title"),
            Map.entry("description", "runs.key.description"),
            Map.entry("seed", "runs.key.seed"),
            Map.entry("data.name", "runs.key.data"),
            Map.entry("data.source", "runs.key.dataSource"),
            Map.entry("data.rows", "runs.key.rows"),
            Map.entry("data.noise", "runs.key.noise"),
            Map.entry("data.testFraction", "runs.key.testFraction"),
            Map.entry("model.hidden", "runs.key.hidden"),
            Map.entry("model.activation", "runs.key.activation"),
            Map.entry("model.dropout", "runs.key.dropout"),
            Map.entry("init.scheme", "runs.key.init"),
            Map.entry("init.gain", "runs.key.gain"),
            Map.entry("loss.type", "runs.key.loss"),
            Map.entry("regularization.l2.lambda", "runs.key.l2"),
            Map.entry("regularization.l1.lambda", "runs.key.l1"),
            Map.entry("clip.norm", "runs.key.clip"),
            Map.entry("clip.norm.max", "runs.key.clip"),
            Map.entry("clip.value", "runs.key.clipValue"),
            Map.entry("optimizer.type", "runs.key.optimizer"),
            Map.entry("optimizer.lr", "runs.key.lr"),
            Map.entry("optimizer.momentum", "runs.key.momentum"),
            Map.entry("optimizer.weightDecay", "runs.key.weightDecay"),
            Map.entry("training.steps", "runs.key.steps"),
            Map.entry("training.batchSize", "runs.key.batchSize"),
            Map.entry("evaluation.every", "runs.key.every"));

    private final Texts texts;

    DiffWords(Texts texts) {
        this.texts = texts;
    }

    /** What a key is called; one without a message keeps its own words. */
    String name(String path) {
        return name(path, List.of());
    }

    /** @param steps of the changes of knobs, in order, where it is not said otherwise */
    String name(String path, List<Long> steps) {
        Matcher change = CHANGE.matcher(path);
        if (change.matches()) {
            int index = Integer.parseInt(change.group(1));
            String rest = change.group(3);
            if (rest == null) {
                return texts.get("runs.change." + change.group(2), index + 1);
            }
            return index < steps.size() && steps.get(index) >= 0
                    ? texts.get("runs.change.at", index + 1, name(rest), steps.get(index))
                    : texts.get("runs.change", index + 1, name(rest));
        }
        Matcher layer = LAYER.matcher(path);
        if (layer.matches()) {
            return texts.get("runs.layer", Integer.parseInt(layer.group(1)) + 1, plain(layer.group(2)));
        }
        String key = NAMES.get(path);
        return key == null ? plain(path) : texts.get(key);
    }

    private static String plain(String path) {
        return path.replace(".", " › ").replace('_', ' ');
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /**
     * A value without the quotes of its file.
     *
     * @param json null: the file has none, and what it is about is off or has its default, or there is no such change
     */
    String value(String path, @Nullable String json) {
        if (json == null) {
            boolean off = path.startsWith("clip") || path.startsWith("regularization") || path.equals("model.dropout");
            return off ? texts.get("knob.off") : texts.get(path.startsWith("schedule") ? "runs.none" : "runs.default");
        }
        return switch (json) {
            case "null" -> texts.get("knob.off");
            case "true" -> texts.get("runs.yes");
            case "false" -> texts.get("runs.no");
            default -> shorten(json.startsWith("\"") ? json.substring(1, json.length() - 1) : json);
        };
    }
}
