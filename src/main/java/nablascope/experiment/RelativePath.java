package nablascope.experiment;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths in an experiment file: below the file's own folder, whatever the system. And the checksums beside them. */
final class RelativePath {
    static final int LONGEST = 1000;

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private RelativePath() {}

    static String of(Fields f, String key) {
        return check(f.path(key), f.text(key, LONGEST));
    }

    static String check(String key, String path) {
        String problem = problem(path);
        if (problem != null) {
            throw new InvalidExperimentException(
                    key,
                    "is " + Quote.text(path) + ", " + problem
                            + "; put the file beside the experiment and give its name relative to it");
        }
        return path;
    }

    private static @Nullable String problem(String path) {
        if (path.isBlank()) {
            return "an empty path";
        }
        if (path.startsWith("/") || path.startsWith("~")) {
            return "an absolute path";
        }
        if (SCHEME.matcher(path).matches()) {
            return "an address or a drive";
        }
        if (path.indexOf('\\') >= 0) {
            return "a path with backslashes";
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            return "a path with control characters";
        }
        for (String segment : path.split("/", -1)) {
            if (segment.strip().equals("..")) {
                return "a path that leaves the folder";
            }
        }
        return null;
    }

    static String sum(String key, String text) {
        if (!SHA256.matcher(text).matches()) {
            throw new InvalidExperimentException(
                    key, "is " + Quote.text(text) + "; a SHA-256 is 64 digits 0-9 and a-f in lower case");
        }
        return text;
    }

    static List<String> sums(String key, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            sum(key + "[" + i + "]", texts.get(i));
        }
        return texts;
    }
}
