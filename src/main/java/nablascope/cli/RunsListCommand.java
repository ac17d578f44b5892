package nablascope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import nablascope.experiment.JsonText;
import nablascope.library.OwnChange;
import nablascope.library.RunInfo;
import nablascope.library.RunLibrary;
import nablascope.library.RunParent;
import nablascope.library.RunQuery;
import nablascope.library.RunSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One line per kept run. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists kept runs, tab-separated: run, status, steps, loss, changes of knobs, diverged at, name,"
                + " and of a branch the run it left, the first step of its own, and its first change of knobs.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RunsListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LibraryOption library;

    @Option(
            names = "--search",
            paramLabel = "WORDS",
            defaultValue = "",
            description = "Only runs with all of these words in name, title, tags, notes, folder, status or"
                    + " the run it left.")
    private String search;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description = "Only runs of these: ${COMPLETION-CANDIDATES}.")
    private Set<RunInfo.Status> statuses = Set.of();

    @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "Only runs with all of these tags.")
    private Set<String> tags = Set.of();

    @Option(
            names = "--sort",
            paramLabel = "BY",
            defaultValue = "STARTED",
            description = "Sort by one of ${COMPLETION-CANDIDATES}.")
    private RunQuery.Order order;

    @Option(names = "--ascending", description = "Smallest or oldest first.")
    private boolean ascending;

    @Option(names = "--trash", description = "The runs in the trash.")
    private boolean trash;

    @Override
    public Integer call() throws IOException {
        RunLibrary runs = library.open();
        List<RunInfo> all = trash ? runs.listTrash() : runs.list();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        out.println("run\tstatus\tsteps\tloss\tchanges\tdiverged\tname\tbranch_of\tbranch_change");
        for (RunInfo run : new RunQuery(search, statuses, tags, order, !ascending).apply(all)) {
            out.println(line(run));
            run.damages().forEach(damage -> err.println(run.id() + ": " + damage));
        }
        out.flush();
        runs.tidy();
        return ExitCode.FINE;
    }

    private static String line(RunInfo run) {
        RunSummary s = run.summary();
        String diverged =
                s.breakdown() == null ? "" : Long.toString(s.breakdown().step());
        return String.join(
                "\t",
                run.id().name(),
                run.status().name().toLowerCase(Locale.ROOT),
                Long.toString(s.steps()),
                text(s.loss()),
                Integer.toString(s.changes()),
                diverged,
                plain(run.name()),
                branchOf(run),
                branchChange(run));
    }

    private static String branchOf(RunInfo run) {
        RunParent parent = run.parent();
        return parent == null ? "" : parent.run() + "@" + parent.step();
    }

    private static String branchChange(RunInfo run) {
        OwnChange change = run.parent() == null ? null : run.parent().change();
        return change == null ? "" : "step " + change.step() + " " + JsonText.line(change.set());
    }

    private static String text(@Nullable Float value) {
        return value == null ? "" : value.toString();
    }

    /** Without characters that would move the cursor or turn the text around. */
    static String plain(String text) {
        String quoted = JsonText.line(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
