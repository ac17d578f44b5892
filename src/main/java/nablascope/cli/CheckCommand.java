package nablascope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import nablascope.data.DataFile;
import nablascope.data.DataFiles;
import nablascope.data.InvalidDataException;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.ModelShapes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what files are and what is wrong with them. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Reads experiment and data files; says what they are and what is wrong with them.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
    private List<Path> files;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int worst = ExitCode.FINE;
        for (Path file : files) {
            try {
                out.println(file + ": " + describe(file));
            } catch (InvalidExperimentException | InvalidDataException | IOException e) {
                err.println(Errors.sentence(e));
                worst = ExitCode.BAD_INPUT;
            }
        }
        out.flush();
        err.flush();
        return worst;
    }

    private static String describe(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json") ? experiment(file) : data(file);
    }

    private static String experiment(Path file) throws IOException {
        Experiment experiment = ExperimentFile.read(file);
        long parameters = new ModelShapes(experiment.model(), ModelShapes.isRecurrent(experiment.model())).count();
        return "experiment, " + experiment.training().steps() + " steps, " + parameters + " parameters";
    }

    private static String data(Path file) {
        DataFile data = DataFiles.inspect(file);
        String kind = data.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        StringBuilder text = new StringBuilder(kind + ", " + data.rows() + " rows");
        if (data.features() > 0) {
            text.append(", ").append(data.features()).append(" features");
        }
        if (data.classes() > 0) {
            text.append(", ").append(data.classes()).append(" classes");
        }
        data.warnings().forEach(step -> text.append(". ").append(step.sentence(Locale.ENGLISH)));
        return text.toString();
    }
}
