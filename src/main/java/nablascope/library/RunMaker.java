package nablascope.library;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import nablascope.experiment.Experiment;
import nablascope.file.BoundedFile;
import nablascope.file.Disk;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** Makes and reopens the folders that recorders write to, and knows which ones this program writes. */
final class RunMaker {
    private static final int MOST_ATTEMPTS = 1000;

    private final Path runs;
    private final Disk disk;
    private final long checkpointInterval;
    private final Set<RunId> active = ConcurrentHashMap.newKeySet();

    /** @param checkpointInterval see {@link CheckpointKeeper#INTERVAL} */
    RunMaker(Path runs, Disk disk, long checkpointInterval) {
        this.runs = runs;
        this.disk = disk;
        this.checkpointInterval = checkpointInterval;
    }

    Disk disk() {
        return disk;
    }

    Set<RunId> active() {
        return active;
    }

    /** @param left the recorder of the run that this one is a branch of; null: it is none */
    RunRecorder record(RunSource source, @Nullable RunRecorder left, Consumer<SaveStatus> listener) {
        Present present = left == null ? Present.NOTHING : Present.branch(left, source.sharedSteps());
        RunRecorder recorder = new RunRecorder(source, this::create, present, listener);
        recorder.start();
        return recorder;
    }

    RunRecorder resume(StoredRun run, Path folder, RunSource source, Consumer<SaveStatus> listener) throws IOException {
        RunId id = run.info().id();
        Experiment stored = run.experiment();
        if (run.info().status() == RunInfo.Status.RUNNING) {
            throw new FileSystemException(folder.toString(), null, StorageFault.BEING_RECORDED.pattern());
        }
        if (stored == null || !run.changesComplete()) {
            throw new DamagedRunException(run.info().shownName(), run);
        }
        boolean asStarted = isOf(stored, source);
        if (!asStarted && !isOf(Objects.requireNonNull(run.recorded()), source)) {
            throw new IllegalArgumentException("run " + id + " is of another experiment");
        }
        RunRecorder recorder = new RunRecorder(
                asStarted ? source : new ReplayedSource(source, stored),
                live -> reopen(id, folder),
                new Present(
                        run.metrics(),
                        run.changes().size(),
                        run.info().summary().breakdown(),
                        run.info().started(),
                        () -> run.info().parent()),
                listener);
        recorder.start();
        return recorder;
    }

    private static boolean isOf(Experiment experiment, RunSource source) {
        return Arrays.equals(Facts.experiment(experiment), Facts.experiment(source.experiment()));
    }

    private RunWriter create(RunSource source) throws IOException {
        Files.createDirectories(runs);
        Instant now = Instant.now();
        String title = source.experiment().about().title();
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            RunId id = RunId.of(now, title, attempt);
            Path folder = runs.resolve(id.name());
            try {
                disk.createFolder(folder);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            return begin(id, folder, source);
        }
        throw new FileSystemException(runs.toString(), null, StorageFault.TOO_MANY_RUNS.pattern());
    }

    /** Leaves no half of a run behind where that is possible. */
    private RunWriter begin(RunId id, Path folder, RunSource source) throws IOException {
        active.add(id);
        try {
            RunWriter writer = locked(id, folder);
            try {
                List<String> series = source.timeline().series().stream()
                        .map(Timeline.Series::name)
                        .toList();
                writer.begin(Facts.experiment(source.experiment()), series);
                return writer;
            } catch (IOException e) {
                writer.close();
                throw e;
            }
        } catch (IOException e) {
            active.remove(id);
            FolderTree.delete(folder);
            throw e;
        }
    }

    private RunWriter reopen(RunId id, Path folder) throws IOException {
        active.add(id);
        try {
            return locked(id, folder);
        } catch (IOException e) {
            active.remove(id);
            throw e;
        }
    }

    private RunWriter locked(RunId id, Path folder) throws IOException {
        RunLock lock = RunLock.take(new RunFiles(folder).lock());
        if (lock == null) {
            throw new FileSystemException(folder.toString(), null, StorageFault.RECORDED_ELSEWHERE.pattern());
        }
        return new RunWriter(disk, folder, lock, checkpointInterval, () -> active.remove(id));
    }

    /**
     * Whether its maker is at it this moment, or died before {@code run.json} was in it: changes and rows, beyond the first
     * line of their files, only come after it.
     */
    static boolean isUnborn(Path folder) {
        RunFiles files = new RunFiles(folder);
        return !BoundedFile.exists(files.info())
                && hasNoMoreThanItsHead(files.changes())
                && hasNoMoreThanItsHead(files.metrics());
    }

    /** Removes a folder in which nothing was kept. */
    static void removeUnborn(Path folder) throws IOException {
        if (isUnborn(folder) && onlyOurs(folder) && !RunLock.isTaken(new RunFiles(folder).lock())) {
            FolderTree.delete(folder);
        }
    }

    private static boolean hasNoMoreThanItsHead(Path file) {
        if (!BoundedFile.exists(file)) {
            return true;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS))) {
            int next = in.read();
            while (next >= 0 && next != '\n') {
                next = in.read();
            }
            return in.read() < 0;
        } catch (IOException e) {
            return false; // what cannot be read is shown as damaged
        }
    }

    /** Neither {@code run.json} nor notes, nor anything of somebody else. */
    private static boolean onlyOurs(Path folder) throws IOException {
        Set<String> ours = Set.of(RunFiles.EXPERIMENT, RunFiles.CHANGES, RunFiles.METRICS, RunFiles.LOCK);
        try (var files = Files.list(folder)) {
            return files.allMatch(file -> ours.contains(String.valueOf(file.getFileName())));
        }
    }
}
