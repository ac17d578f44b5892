package nablascope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.InvalidExperimentException;
import nablascope.library.DamagedRunException;
import nablascope.library.Digest;
import nablascope.library.ReplayCheck;
import nablascope.library.RunExport;
import nablascope.library.RunLibrary;
import nablascope.library.StoredRun;
import nablascope.library.Verdict;
import nablascope.session.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains again what was recorded and says whether it came out the same. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Trains a recorded run again, with every change of knobs at its step, and compares each step's metrics.",
            "The exit code is 1 if they are not the same, or if nothing was kept to compare with."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LibraryOption library;

    @Parameters(
            paramLabel = "FILE",
            description = "An experiment file that was exported from a kept run, or the name of a kept run.")
    private String file;

    @Override
    public Integer call() throws IOException {
        return isFile() ? ofFile(Path.of(file)) : ofRun();
    }

    private boolean isFile() {
        return file.contains(".") || file.contains("/") || Files.isRegularFile(Path.of(file));
    }

    private int ofFile(Path path) throws IOException {
        Experiment experiment = ExperimentFile.read(path);
        Digest digest = RunExport.digest(experiment);
        if (digest == null) {
            throw new InvalidExperimentException(
                    path + ":", "has no record of its metrics to compare with; export a kept run to get one");
        }
        Path folder = path.toAbsolutePath().getParent();
        Replay replay = new Replay(experiment, folder == null ? Path.of(".") : folder);
        Verdict verdict = verify(replay, ReplayCheck.of(replay.timeline(), digest), digest.steps());
        return say(verdict, replay.timeline().steps(), digest.steps());
    }

    private int ofRun() throws IOException {
        RunLibrary runs = library.open();
        StoredRun run = runs.load(RunNames.find(file, runs));
        Experiment recorded = run.recorded();
        Path folder = run.dataFolder();
        if (recorded == null || (folder == null && recorded.data().needsFiles())) {
            throw new DamagedRunException(file, run);
        }
        Replay replay = new Replay(recorded, folder == null ? Path.of(".") : folder);
        Verdict verdict = verify(replay, ReplayCheck.of(replay.timeline(), run), run.steps());
        return say(
                verdict,
                replay.timeline().steps(),
                run.metrics().steps() - run.metrics().missingSteps());
    }

    private Verdict verify(Replay replay, ReplayCheck check, long steps) {
        Progress progress = new Progress(spec.commandLine().getErr(), steps);
        return replay.verify(check, steps, done -> progress.step(done, Double.NaN), () -> false);
    }

    /**
     * @param done steps of the replay
     * @param kept steps that can be compared one by one, or all of a file, which has only its fingerprint
     */
    private int say(Verdict verdict, long done, long kept) {
        boolean same = verdict.difference() == null && verdict.compared() > 0 && done >= verdict.steps();
        spec.commandLine().getOut().println(sentence(verdict, done, kept));
        return same ? ExitCode.FINE : ExitCode.RUN_FAILED;
    }

    private static String sentence(Verdict verdict, long done, long kept) {
        Verdict.Difference difference = verdict.difference();
        String of = verdict.steps() + " steps";
        if (difference != null) {
            String to = difference.to() == difference.from() + 1 ? "" : " to " + (difference.to() - 1);
            String series = difference.series().isEmpty() ? "" : " in " + difference.series();
            String version = verdict.otherVersion() == null
                    ? ""
                    : "; kept by version " + verdict.otherVersion() + ", whose last bits may not be this one's";
            return "different from step " + difference.from() + to + " on" + series + version;
        }
        if (done < verdict.steps()) {
            return "different: the replay ends after " + done + " of " + of;
        }
        if (verdict.compared() == 0) {
            return "nothing to compare with: of " + of + " none are kept";
        }
        if (!verdict.equal()) {
            return "equal where kept, " + verdict.compared() + " of " + of;
        }
        return "equal, " + of
                + (kept < verdict.steps() ? ", of which " + kept + " are kept; the rest by the fingerprint" : "");
    }
}
