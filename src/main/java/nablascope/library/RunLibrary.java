package nablascope.library;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nablascope.file.BoundedFile;
import nablascope.file.Disk;
import nablascope.file.SafeFile;

/**
 * The runs that were kept: a folder each in {@code runs}, and in {@code trash} what was deleted. The folders are the only
 * truth, and a {@link RunIndex} only spares looking into those that are as they were, so that several programs can use the
 * same library. Any thread; methods that read or write files take the time that takes.
 */
public final class RunLibrary {
    private final Path root;
    private final RunMaker maker;

    private RunLibrary(Path root, Disk disk, long checkpointInterval) {
        this.root = root;
        this.maker = new RunMaker(runs(), disk, checkpointInterval);
    }

    /** A library in a folder, which need not exist before the first run is kept. */
    public static RunLibrary open(Path root) {
        return open(root, Disk.REAL, CheckpointKeeper.INTERVAL);
    }

    /** @param checkpointInterval between two that are kept of a run, in nanoseconds */
    static RunLibrary open(Path root, Disk disk, long checkpointInterval) {
        return new RunLibrary(root.toAbsolutePath().normalize(), disk, checkpointInterval);
    }

    /** Its folder. */
    public Path root() {
        return root;
    }

    /** Where each run has its folder. */
    public Path runs() {
        return root.resolve("runs");
    }

    private Path trash() {
        return root.resolve("trash");
    }

    /**
     * Keeps a run from now on, until the recorder is closed. Returns at once; a folder is made at the run's first step.
     *
     * @param listener told on the recorder's thread when saving begins, fails, and works again
     */
    public RunRecorder record(RunSource source, Consumer<SaveStatus> listener) {
        return maker.record(source, null, listener);
    }

    /** {@link #record} for a branch: what is kept says which run it left, and where. */
    public RunRecorder recordBranch(RunSource source, RunRecorder left, Consumer<SaveStatus> listener) {
        return maker.record(source, left, listener);
    }

    /**
     * Goes on keeping a run that was interrupted or closed, while it is replayed and trained on: only what is missing is
     * added, in the middle too.
     *
     * @param source of the same experiment, as started or {@link StoredRun#recorded as recorded}, from its first step on
     * @throws IOException if it is being recorded, or damaged beyond replay
     */
    public RunRecorder resume(RunId id, RunSource source, Consumer<SaveStatus> listener) throws IOException {
        return maker.resume(load(id), folder(runs(), id), source, listener);
    }

    /** Every run, the newest first. A damaged one is shown as that and hides no other. */
    public List<RunInfo> list() throws IOException {
        List<RunInfo> all = new ArrayList<>();
        list(all::addAll);
        return all;
    }

    /**
     * {@link #list()} for somebody who wants to see the newest before the oldest are read.
     *
     * @param part given the next few hundred at a time, on this thread
     */
    public void list(Consumer<List<RunInfo>> part) throws IOException {
        list(runs(), "runs.index").read(part);
    }

    /** The first run of the list; empty: none was kept so far. */
    public Optional<RunInfo> newest() throws IOException {
        return list(runs(), "runs.index").newest();
    }

    /** The runs in the trash. */
    public List<RunInfo> listTrash() throws IOException {
        List<RunInfo> all = new ArrayList<>();
        list(trash(), "trash.index").read(all::addAll);
        return all;
    }

    private RunList list(Path folder, String index) {
        return new RunList(folder, maker.active(), RunIndex.read(maker.disk(), root.resolve(index)));
    }

    private RunReader reader(Path parent, RunId id) {
        return new RunReader(id, parent.resolve(id.name()), maker.active());
    }

    /**
     * Reads a run whole.
     *
     * @throws NoSuchFileException if there is none of that name
     */
    public StoredRun load(RunId id) throws IOException {
        folder(runs(), id);
        return reader(runs(), id).all();
    }

    /** The folder of a run, for a person to look into. */
    public Path folder(RunId id) throws IOException {
        return folder(runs(), id);
    }

    private static Path folder(Path parent, RunId id) throws IOException {
        Path folder = parent.resolve(id.name());
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(folder.toString());
        }
        return folder;
    }

    /** Changes what a person says about a run; also while it is recorded. Returns what holds now. */
    public synchronized RunLabels label(RunId id, UnaryOperator<RunLabels> change) throws IOException {
        RunFiles files = new RunFiles(folder(runs(), id));
        RunLabels before = BoundedFile.exists(files.labels())
                ? RunLabels.of(BoundedFile.read(files.labels(), RunFiles.MAX_INFO))
                : RunLabels.NONE;
        RunLabels after = change.apply(before);
        maker.disk().replace(files.labels(), after.toJson());
        return after;
    }

    /**
     * Moves a run to the trash, at once and whole.
     *
     * @throws FileSystemException if it is being recorded
     */
    public void delete(RunId id) throws IOException {
        Path folder = folder(runs(), id);
        if (reader(runs(), id).info().status() == RunInfo.Status.RUNNING) {
            throw new FileSystemException(folder.toString(), null, StorageFault.BEING_RECORDED.pattern());
        }
        Files.createDirectories(trash());
        Files.move(folder, free(trash(), id));
    }

    /** Undoes {@link #delete}. */
    public void restore(RunId id) throws IOException {
        Files.createDirectories(runs());
        Files.move(folder(trash(), id), free(runs(), id));
    }

    private static Path free(Path parent, RunId id) throws IOException {
        Path target = parent.resolve(id.name());
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(target.toString(), null, "is in the way; rename or remove it");
        }
        return target;
    }

    /** Removes what is in the trash for good. */
    public void emptyTrash() throws IOException {
        for (RunId id : RunList.ids(trash())) {
            if (Files.isDirectory(trash().resolve(id.name()), LinkOption.NOFOLLOW_LINKS)) {
                FolderTree.delete(folder(trash(), id));
            }
        }
    }

    /**
     * Removes what crashes left: temporary files of programs that are no more, and run folders in which nothing was kept
     * yet. To be called once at a start, on a thread that may take a second.
     */
    public void tidy() throws IOException {
        if (Files.isDirectory(root)) {
            SafeFile.removeLeftovers(root);
        }
        tidy(runs(), list(runs(), "runs.index"));
        tidy(trash(), list(trash(), "trash.index"));
    }

    private void tidy(Path parent, RunList known) throws IOException {
        for (RunId id : RunList.ids(parent)) {
            Path folder = parent.resolve(id.name());
            if (known.isKnown(id) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            SafeFile.removeLeftovers(folder);
            if (!maker.active().contains(id)) {
                RunMaker.removeUnborn(folder);
            }
        }
    }
}
