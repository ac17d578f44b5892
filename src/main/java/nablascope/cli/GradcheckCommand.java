package nablascope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.KnobSchedule;
import nablascope.experiment.NumberArray;
import nablascope.probe.GradientCheck;
import nablascope.probe.GradientReport;
import nablascope.train.Trainer;
import nablascope.train.TrainingData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares a network's gradients with differences of its loss. */
@Command(
        name = "gradcheck",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the gradients of an experiment's network with central differences in double precision.",
            "The exit code is 1 if they do not agree."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class GradcheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The experiment.")
    private Path file;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "0",
            description = "Train so many steps first; 0 looks at the initial weights.")
    private long steps;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "32",
            description = "Elements of each tensor at most.")
    private int samples;

    @Override
    public Integer call() throws IOException {
        if (samples < 1) {
            throw new InvalidExperimentException("--samples", "is " + samples + "; it must be at least 1");
        }
        Experiment experiment = ExperimentFile.read(file);
        if (steps < 0 || steps > experiment.training().steps()) {
            throw new InvalidExperimentException(
                    "--steps",
                    "is " + steps + "; it must lie between 0 and the file's "
                            + experiment.training().steps());
        }
        GradientReport report = check(experiment);
        print(report, spec.commandLine().getOut());
        return report.conclusive() && report.passed() ? ExitCode.FINE : ExitCode.RUN_FAILED;
    }

    private GradientReport check(Experiment experiment) {
        Path folder = file.toAbsolutePath().getParent();
        Split data = TrainingData.load(experiment, folder == null ? Path.of(".") : folder);
        Trainer trainer = new Trainer(experiment, data);
        KnobSchedule knobs = new KnobSchedule(experiment);
        while (trainer.steps() < steps && !trainer.finished()) {
            trainer.step(knobs.at(trainer.steps()));
        }
        Map<String, NumberArray> weights = new LinkedHashMap<>(trainer.weights());
        weights.putAll(trainer.buffers());
        // The last step has its own batch and masks; there is no batch after it where the file lists them.
        long step = Math.min(trainer.steps(), Math.max(0, experiment.training().steps() - 1));
        return new GradientCheck(experiment, data, weights, knobs.at(step), step).run(samples);
    }

    private static void print(GradientReport report, PrintWriter out) {
        out.println(line("tensor", "checked", "error", "worst", "gradient", "differences"));
        for (GradientReport.Tensor t : report.tensors()) {
            String checked = t.checked() + "/" + t.size() + (t.kinks() == 0 ? "" : " (" + t.kinks() + " kinks)");
            out.println(line(
                    t.name(),
                    checked,
                    number(t.error()) + (t.passed() || !report.conclusive() ? "" : " !"),
                    "[" + t.worst() + "]",
                    number(t.gradient()),
                    number(t.difference())));
        }
        report.leftOut().forEach(name -> out.println("left out: " + name));
        String verdict = report.passed() ? "The gradients agree" : "The gradients DO NOT agree";
        if (report.blocking() != null) {
            out.println("no gradient comes back through " + report.blocking() + ": before it all are exactly 0");
        }
        if (report.tolerance() > GradientReport.TOLERANCE) {
            out.println("at so small a loss float numbers cannot tell errors below " + number(report.tolerance())
                    + " from none");
        }
        boolean compared = report.conclusive() && !report.flat();
        out.println((compared ? verdict : "Nothing could be compared") + " with central differences on " + report.rows()
                + " rows, loss " + number(report.loss()));
        out.flush();
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%-32s %-18s %-12s %-10s %-14s %s", cells);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
