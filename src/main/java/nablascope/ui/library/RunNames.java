package nablascope.ui.library;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.util.Subscription;
import nablascope.experiment.JsonText;
import nablascope.library.OwnChange;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunParent;
import nablascope.ui.run.Preset;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** What to call runs that mostly have the same title: a branch goes by the knob that makes it one. JavaFX thread. */
public final class RunNames {
    private static final Map<String, String> SYMBOLS =
            Map.of("optimizer.lr", "η", "model.dropout", "p", "clip.norm", "c", "clip.value", "c");

    private final Texts texts;
    private final DiffWords words;

    /** @param texts in whose language */
    public RunNames(Texts texts) {
        this.texts = texts;
        this.words = new DiffWords(texts);
    }

    /**
     * Its own name; without one, what was changed in a branch, or where it began; else its experiment's title, a preset's
     * in the present language.
     */
    String name(RunInfo run) {
        RunParent parent = run.parent();
        if (!run.labels().name().isEmpty()) {
            return run.labels().name();
        }
        if (parent == null) {
            return Preset.shownTitle(texts, run.shownName());
        }
        OwnChange change = parent.change();
        return change == null
                ? texts.get("runs.branch.step", Numbers.count(parent.step()))
                : texts.get("runs.branch.change", knobs(change), change.step());
    }

    /** Tells when runs go by other names: in another language. */
    Subscription onChange(Runnable listener) {
        return texts.language().subscribe((_, _) -> listener.run());
    }

    /**
     * What each goes by beside the others. Runs of one experiment are often called the same: they are numbered as they were
     * started, whatever order they are in.
     */
    List<String> names(List<RunInfo> runs) {
        List<RunInfo> byStart = runs.stream()
                .sorted(Comparator.comparing(RunInfo::started, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(run -> run.id().name()))
                .toList();
        Map<RunId, String> names = new HashMap<>();
        for (RunInfo run : byStart) {
            String name = name(run);
            String free = name;
            for (int i = 2; names.containsValue(free); i++) {
                free = name + " (" + i + ")";
            }
            names.put(run.id(), free);
        }
        return runs.stream()
                .map(run -> Objects.requireNonNull(names.get(run.id())))
                .toList();
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
