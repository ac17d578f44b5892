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

/** Runs out of the trash. */
@Command(name = "restore", mixinStandardHelpOptions = true, description = "Brings deleted runs back from the trash.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RunsRestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LibraryOption library;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "See nablascope runs list --trash.")
    private List<String> names;

    @Override
    public Integer call() throws IOException {
        RunLibrary runs = library.open();
        for (String name : names) {
            RunId id = RunNames.find(name, runs.listTrash());
            runs.restore(id);
            spec.commandLine().getErr().println("restored: " + id);
        }
        return ExitCode.FINE;
    }
}
