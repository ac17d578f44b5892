package nablascope.cli;

import java.nio.file.Path;
import nablascope.library.LibraryFolder;
import nablascope.library.RunLibrary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which library a command is about. */
final class LibraryOption {
    @Option(
            names = "--library",
            paramLabel = "DIR",
            description = "The folder of kept runs, in place of the user's own or of $NABLASCOPE_LIBRARY.")
    private @Nullable Path folder;

    RunLibrary open() {
        return RunLibrary.open(folder == null ? LibraryFolder.ofUser() : folder);
    }
}
