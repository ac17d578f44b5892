package nablascope.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line's root. */
@Command(
        name = "nablascope",
        mixinStandardHelpOptions = true,
        versionProvider = NablaScopeCli.Version.class,
        subcommands = {
            RunCommand.class,
            ReplayCommand.class,
            RunsCommand.class,
            CheckCommand.class,
            GradcheckCommand.class
        },
        synopsisHeading = "Usage: nablascope [FILE]%n   or: ",
        description = {"An oscilloscope for gradients.", "Without a command it opens the window, with FILE loaded."},
        footer = "Exit codes: 0 fine, 1 the run failed, 2 wrong usage or input.")
public final class NablaScopeCli {
    private NablaScopeCli() {}

    /**
     * Runs one command and returns its exit code: 0 fine, 1 the run failed, 2 wrong usage or input.
     *
     * @param more further commands by name, of packages that this one must not know
     */
    public static int run(List<String> args, Map<String, ?> more, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new NablaScopeCli());
        more.forEach(line::addSubcommand);
        line.setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((error, command, parsed) -> report(error, err))
                .setParameterExceptionHandler((error, given) -> usage(error, err));
        try {
            return args.isEmpty() ? usage(line, err) : line.execute(args.toArray(String[]::new));
        } catch (OutOfMemoryError error) {
            return report(error, err);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static int report(Throwable error, PrintWriter err) {
        err.println(Errors.sentence(error));
        return Errors.exitCode(error);
    }

    private static int usage(CommandLine.ParameterException error, PrintWriter err) {
        String command = error.getCommandLine().getCommandSpec().qualifiedName();
        err.println(error.getMessage() + "; see " + command + " --help");
        return ExitCode.BAD_INPUT;
    }

    private static int usage(CommandLine line, PrintWriter err) {
        line.usage(err);
        return ExitCode.BAD_INPUT;
    }

    /** The version that the jar was built as. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            @Nullable String version = NablaScopeCli.class.getPackage().getImplementationVersion();
            return new String[] {"nablascope " + (version == null ? "(not packaged)" : version)};
        }
    }
}
