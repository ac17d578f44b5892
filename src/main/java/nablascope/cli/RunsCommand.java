package nablascope.cli;

import picocli.CommandLine.Command;

/** The library of kept runs. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "Lists, shows, compares, exports and deletes kept runs.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunsListCommand.class,
            RunsShowCommand.class,
            RunsDiffCommand.class,
            RunsExportCommand.class,
            RunsDeleteCommand.class,
            RunsRestoreCommand.class
        })
final class RunsCommand {}
