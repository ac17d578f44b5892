package nablascope.ui.library;

import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import nablascope.experiment.JsonText;
import nablascope.library.OwnChange;
import nablascope.library.RunInfo;
import nablascope.library.RunParent;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** What to call runs that mostly have the same title: a branch goes by the knob that makes it one. */
final class RunNames {
    private static final Map<String, String> SYMBOLS =
            Map.of("optimizer.lr", "η", "model.dropout", "p", "clip.norm", "c", "clip.value", "c");

    private final Texts texts;
    private final DiffWords words;

    RunNames(Texts texts) {
        this.texts = texts;
        this.words = new DiffWords(texts);
    }

    /** Its own name; without one, what was changed in a branch; else its experiment's title. */
    String name(RunInfo run) {
        RunParent parent = run.parent();
        OwnChange change = parent == null ? null : parent.change();
        return change == null || !run.labels().name().isEmpty()
                ? run.shownName()
                : texts.get("runs.branch.change", knobs(change), change.step());
    }

    private String knobs(OwnChange change) {
        return change.set().entrySet().stream().map(this::knob).collect(Collectors.joining(", "));
    }

    private String knob(Entry<String, @Nullable Object> set) {
        String path = set.getKey();
        boolean penalty = path.startsWith("regularization.")
                && (path.endsWith(".lambda") || set.getValue() == null || set.getValue() instanceof Number);
        String name = SYMBOLS.getOrDefault(path, penalty ? "λ" : words.name(path));
        return name + " " + value(path, set.getValue());
    }

    private String value(String path, @Nullable Object value) {
        Object number = value instanceof Map<?, ?> map && map.size() == 1
                ? map.values().iterator().next()
                : value;
        return number instanceof Number plain
                ? Numbers.compact(plain.doubleValue())
                : words.value(path, value == null ? null : JsonText.line(value));
    }
}
