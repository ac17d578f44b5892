package nablascope.library;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a run's folder.
 *
 * @param name letters, digits, {@code -} and {@code _} only, so that it can be no path
 */
public record RunId(String name) {
    private static final int LONGEST_TITLE = 40;
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);

    public RunId {
        if (!isLegal(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no run; see the names in the list of runs");
        }
    }

    static boolean isLegal(String name) {
        return LEGAL.matcher(name).matches();
    }

    /** The n-th name to try for a run that starts now. */
    static RunId of(Instant start, String title, int attempt) {
        StringBuilder name = new StringBuilder(TIME.format(start.atZone(ZoneId.systemDefault())));
        String words =
                title.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "").toLowerCase(Locale.ROOT);
        if (!words.isEmpty()) {
            name.append('_').append(words, 0, Math.min(words.length(), LONGEST_TITLE));
        }
        if (attempt > 1) {
            name.append('_').append(attempt);
        }
        return new RunId(name.toString());
    }

    @Override
    public String toString() {
        return name;
    }
}
