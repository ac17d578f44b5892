package nablascope.cli;

import java.io.IOException;
import java.util.List;
import nablascope.experiment.InvalidExperimentException;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunLibrary;

/** Finds the run that somebody means: its folder's name or an unambiguous part of it, or its own name. */
final class RunNames {
    private RunNames() {}

    static RunId find(String given, RunLibrary library) throws IOException {
        return find(given, library.list());
    }

    static RunId find(String given, List<RunInfo> runs) {
        List<RunId> fitting = runs.stream()
                .filter(run -> run.id().name().equals(given))
                .map(RunInfo::id)
                .toList();
        if (fitting.isEmpty()) {
            fitting = runs.stream()
                    .filter(run -> run.id().name().contains(given) || run.name().equals(given))
                    .map(RunInfo::id)
                    .toList();
        }
        if (fitting.size() != 1) {
            String problem = fitting.isEmpty() ? "is no kept run" : "fits " + fitting.size() + " kept runs";
            throw new InvalidExperimentException(
                    "RUN", "\"" + given + "\" " + problem + "; see nablascope runs list for their names");
        }
        return fitting.getFirst();
    }
}
