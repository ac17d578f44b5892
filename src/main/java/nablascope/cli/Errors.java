package nablascope.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import nablascope.data.InvalidDataException;
import nablascope.experiment.InvalidExperimentException;

/** The one place where errors become a sentence and an exit code. */
final class Errors {
    private Errors() {}

    static int exitCode(Throwable error) {
        return switch (error) {
            case InvalidExperimentException e -> ExitCode.BAD_INPUT;
            case InvalidDataException e -> ExitCode.BAD_INPUT;
            case OutputException e -> ExitCode.RUN_FAILED;
            case IOException e -> ExitCode.BAD_INPUT;
            default -> ExitCode.RUN_FAILED;
        };
    }

    static String sentence(Throwable error) {
        return switch (error) {
            case InvalidExperimentException e -> text(e);
            case InvalidDataException e -> text(e);
            case OutputException e -> text(e);
            case NoSuchFileException e -> e.getFile() + " does not exist; check its name";
            case AccessDeniedException e -> e.getFile() + " may not be accessed; change its permissions";
            case FileAlreadyExistsException e -> e.getFile() + " is in the way; choose another name";
            case FileSystemException e ->
                e.getFile() + (e.getReason() == null ? " cannot be used" : ": " + e.getReason());
            case IOException e -> text(e);
            case OutOfMemoryError e -> "The memory is not enough; take a smaller network, batch or data set";
            default ->
                "An unexpected error ended the command: "
                        + (error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage());
        };
    }

    private static String text(Throwable error) {
        return error.getMessage() == null ? error.toString() : error.getMessage();
    }
}
