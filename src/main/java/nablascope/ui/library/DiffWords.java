package nablascope.ui.library;

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
        Matcher change = CHANGE.matcher(path);
        if (change.matches()) {
            int number = Integer.parseInt(change.group(1)) + 1;
            String rest = change.group(3);
            return rest == null
                    ? texts.get("runs.change." + change.group(2), number)
                    : texts.get("runs.change", number, name(rest));
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

    /** A value without the quotes of its file. */
    String value(@Nullable String json) {
        if (json == null) {
            return texts.get("runs.default");
        }
        return switch (json) {
            case "null" -> texts.get("knob.off");
            case "true" -> texts.get("runs.yes");
            case "false" -> texts.get("runs.no");
            default -> shorten(json.startsWith("\"") ? json.substring(1, json.length() - 1) : json);
        };
    }
}
