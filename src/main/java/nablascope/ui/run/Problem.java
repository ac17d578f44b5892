package nablascope.ui.run;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import nablascope.data.InvalidDataException;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.Phrase;
import nablascope.library.DamagedRunException;
import nablascope.library.StorageFault;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for the banner.
 *
 * @param key of the sentence in the messages
 * @param detail fills its gap: a text, or a {@link Phrase} where the words depend on the language
 * @param cause the error behind it; null: none, somebody only chose wrongly
 */
public record Problem(String key, Object detail, @Nullable Throwable cause) {
    /** To train again clears branches away: somebody has to say so. */
    public static final String RESTART_CLEARS = "problem.restart";

    /** An experiment was saved away from its data. */
    public static final String DATA_ELSEWHERE = "problem.dataElsewhere";

    private static final String UNEXPECTED = "problem.unexpected";

    /** A problem that no error stands behind. */
    public Problem(String key, String detail) {
        this(key, detail, null);
    }

    /** Whether what was asked for was done, and only something is left to do. */
    public boolean advice() {
        return key.equals(DATA_ELSEWHERE);
    }

    /** Whether it is the program's fault rather than the input's. */
    boolean unexpected() {
        return key.equals(UNEXPECTED);
    }

    /** The sentence that fits an error: its own words where it was written for people. */
    public static Problem of(Throwable error) {
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return switch (error) {
            case InvalidExperimentException e -> new Problem("problem.experiment", e.phrase(), error);
            case InvalidDataException e -> new Problem("problem.data", e.phrase(), error);
            case DamagedRunException e -> new Problem("problem.run", e.phrase(), error);
            case NoSuchFileException missing -> new Problem("problem.missing", missing.getFile(), error);
            case FileAlreadyExistsException there -> new Problem("problem.exists", there.getFile(), error);
            case AccessDeniedException denied -> new Problem("problem.denied", denied.getFile(), error);
            case FileSystemException file
            when file.getReason() != null && file.getOtherFile() == null ->
                new Problem(UNEXPECTED, StorageFault.of(file), error);
            case OutOfMemoryError _ -> new Problem("problem.memory", message, error);
            default -> new Problem(UNEXPECTED, message, error);
        };
    }
}
