package nablascope.experiment;

import java.util.List;
import java.util.Map;

/**
 * The words of an experiment file and what a program keeps for others in it; none of it changes a result.
 *
 * @param questions what the students are asked
 * @param view what the window shows when the file is opened; empty: its own choice
 * @param extensions the file's {@code x-} keys with their values, kept as they are
 */
public record About(
        String title,
        String description,
        String author,
        String license,
        List<String> questions,
        Map<String, Object> view,
        Map<String, Object> extensions) {

    public About {
        questions = List.copyOf(questions);
        view = Check.ordered(view);
        extensions = Check.ordered(extensions);
    }

    /** Only a title. */
    public static About titled(String title) {
        return new About(title, "", "", "", List.of(), Map.of(), Map.of());
    }
}
