package nablascope.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import nablascope.library.RunId;
import nablascope.library.RunLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs into the trash. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Moves runs to the library's trash; nablascope runs restore brings them back.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RunsDeleteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LibraryOption library;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Their folders' names, or enough of them.")
    private List<String> names;

    @Override
    public Integer call() throws IOException {
        RunLibrary runs = library.open();
        for (String name : names) {
            RunId id = RunNames.find(name, runs);
            runs.delete(id);
            spec.commandLine().getErr().println("in the trash: " + id);
        }
        return ExitCode.FINE;
    }
}
