package nablascope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nablascope.experiment.JsonText;
import nablascope.experiment.TrainingSpec;
import nablascope.library.Digest;
import nablascope.library.RunInfo;
import nablascope.library.RunLibrary;
import nablascope.library.RunParent;
import nablascope.library.RunSummary;
import nablascope.library.StoredRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All that is kept of one run, save for its numbers. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows what is kept of a run.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RunsShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LibraryOption library;

    @Parameters(paramLabel = "RUN", description = "Its folder's name, or enough of it.")
    private String name;

    @Override
    public Integer call() throws IOException {
        RunLibrary runs = library.open();
        StoredRun run = runs.load(RunNames.find(name, runs));
        PrintWriter out = spec.commandLine().getOut();
        RunInfo info = run.info();
        line(out, "folder", runs.folder(info.id()));
        line(out, "name", RunsListCommand.plain(info.name()));
        line(out, "status", info.status().name().toLowerCase(Locale.ROOT));
        line(out, "started", info.started() == null ? "unknown" : info.started());
        RunParent parent = info.parent();
        if (parent != null) {
            line(out, "branch", "of " + parent.run() + " from step " + parent.step() + " on");
        }
        boolean endless = info.plannedSteps() == TrainingSpec.UNLIMITED;
        line(out, "steps", run.steps() + (endless ? "" : " of " + info.plannedSteps()));
        summary(out, info.summary());
        Digest digest = run.digest();
        line(out, "digest", digest == null ? "none" : digest.sha256());
        line(
                out,
                "metrics",
                run.metrics().rows() + " rows of " + run.metrics().series().size() + " series");
        line(
                out,
                "checkpoints",
                run.checkpoints().stream()
                        .map(checkpoint -> Long.toString(checkpoint.steps()))
                        .collect(Collectors.joining(" ")));
        line(out, "tags", RunsListCommand.plain(String.join(" ", info.labels().tags())));
        line(out, "notes", RunsListCommand.plain(info.labels().notes()));
        run.environment().forEach((key, value) -> line(out, RunsListCommand.plain(key), RunsListCommand.plain(value)));
        run.changes()
                .forEach(change -> line(out, "change", "step " + change.step() + " " + JsonText.line(change.set())));
        info.damages().forEach(damage -> line(out, "damage", damage));
        return info.damages().isEmpty() ? ExitCode.FINE : ExitCode.RUN_FAILED;
    }

    private static void summary(PrintWriter out, RunSummary summary) {
        line(out, "loss", orNone(summary.loss()) + ", best " + orNone(summary.bestLoss()));
        if (summary.breakdown() != null) {
            line(
                    out,
                    summary.breakdown().finite() ? "exploded" : "diverged",
                    "at step " + summary.breakdown().step() + " in "
                            + RunsListCommand.plain(summary.breakdown().tensor()));
        }
    }

    private static String orNone(@Nullable Float value) {
        return value == null ? "none" : value.toString();
    }

    private static void line(PrintWriter out, String key, Object value) {
        out.println(key + "\t" + value);
    }
}
