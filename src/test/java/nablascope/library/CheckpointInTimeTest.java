package nablascope.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import nablascope.experiment.ScheduledChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint counts on rows that are in the folder: a program may be killed in the very next moment. */
class CheckpointInTimeTest {
    /** From here on a row is two steps: the checkpoint is in the middle of one. */
    private static final long HALF_ROW = 4097;

    @TempDir
    Path root;

    @Test
    void none_is_kept_before_the_row_of_its_last_step_though_that_became_whole_meanwhile() throws IOException {
        Overtaken source = new Overtaken();
        source.stepTo(HALF_ROW);
        RunRecorder recorder = Libraries.withEveryCheckpoint(root).record(source, status -> {});
        await().atMost(Duration.ofSeconds(20)).until(() -> source.decided);
        RunId id = Objects.requireNonNull(recorder.status().run());
        RunFiles files = new RunFiles(root.resolve("runs").resolve(id.name()));

        long rows = RunLibrary.open(root).load(id).metrics().steps();
        assertThat(rows).isEqualTo(HALF_ROW - 1);
        assertThat(files.checkpoints().headMap(rows, true)).isEqualTo(files.checkpoints());

        source.goOn.countDown();
        recorder.close();
        assertThat(files.checkpoints()).containsKey(HALF_ROW);
    }

    /** A run that steps on while its recorder prepares to keep a checkpoint, and then holds the recorder up. */
    private static final class Overtaken extends FormulaRun {
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile boolean decided;
        private int asked;

        @Override
        public @Nullable StoredCheckpoint checkpoint() {
            asked = Math.max(asked, 1);
            return checkpoint(HALF_ROW);
        }

        /** First when the checkpoint's rows are about to be saved, then to decide, then in the next turn. */
        @Override
        public List<ScheduledChange> changes(int from) {
            if (asked > 0) {
                asked++;
            }
            if (asked == 2) {
                stepTo(HALF_ROW + 1);
            } else if (asked == 4) {
                decided = true;
                waitUntilLookedAt();
            }
            return super.changes(from);
        }

        private void waitUntilLookedAt() {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
