package nablascope.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import nablascope.experiment.Experiment;
import nablascope.library.ConfigDiff;
import nablascope.library.RunExport;
import nablascope.library.RunLibrary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What two runs were told differently. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Shows every key in which two runs differ, tab-separated; changes of knobs too.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RunsDiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LibraryOption library;

    @Parameters(paramLabel = "RUN", arity = "2", description = "Two runs.")
    private List<String> names;

    @Override
    public Integer call() throws IOException {
        RunLibrary runs = library.open();
        Experiment left = recorded(runs, names.getFirst());
        Experiment right = recorded(runs, names.getLast());
        for (ConfigDiff diff : ConfigDiff.of(left, right)) {
            spec.commandLine().getOut().println(diff.path() + "\t" + text(diff.left()) + "\t" + text(diff.right()));
        }
        return ExitCode.FINE;
    }

    private static Experiment recorded(RunLibrary runs, String name) throws IOException {
        return RunExport.experiment(runs.load(RunNames.find(name, runs)));
    }

    private static String text(@Nullable String json) {
        return json == null ? "-" : json;
    }
}
