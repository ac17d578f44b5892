package nablascope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Values;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.TrainingSpec;
import nablascope.math.RandomStream;
import nablascope.math.RandomStream.Purpose;
import nablascope.math.SharedRange;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {
    private static TrainingSpec spec(int batchSize, boolean shuffle) {
        return new TrainingSpec(10, batchSize, shuffle, null, false);
    }

    private static int[] rows(Batches batches, long step) {
        int[] out = new int[batches.maxBatch()];
        int count = batches.rowsOf(step, out);
        return Arrays.copyOf(out, count);
    }

    @Test
    void withoutShuffleRowsAreConsecutiveAndTheLastBatchMayBeSmaller() {
        Batches batches = new Batches(spec(4, false), 10, 1);
        assertThat(rows(batches, 0)).containsExactly(0, 1, 2, 3);
        assertThat(rows(batches, 2)).containsExactly(8, 9);
        assertThat(rows(batches, 3)).containsExactly(0, 1, 2, 3);
        assertThat(batches.epochOf(2)).isZero();
        assertThat(batches.epochOf(3)).isEqualTo(1);
    }

    @Test
    void allRowsAreOneBatch() {
        Batches batches = new Batches(spec(TrainingSpec.ALL_ROWS, false), 5, 1);
        assertThat(batches.maxBatch()).isEqualTo(5);
        assertThat(rows(batches, 999_999_999)).containsExactly(0, 1, 2, 3, 4);
        assertThat(batches.epochOf(7)).isEqualTo(7);
    }

    @Test
    void everyShuffledEpochUsesEveryRowOnceInAnOrderOfItsOwn() {
        Batches batches = new Batches(spec(4, true), 10, 1);
        int[][] epochs = new int[2][10];
        for (int step = 0; step < 6; step++) {
            int[] batch = rows(batches, step);
            System.arraycopy(batch, 0, epochs[step / 3], step % 3 * 4, batch.length);
        }
        assertThat(epochs[0]).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(epochs[1]).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(epochs[0]).isNotEqualTo(epochs[1]);
    }

    @Test
    void stepsMayBeAskedForInAnyOrder() {
        Batches forwards = new Batches(spec(3, true), 50, 9);
        Batches backwards = new Batches(spec(3, true), 50, 9);
        int[][] expected = new int[100][];
        for (int step = 0; step < 100; step++) {
            expected[step] = rows(forwards, step);
        }
        for (int step = 99; step >= 0; step--) {
            assertThat(rows(backwards, step)).isEqualTo(expected[step]);
        }
    }

    @Test
    void explicitBatchesAreTakenAsWritten() {
        TrainingSpec explicit = new TrainingSpec(2, 1, true, List.of(new int[] {3, 3, 0}, new int[] {1}), false);
        Batches batches = new Batches(explicit, 4, 1);
        assertThat(batches.maxBatch()).isEqualTo(3);
        assertThat(rows(batches, 1)).containsExactly(1);
        assertThat(rows(batches, 0)).containsExactly(3, 3, 0);
        assertThatThrownBy(() -> new Batches(explicit, 3, 1))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessage("training.batches has row 3 in batch 0; rows are 0 to 2");
    }

    @Test
    void sequencesAreGatheredTimeMajor() {
        // Row r, time t, feature f holds 100r + 10t + f; the target of row r at time t is 10r + t.
        FMatrixRMaj x = new FMatrixRMaj(3, 4);
        FMatrixRMaj y = new FMatrixRMaj(3, 2);
        int[] labels = new int[6];
        for (int r = 0; r < 3; r++) {
            for (int t = 0; t < 2; t++) {
                x.set(r, 2 * t, 100 * r + 10 * t);
                x.set(r, 2 * t + 1, 100 * r + 10 * t + 1);
                y.set(r, t, 10 * r + t);
                labels[2 * r + t] = 10 * r + t;
            }
        }
        BatchBuffer values = new BatchBuffer(new Dataset("d", x, 2, new Values(y, 2, 1), List.of("a", "b"), null), 3);
        values.load(new int[] {2, 0, 77}, 2);
        assertThat(values.x().numRows).isEqualTo(4);
        assertThat(Arrays.copyOf(values.x().data, 8)).containsExactly(200, 201, 0, 1, 210, 211, 10, 11);
        assertThat(Arrays.copyOf(values.y().data, 4)).containsExactly(20, 0, 21, 1);
        assertThat(values.targetRows()).isEqualTo(4);

        Classes classes = new Classes(labels, 2, Generators.numbered(22));
        BatchBuffer steps = new BatchBuffer(new Dataset("d", x, 2, classes, List.of("a", "b"), null), 3);
        steps.loadRange(1, 2);
        assertThat(Arrays.copyOf(steps.labels(), steps.targetRows())).containsExactly(10, 20, 11, 21);
    }

    @Test
    void twoThreadsGatherTheSameRows() {
        checkSharedRows(200, 784, 61);
        checkSharedRows(9_000, 2, 8_999);
    }

    private static void checkSharedRows(int rowsOfData, int width, int count) {
        FMatrixRMaj x = new FMatrixRMaj(rowsOfData, width);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = i;
        }
        Classes classes = new Classes(new int[rowsOfData], 1, Generators.numbered(1));
        Dataset wide = new Dataset("d", x, 1, classes, Generators.numbered(width), null);
        BatchBuffer buffer = new BatchBuffer(wide, count, SharedRange.of(2));
        int[] rows = new int[count];
        for (int repeat = 0; repeat < 5; repeat++) {
            int shift = repeat;
            Arrays.setAll(rows, n -> (37 * n + shift) % rowsOfData);
            buffer.load(rows, rows.length);
            for (int n = 0; n < rows.length; n++) {
                float[] row = Arrays.copyOfRange(buffer.x().data, n * width, (n + 1) * width);
                assertThat(row).isEqualTo(Arrays.copyOfRange(x.data, rows[n] * width, (rows[n] + 1) * width));
            }
        }
    }

    /** Whether the rows were announced, others were, or none. */
    @Test
    void rowsFetchedAheadAreTheRowsAskedFor() {
        Dataset digits = BundledData.read("digits").data();
        Batches batches = new Batches(spec(400, true), digits.rows(), 3);
        BatchBuffer ahead = new BatchBuffer(digits, batches.maxBatch(), SharedRange.of(2));
        BatchBuffer alone = new BatchBuffer(digits, batches.maxBatch());
        int[] rows = new int[batches.maxBatch()];
        for (int step = 0; step < 2_000; step++) {
            int count = batches.rowsOf(step, rows);
            ahead.load(rows, count);
            alone.load(rows, count);
            if (step % 7 != 0) {
                ahead.prepare(batches, step % 5 == 0 ? step + 2 : step + 1);
            }
            int numbers = count * digits.features();
            assertThat(Arrays.equals(ahead.x().data, 0, numbers, alone.x().data, 0, numbers))
                    .as("step %d", step)
                    .isTrue();
            assertThat(ahead.x().numRows).isEqualTo(count);
            assertThat(ahead.labels()).isEqualTo(alone.labels());
        }
    }

    @Test
    void orderIsThatOfTheEpochsStream() {
        Batches batches = new Batches(spec(TrainingSpec.ALL_ROWS, true), 100, 42);
        int[] expected = IntStream.range(0, 100).toArray();
        RandomStream.of(42, Purpose.ORDER, 6, 0).shuffle(expected);
        assertThat(rows(batches, 6)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, TrainingSpec.ALL_ROWS})
    void steadyStateAllocatesNothing(int batchSize) {
        Dataset digits = BundledData.read("digits").data();
        Batches batches = new Batches(spec(batchSize, true), digits.rows(), 3);
        BatchBuffer buffer = new BatchBuffer(digits, batches.maxBatch());
        int[] rows = new int[batches.maxBatch()];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (int round = 0; round < 8; round++) { // until it is compiled, each vector is an object
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int step = 0; step < 1_000; step++) {
                buffer.load(rows, batches.rowsOf(step, rows));
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        // Asking for the figure allocates 1,248 bytes itself at times; the smallest object a step would be 16,000.
        assertThat(allocated).isLessThan(8_000);
    }
}
