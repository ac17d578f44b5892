package nablascope.library;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nablascope.file.SafeFile;

/** Reads the folders of a library as a list, several at a time. Any thread. */
final class RunList {
    /** Handed over together; enough to keep every processor busy, and soon there. */
    private static final int PART = 512;

    private final Path folder;
    private final Set<RunId> recordedHere;
    private final RunIndex index;

    /** @param recordedHere runs that this program records now */
    RunList(Path folder, Set<RunId> recordedHere, RunIndex index) {
        this.folder = folder;
        this.recordedHere = recordedHere;
        this.index = index;
    }

    /** Names that a run can have, of the folders in one. */
    static List<RunId> ids(Path folder) throws IOException {
        List<RunId> ids = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return ids;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                String name = String.valueOf(each.getFileName());
                if (RunId.isLegal(name)) {
                    ids.add(new RunId(name));
                }
            }
        }
        return ids;
    }

    /**
     * Every run, the newest first.
     *
     * @param part given the next of them as they are read, in order
     */
    void read(Consumer<List<RunInfo>> part) throws IOException {
        List<RunId> ids = new ArrayList<>(ids(folder));
        ids.sort(Comparator.comparing(RunId::name).reversed());
        for (int from = 0; from < ids.size(); from += PART) {
            part.accept(ids.subList(from, Math.min(ids.size(), from + PART)).parallelStream()
                    .map(this::info)
                    .flatMap(Optional::stream)
                    .toList());
        }
        index.save();
    }

    /** The first of the list; empty: there is none. */
    Optional<RunInfo> newest() throws IOException {
        return ids(folder).stream()
                .sorted(Comparator.comparing(RunId::name).reversed())
                .map(this::info)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Empty if there is no run of that name yet. */
    private Optional<RunInfo> info(RunId id) {
        Path run = folder.resolve(id.name());
        RunFiles files = new RunFiles(run);
        RunStamp stamp = RunStamp.of(files);
        RunInfo known = stamp == null || recordedHere.contains(id) ? null : index.find(id, stamp);
        if (known != null) {
            return Optional.of(known);
        }
        if (stamp == null && (!Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS) || RunMaker.isUnborn(run))) {
            return Optional.empty();
        }
        RunInfo info = new RunReader(id, run, recordedHere).info();
        if (stamp != null && info.hasEnded() && info.damages().isEmpty() && isTidy(run)) {
            index.add(info, stamp);
        }
        return Optional.of(info);
    }

    /** Whether a run is as the index knows it: then nothing was left in its folder either. */
    boolean isKnown(RunId id) {
        RunStamp stamp = RunStamp.of(new RunFiles(folder.resolve(id.name())));
        return stamp != null && index.find(id, stamp) != null;
    }

    private static boolean isTidy(Path run) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run, SafeFile.LEFTOVERS)) {
            return !files.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }
}
