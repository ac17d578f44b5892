package nablascope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nablascope.library.RunExport;
import nablascope.library.RunLibrary;
import nablascope.library.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A run for other programs and other people. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a run as an experiment file that replays it, as CSV, or as a TensorBoard event file.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RunsExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LibraryOption library;

    @Parameters(paramLabel = "RUN", description = "Its folder's name, or enough of it.")
    private String name;

    @Option(names = "--as", required = true, paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private RunExport.Kind kind;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file, which must not exist; of TENSORBOARD the log folder.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        RunLibrary runs = library.open();
        StoredRun run = runs.load(RunNames.find(name, runs));
        Path written = RunExport.write(run, kind, out);
        run.info()
                .damages()
                .forEach(
                        damage -> spec.commandLine().getErr().println(run.info().id() + ": " + damage));
        spec.commandLine().getErr().println("written: " + written);
        return ExitCode.FINE;
    }
}
