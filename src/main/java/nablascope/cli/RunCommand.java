package nablascope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.InvalidExperimentException;
import nablascope.library.RunRecorder;
import nablascope.library.SaveStatus;
import nablascope.session.TimelineFeed;
import nablascope.train.Divergence;
import nablascope.train.Trainer;
import nablascope.train.TrainingData;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains without a window. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Trains an experiment and writes metrics.csv and final.json.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The experiment.")
    private Path file;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder for the results.")
    private Path out;

    @Option(names = "--steps", paramLabel = "N", description = "Number of steps, in place of the file's.")
    private @Nullable Long steps;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of threads at most; results never depend on it. Large products are shared by two."
                    + " More make no difference.")
    private int threads;

    @Option(
            names = "--set",
            paramLabel = "KNOB=VALUE",
            description =
                    "A knob before the first step: lambda, dropout, lr, clip, or a path such as optimizer.momentum.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--keep", description = "Also keep the run in the library, as the window does.")
    private boolean keep;

    @Mixin
    private LibraryOption library;

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new InvalidExperimentException("--threads", "is " + threads + "; it must be at least 1");
        }
        Experiment experiment = KnobArguments.apply(ExperimentFile.read(file), settings);
        if (steps != null) {
            experiment = experiment.withSteps(steps);
        } else if (experiment.training().isWithoutEnd()) {
            throw new InvalidExperimentException(
                    "training.steps", "is without end, as in files that the window saves; say how many with --steps N");
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        Trainer trainer = new Trainer(experiment, TrainingData.load(experiment, folder), threads);
        if (!keep) {
            train(experiment, trainer, null);
            return ExitCode.FINE;
        }
        TimelineFeed kept = new TimelineFeed(experiment, folder, trainer);
        RunRecorder recorder = library.open().record(kept, this::tell);
        try {
            train(experiment, trainer, kept);
        } finally {
            recorder.close();
        }
        return ExitCode.FINE;
    }

    private void tell(SaveStatus status) {
        String text = status.saving() && status.run() != null
                ? "kept as " + status.run()
                : "not kept from step " + status.unsavedSince() + " on: " + status.problem();
        spec.commandLine().getErr().println(text);
    }

    private void train(Experiment experiment, Trainer trainer, @Nullable TimelineFeed kept) throws IOException {
        Progress progress =
                new Progress(spec.commandLine().getErr(), experiment.training().steps());
        HeadlessRun run = new HeadlessRun(experiment, trainer, progress, kept);
        try (RunFolder folder = new RunFolder(out)) {
            run.writeTo(folder);
            folder.publish();
        } catch (IOException e) {
            throw new OutputException(e);
        }
        progress.end(summary(run, trainer));
    }

    private String summary(HeadlessRun run, Trainer trainer) {
        Divergence divergence = trainer.report().divergence();
        String end =
                divergence == null ? "" : "; it diverged at step " + divergence.step() + " in " + divergence.tensor();
        return String.format(
                Locale.ROOT, "%d steps in %.1f s%s; results in %s", trainer.steps(), run.seconds(), end, out);
    }
}
