package nablascope.library;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.JsonReader;
import nablascope.experiment.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * One key in which two experiments differ.
 *
 * @param path dotted, as in the file, such as {@code optimizer.lr} or {@code schedule[0].step}
 * @param left its value as in the file; null: it is not there, so its default holds
 * @param right likewise
 */
public record ConfigDiff(
        String path, @Nullable String left, @Nullable String right) {
    private static final int LONGEST = 200;

    /** Every key in which two experiments differ, in the order of the file. */
    public static List<ConfigDiff> of(Experiment left, Experiment right) {
        Map<String, String> a = flat(left);
        Map<String, String> b = flat(right);
        Set<String> paths = new LinkedHashSet<>(a.keySet());
        paths.addAll(b.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(a.get(path), b.get(path)))
                .map(path -> new ConfigDiff(path, shorten(a.get(path)), shorten(b.get(path))))
                .toList();
    }

    /** Every value of an experiment as JSON by its dotted path, in the order of the file; what came of it is left out. */
    static Map<String, String> flat(Experiment experiment) {
        Map<String, String> flat = new LinkedHashMap<>();
        put("", JsonReader.read(ExperimentFile.toJson(RunExport.withDigest(experiment, null))), flat);
        return flat;
    }

    private static void put(String path, @Nullable Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, member) -> put(path.isEmpty() ? key.toString() : path + "." + key, member, flat));
        } else if (value instanceof List<?> list && list.stream().anyMatch(each -> each instanceof Map<?, ?>)) {
            for (int i = 0; i < list.size(); i++) {
                put(path + "[" + i + "]", list.get(i), flat);
            }
        } else {
            flat.put(path, JsonText.line(value));
        }
    }

    private static @Nullable String shorten(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
