package nablascope.library;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nablascope.experiment.ScheduledChange;
import nablascope.file.AppendFile;
import nablascope.file.BoundedFile;
import nablascope.file.Disk;
import nablascope.file.Seal;

/** Writes the files of one run, whose lock it holds. Belongs to the recorder's thread. */
final class RunWriter implements Closeable {
    private final Disk disk;
    private final RunFiles files;
    private final RunLock lock;
    private final Runnable onClose;
    private final CheckpointKeeper checkpoints;
    private final AppendFile changes;
    private final AppendFile metrics;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    /** Opens the append-only files of a folder; takes over its lock, also in failing. */
    RunWriter(Disk disk, Path folder, RunLock lock, long checkpointInterval, Runnable onClose) throws IOException {
        this.disk = disk;
        this.files = new RunFiles(folder);
        this.lock = lock;
        this.onClose = onClose;
        try {
            this.checkpoints = new CheckpointKeeper(disk, files, checkpointInterval);
            this.changes = new AppendFile(disk, files.changes());
            this.metrics = openMetrics();
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private AppendFile openMetrics() throws IOException {
        try {
            return new AppendFile(disk, files.metrics());
        } catch (IOException e) {
            changes.close();
            throw e;
        }
    }

    Path folder() {
        return files.folder();
    }

    /** The precious part of a new run, whole on the disk before anything else. */
    void begin(byte[] experiment, List<String> series) throws IOException {
        disk.replace(files.experiment(), experiment);
        String begin = ChangeLog.line(new ChangeLog.Begin(Digester.of(experiment), series));
        append(changes, begin);
        changes.force();
        append(metrics, Seal.csv(RowFormat.header(series)) + "\n");
    }

    /** @param number of the first of them, from 1 */
    void changes(int number, List<ScheduledChange> added) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < added.size(); i++) {
            text.append(ChangeLog.line(number + i, added.get(i)));
        }
        append(changes, text.toString());
    }

    /** All of these rows, or, if it fails, none. */
    void rows(Iterable<Row> rows) throws IOException {
        lines.reset();
        for (Row row : rows) {
            lines.writeBytes((Seal.csv(row.text()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = lines.toByteArray();
        metrics.append(bytes, bytes.length);
    }

    void info(RunFacts facts) throws IOException {
        disk.replace(files.info(), RunFactsJson.write(facts));
    }

    /** How large the files are that no run is whole without. */
    Map<String, Long> sizes() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        RunFiles.PRECIOUS.forEach(
                name -> sizes.put(name, RunFiles.size(files.folder().resolve(name))));
        return sizes;
    }

    CheckpointKeeper checkpoints() {
        return checkpoints;
    }

    /** On Unix a deleted file can be written for ever, to no avail. */
    void checkPresent() throws IOException {
        if (!BoundedFile.exists(files.metrics()) || !BoundedFile.exists(files.changes())) {
            throw new GoneException(files.folder());
        }
    }

    void force() throws IOException {
        changes.force();
        metrics.force();
    }

    private static void append(AppendFile file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        file.append(bytes, bytes.length);
    }

    @Override
    public void close() throws IOException {
        try (lock;
                metrics;
                changes) {
            force();
        } finally {
            onClose.run();
        }
    }

    /** The run's folder was removed while it was written. */
    static final class GoneException extends FileSystemException {
        private static final long serialVersionUID = 1;

        GoneException(Path folder) {
            super(folder.toString(), null, StorageFault.REMOVED.pattern());
        }
    }
}
