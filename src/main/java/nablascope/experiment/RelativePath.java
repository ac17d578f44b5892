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
        ValueFault problem = problem(path);
        if (problem != null) {
            throw new InvalidExperimentException(key, ValueFault.PATH.with(Quote.text(path), problem.with()));
        }
        return path;
    }

    private static @Nullable ValueFault problem(String path) {
        if (path.isBlank()) {
            return ValueFault.EMPTY_PATH;
        }
        if (path.startsWith("/") || path.startsWith("~")) {
            return ValueFault.ABSOLUTE_PATH;
        }
        if (SCHEME.matcher(path).matches()) {
            return ValueFault.ADDRESS;
        }
        if (path.indexOf('\\') >= 0) {
            return ValueFault.BACKSLASHES;
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            return ValueFault.CONTROL_CHARACTERS;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.strip().equals("..")) {
                return ValueFault.LEAVING_PATH;
            }
        }
        return null;
    }

    static String sum(String key, String text) {
        if (!SHA256.matcher(text).matches()) {
            throw new InvalidExperimentException(key, ValueFault.NO_SHA256.with(Quote.text(text)));
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
