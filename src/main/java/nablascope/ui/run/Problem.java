package nablascope.ui.run;

import java.nio.file.NoSuchFileException;
import nablascope.data.InvalidDataException;
import nablascope.experiment.InvalidExperimentException;

/**
 * What went wrong, for the banner.
 *
 * @param key of the sentence in the messages
 * @param detail fills its gap
 */
public record Problem(String key, String detail) {

    /** Whether what was given cannot be used, and the program itself is well. */
    boolean inInput() {
        return switch (key) {
            case "problem.memory", "problem.unexpected" -> false;
            default -> true;
        };
    }

    /** The sentence that fits an error: its own words where it was written for people. */
    public static Problem of(Throwable error) {
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return switch (error) {
            case InvalidExperimentException _ -> new Problem("problem.experiment", message);
            case InvalidDataException _ -> new Problem("problem.data", message);
            case NoSuchFileException missing -> new Problem("problem.missing", missing.getFile());
            case OutOfMemoryError _ -> new Problem("problem.memory", message);
            default -> new Problem("problem.unexpected", message);
        };
    }
}
