package nablascope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nablascope.experiment.Experiment;
import nablascope.library.ReplayCheck;
import nablascope.library.RunExport;
import nablascope.library.RunLibrary;
import nablascope.library.StoredRun;
import nablascope.library.TensorHistogram;
import nablascope.library.Verdict;
import nablascope.session.Replay;
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

    @Option(
            names = "--scalars-only",
            description = "TENSORBOARD without the histograms of weights and updates, which take a replay.")
    private boolean scalarsOnly;

    @Override
    public Integer call() throws IOException {
        RunLibrary runs = library.open();
        StoredRun run = runs.load(RunNames.find(name, runs));
        boolean replay = kind == RunExport.Kind.TENSORBOARD && !scalarsOnly;
        Path written = RunExport.write(run, kind, out, replay ? histograms(run) : List.of());
        run.info()
                .damages()
                .forEach(
                        damage -> spec.commandLine().getErr().println(run.info().id() + ": " + damage));
        spec.commandLine().getErr().println("written: " + written);
        return ExitCode.FINE;
    }

    /** Of a replay; none where that is not the run that was kept. */
    private List<TensorHistogram> histograms(StoredRun run) {
        PrintWriter err = spec.commandLine().getErr();
        Experiment recorded = run.recorded();
        Path folder = run.dataFolder();
        if (recorded == null || (folder == null && recorded.data().needsFiles())) {
            err.println("no histograms: the run is damaged and cannot be replayed");
            return List.of();
        }
        Replay replay = new Replay(recorded, folder == null ? Path.of(".") : folder);
        Progress progress = new Progress(err, run.steps());
        List<TensorHistogram> histograms = new ArrayList<>();
        Verdict verdict = replay.watch(
                ReplayCheck.of(replay.timeline(), run),
                run.steps(),
                done -> progress.step(done, Double.NaN),
                () -> false,
                histograms::addAll);
        if (verdict.difference() != null) {
            err.println("no histograms: a replay differs from what was kept from step "
                    + verdict.difference().from() + " on");
            return List.of();
        }
        return histograms;
    }
}
