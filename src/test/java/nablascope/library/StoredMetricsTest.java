package nablascope.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nablascope.timeline.Buckets;
import nablascope.timeline.Difference;
import nablascope.timeline.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kept metrics as charts read them, against the formulas that made them. */
class StoredMetricsTest {
    private static final int LOSS = 0;
    private static final int ACCURACY = 2;

    @TempDir
    Path root;

    private final Buckets read = new Buckets();

    private RunId keep(long steps) {
        RunRecorder recorder = RunLibrary.open(root).record(new FormulaRun().stepTo(steps), status -> {});
        recorder.close();
        return Objects.requireNonNull(recorder.status().run());
    }

    private StoredMetrics load(RunId id) throws IOException {
        return RunLibrary.open(root).load(id).metrics();
    }

    /** Takes the rows of some steps out of the file; line 1 is the header. */
    private StoredMetrics without(long fromStep, long toStep) throws IOException {
        RunId id = keep(3000);
        Path file = RunLibrary.open(root).folder(id).resolve(RunFiles.METRICS);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.subList((int) fromStep + 1, (int) toStep + 1).clear();
        Files.write(file, lines);
        return load(id);
    }

    @Test
    void steps_of_single_rows_are_known_exactly() throws IOException {
        StoredMetrics metrics = load(keep(3000));
        Sample sample = Objects.requireNonNull(metrics.at(LOSS, 1234));
        assertThat(sample.exact()).isTrue();
        assertThat(sample.step()).isEqualTo(1234);
        assertThat(sample.value()).isEqualTo(FormulaRun.loss(1234));
        assertThat(Objects.requireNonNull(metrics.at(LOSS, 777)).value()).isNaN();
        assertThat(metrics.grain(LOSS, 1234)).isEqualTo(1);
    }

    @Test
    void evaluations_stand_where_they_were_made() throws IOException {
        StoredMetrics metrics = load(keep(3000));
        assertThat(metrics.every(LOSS)).isEqualTo(1);
        assertThat(metrics.every(ACCURACY)).isEqualTo(FormulaRun.EVALUATE_EVERY);
        Sample sample = Objects.requireNonNull(metrics.at(ACCURACY, 1234));
        assertThat(sample.step()).isEqualTo(1229);
        assertThat(sample.value()).isEqualTo(FormulaRun.accuracy(1229));
        assertThat(metrics.at(ACCURACY, 8)).isNull();
    }

    @Test
    void of_a_wide_row_only_the_range_is_told() throws IOException {
        StoredMetrics metrics = load(keep(9000));
        // Rows from step 8192 on have four steps; 8500 to 8503 is one.
        Sample sample = Objects.requireNonNull(metrics.at(LOSS, 8501));
        assertThat(metrics.grain(LOSS, 8501)).isEqualTo(4);
        assertThat(sample.exact()).isFalse();
        float[] row = {FormulaRun.loss(8500), FormulaRun.loss(8501), FormulaRun.loss(8502), FormulaRun.loss(8503)};
        java.util.Arrays.sort(row);
        assertThat(sample.min()).isEqualTo(row[0]);
        assertThat(sample.max()).isEqualTo(row[3]);
    }

    @Test
    void lost_rows_are_missing_rather_than_joined_or_zero() throws IOException {
        StoredMetrics metrics = without(1000, 1500);
        metrics.read(LOSS, 0, 3000, 30, read);
        assertThat(read.flags(9)).isEqualTo(Buckets.FINITE);
        assertThat(read.flags(10)).isEqualTo(Buckets.MISSING);
        assertThat(read.flags(14)).isEqualTo(Buckets.MISSING);
        assertThat(read.flags(15)).isEqualTo(Buckets.FINITE);
        assertThat(metrics.at(LOSS, 1200)).isNull();
        assertThat(Objects.requireNonNull(metrics.at(LOSS, 999)).value()).isEqualTo(FormulaRun.loss(999));
    }

    @Test
    void a_kept_run_differs_from_the_live_one_that_it_was_by_zero_everywhere() throws IOException {
        FormulaRun live = new FormulaRun().stepTo(9000);
        Difference difference = new Difference(load(keep(9000)), live.timeline());
        for (int columns : new int[] {7, 300, 9000}) {
            difference.read(LOSS, 0, 9000, columns, read);
            for (int column = 0; column < columns; column++) {
                if (read.finite(column)) {
                    assertThat(read.min(column)).isZero();
                    assertThat(read.max(column)).isZero();
                }
            }
        }
        assertThat(read.flags(777)).isEqualTo(Buckets.NAN);
        assertThat(read.finite(8501)).isTrue();
    }

    @Test
    void lost_steps_have_no_difference() throws IOException {
        FormulaRun live = new FormulaRun().stepTo(3000);
        Difference difference = new Difference(without(1000, 1500), live.timeline());
        difference.read(LOSS, 0, 3000, 30, read);
        assertThat(read.finite(9)).isTrue();
        assertThat(read.finite(10)).isFalse();
        assertThat(read.finite(15)).isTrue();
        assertThat(difference.at(LOSS, 1200)).isNull();
    }
}
