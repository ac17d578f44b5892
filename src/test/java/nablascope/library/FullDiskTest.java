package nablascope.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import nablascope.file.Disk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training goes on whatever the disk does; what is saved is whole, and saving resumes by itself. */
class FullDiskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path root;

    private final List<SaveStatus> told = new CopyOnWriteArrayList<>();

    /** A disk that can be full: writes get half of their bytes down, then fail. */
    private static final class FullDisk implements Disk {
        /** How many operations still succeed. */
        private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

        private volatile boolean onlyOnce;

        void failOnceAfter(int operations) {
            onlyOnce = true;
            left.set(operations);
        }

        private void spend() throws IOException {
            if (left.getAndDecrement() <= 0) {
                left.set(onlyOnce ? Integer.MAX_VALUE : 0);
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void replace(Path file, byte[] content) throws IOException {
            spend();
            Disk.super.replace(file, content);
        }

        @Override
        public void createFolder(Path folder) throws IOException {
            spend();
            Disk.super.createFolder(folder);
        }

        @Override
        public void force(SeekableByteChannel channel) throws IOException {
            spend();
        }

        @Override
        public SeekableByteChannel openToAppend(Path file) throws IOException {
            spend();
            return new Channel(Disk.super.openToAppend(file));
        }

        /** Passes everything on, save for writes that do not fit. */
        private final class Channel implements SeekableByteChannel {
            private final SeekableByteChannel inner;

            Channel(SeekableByteChannel inner) {
                this.inner = inner;
            }

            @Override
            public int write(ByteBuffer bytes) throws IOException {
                try {
                    spend();
                } catch (IOException e) {
                    int half = bytes.remaining() / 2;
                    inner.write(bytes.slice(bytes.position(), half));
                    throw e;
                }
                return inner.write(bytes);
            }

            @Override
            public int read(ByteBuffer to) throws IOException {
                return inner.read(to);
            }

            @Override
            public long position() throws IOException {
                return inner.position();
            }

            @Override
            public SeekableByteChannel position(long to) throws IOException {
                inner.position(to);
                return this;
            }

            @Override
            public long size() throws IOException {
                return inner.size();
            }

            @Override
            public SeekableByteChannel truncate(long to) throws IOException {
                inner.truncate(to);
                return this;
            }

            @Override
            public boolean isOpen() {
                return inner.isOpen();
            }

            @Override
            public void close() throws IOException {
                inner.close();
            }
        }
    }

    private void assertWhole(long steps) throws IOException {
        RunLibrary library = RunLibrary.open(root);
        assertThat(library.list()).hasSize(1);
        StoredRun run = library.load(library.list().getFirst().id());
        assertThat(run.info().damages()).isEmpty();
        assertThat(run.metrics().steps()).isEqualTo(steps);
        assertThat(run.metrics().missingSteps()).isZero();
        assertThat(run.changes()).hasSize((int) ((steps - 1) / FormulaRun.STEPS_PER_CHANGE));
        assertThat(run.digest()).isNotNull();
        Formulas.assertAllRowsTrue(run.metrics());
    }

    @Test
    void a_full_disk_is_told_with_the_step_and_saving_resumes() throws IOException {
        FullDisk disk = new FullDisk();
        FormulaRun live = new FormulaRun().stepTo(1200);
        RunRecorder recorder = RunLibrary.open(root, disk, 0).record(live, told::add);
        await().atMost(PATIENCE).until(() -> recorder.status().run() != null);
        RunId id = Objects.requireNonNull(recorder.status().run());

        disk.left.set(0);
        live.stepTo(3000);
        await().atMost(PATIENCE).until(() -> !recorder.status().saving());
        assertThat(recorder.status().unsavedSince()).isEqualTo(1200);
        assertThat(recorder.status().problem()).asString().contains("No space left");
        StoredRun meanwhile = RunLibrary.open(root).load(id);
        assertThat(meanwhile.metrics().steps()).isEqualTo(1200);

        live.stepTo(9000);
        disk.left.set(Integer.MAX_VALUE);
        await().atMost(PATIENCE).until(() -> recorder.status().saving());
        recorder.close();

        assertThat(told).extracting(SaveStatus::saving).containsExactly(true, false, true);
        assertWhole(9000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void one_failure_at_any_operation_loses_nothing(int operations) throws IOException {
        FullDisk disk = new FullDisk();
        disk.failOnceAfter(operations);
        FormulaRun live = new FormulaRun().stepTo(1001);
        try (RunRecorder recorder =
                RunLibrary.open(root, disk, CheckpointKeeper.INTERVAL).record(live, told::add)) {
            await().atMost(PATIENCE)
                    .until(() ->
                            recorder.status().run() != null && recorder.status().saving());
            live.stepTo(1501);
            await().atMost(PATIENCE)
                    .until(() ->
                            disk.left.get() > 1_000_000 && recorder.status().saving());
        }

        assertWhole(1501);
        try (var files = Files.list(root.resolve("runs"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_library_that_cannot_be_written_keeps_the_run_waiting() throws IOException {
        Path runs = Files.writeString(root.resolve("runs"), "a file where the folder should be");
        FormulaRun live = new FormulaRun().stepTo(600);
        RunRecorder recorder = RunLibrary.open(root).record(live, told::add);
        await().atMost(PATIENCE).until(() -> !recorder.status().saving());
        assertThat(recorder.status().unsavedSince()).isZero();

        Files.delete(runs);
        await().atMost(PATIENCE).until(() -> recorder.status().saving());
        recorder.close();
        assertWhole(600);
    }

    @Test
    void a_folder_removed_under_way_is_made_again() throws IOException {
        FormulaRun live = new FormulaRun().stepTo(600);
        RunRecorder recorder = RunLibrary.open(root).record(live, told::add);
        await().atMost(PATIENCE).until(() -> recorder.status().run() != null);
        FolderTree.delete(root.resolve("runs"));
        live.stepTo(700);
        await().atMost(PATIENCE).until(() -> told.stream().anyMatch(status -> !status.saving()));
        await().atMost(PATIENCE).until(() -> recorder.status().saving());
        recorder.close();
        assertWhole(700);
    }
}
