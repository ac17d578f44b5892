package nablascope.library;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import nablascope.experiment.Phrase;
import nablascope.experiment.Place;
import nablascope.experiment.Wording;
import org.jspecify.annotations.Nullable;

/** Why something cannot be kept on the disk. */
public enum StorageFault implements Wording {
    // the system's own words, which we can translate when we recognise them
    DISK_FULL("No space left on device"),
    QUOTA("Disk quota exceeded"),
    READ_ONLY("Read-only file system"),
    DEVICE("Input/output error"),

    ACCESS_DENIED("permission denied"),
    IN_THE_WAY("a file is in the way"),
    REMOVED("was removed while the run was written to it"),
    BEING_RECORDED("is being recorded; stop it first"),
    RECORDED_ELSEWHERE("is being recorded by another program"),
    TOO_MANY_RUNS("has too many runs of this second"),
    UNEXPECTED("an unexpected error ended the recording: {0}"),
    OTHER("{0}");

    private final String pattern;

    StorageFault(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String pattern() {
        return pattern;
    }

    /** Why writing failed; with the file where the error names one. */
    public static Phrase of(@Nullable Throwable error) {
        return switch (error) {
            case AccessDeniedException e -> Place.IN_FILE.with(e.getFile(), ACCESS_DENIED.with());
            case FileAlreadyExistsException e -> Place.IN_FILE.with(e.getFile(), IN_THE_WAY.with());
            case FileSystemException e ->
                Place.IN_FILE.with(
                        e.getFile(), of(e.getReason() == null ? e.getClass().getSimpleName() : e.getReason()));
            case null -> OTHER.with("null");
            default -> of(error.getMessage() == null ? error.toString() : error.getMessage());
        };
    }

    /** An exception carries words only: these are recognised as our own or the system's. */
    private static Phrase of(String words) {
        return Arrays.stream(values())
                .filter(fault -> fault.pattern.equals(words))
                .findFirst()
                .map(fault -> fault.with())
                .orElseGet(() -> OTHER.with(words));
    }
}
