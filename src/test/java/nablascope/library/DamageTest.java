package nablascope.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nablascope.file.Disk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the files of a run: no wrong value is shown, nothing breaks, other runs are as they were. */
class DamageTest {
    private static final int TRIES = 500;
    private static final List<String> FILES = List.of(
            RunFiles.EXPERIMENT,
            RunFiles.CHANGES,
            RunFiles.METRICS,
            RunFiles.INFO,
            RunFiles.LABELS,
            "checkpoint-2000.txt",
            "checkpoint-4300.txt");
    private static final List<String> NOT_MISSED =
            List.of(RunFiles.LABELS, "checkpoint-2000.txt", "checkpoint-4300.txt");

    @TempDir
    Path root;

    private RunId id = new RunId("none");
    private StoredRun original = none();
    private List<RunInfo> others = List.of();

    @SuppressWarnings("NullAway") // set before each test
    private static StoredRun none() {
        return null;
    }

    @BeforeEach
    void keepTwoRuns() throws IOException {
        RunLibrary library = RunLibrary.open(root, Disk.REAL, 0);
        id = keep(library, 2000);
        library.resume(id, new FormulaRun().stepTo(4300), status -> {}).close();
        keep(library, 50);
        library.label(
                id, labels -> labels.withName("name").withTags(List.of("tag")).withNotes("notes"));
        original = library.load(id);
        others = others(library);
        assertThat(original.info().damages()).isEmpty();
        assertThat(original.checkpoints()).extracting(StoredCheckpoint::steps).containsExactly(2000L, 4300L);
    }

    private static RunId keep(RunLibrary library, long steps) {
        RunRecorder recorder = library.record(new FormulaRun().stepTo(steps), status -> {});
        recorder.close();
        return Objects.requireNonNull(recorder.status().run());
    }

    private List<RunInfo> others(RunLibrary library) throws IOException {
        return library.list().stream().filter(run -> !run.id().equals(id)).toList();
    }

    @Test
    void truncated_anywhere() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            String name = FILES.get(i % FILES.size());
            Path file = root.resolve("runs").resolve(id.name()).resolve(name);
            byte[] content = Files.readAllBytes(file);
            int length = (int) ((long) content.length * i / TRIES);
            Files.write(file, Arrays.copyOf(content, length));
            check(name + " cut at " + length);
            Files.write(file, content);
        }
    }

    @Test
    void a_bit_flipped_anywhere() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            String name = FILES.get(i % FILES.size());
            Path file = root.resolve("runs").resolve(id.name()).resolve(name);
            byte[] content = Files.readAllBytes(file);
            byte[] flipped = content.clone();
            int at = (int) ((long) content.length * i / TRIES);
            flipped[at] ^= (byte) (1 << (i / FILES.size() % 8));
            Files.write(file, flipped);
            check(name + " bit flipped at " + at);
            Files.write(file, content);
        }
    }

    @Test
    void files_gone_or_replaced_by_folders() throws IOException {
        for (String name : FILES) {
            Path file = root.resolve("runs").resolve(id.name()).resolve(name);
            byte[] content = Files.readAllBytes(file);
            Files.delete(file);
            if (!NOT_MISSED.contains(name)) {
                check(name + " gone");
            }
            Files.createDirectory(file);
            if (!NOT_MISSED.contains(name)) {
                check(name + " a folder");
            }
            Files.delete(file);
            Files.write(file, content);
        }
    }

    @Test
    void a_replay_is_equal_only_where_there_is_something_to_compare_with() throws IOException {
        Path folder = root.resolve("runs").resolve(id.name());
        Path metrics = folder.resolve(RunFiles.METRICS);
        List<String> lines = Files.readAllLines(metrics);
        Files.writeString(metrics, lines.getFirst() + "\n" + lines.get(1001) + "\n");

        assertThat(replayed(4300)).isEqualTo(new Verdict(4300, 4300, null, null));
        assertThat(parted(1000).difference()).isEqualTo(new Verdict.Difference(1000, 1001, "loss"));
        assertThat(parted(400).difference()).isEqualTo(new Verdict.Difference(256, 512, ""));
        assertThat(parted(2100).difference()).isEqualTo(new Verdict.Difference(2048, 2304, ""));

        Files.delete(folder.resolve(RunFiles.INFO));
        assertThat(replayed(1001)).isEqualTo(new Verdict(1, 1001, null, null));
        Files.writeString(metrics, lines.getFirst() + "\n");
        assertThat(replayed(0)).isEqualTo(new Verdict(0, 0, null, null));
    }

    @Test
    void a_replay_that_stopped_early_says_how_much_it_compared() throws IOException {
        assertThat(replayed(300)).isEqualTo(new Verdict(300, 4300, null, null));
        assertThat(replayed(300).equal()).isFalse();
        Digest digest = Objects.requireNonNull(original.digest());
        assertThat(ReplayCheck.of(new FormulaRun().stepTo(300).timeline(), digest)
                        .finish())
                .isEqualTo(new Verdict(256, 4300, null, null));
    }

    private Verdict replayed(long steps) throws IOException {
        StoredRun run = RunLibrary.open(root).load(id);
        return ReplayCheck.of(new FormulaRun().stepTo(steps).timeline(), run).finish();
    }

    private Verdict parted(long step) throws IOException {
        StoredRun run = RunLibrary.open(root).load(id);
        FormulaRun other = new FormulaRun().stepTo(step);
        other.timeline().append(0, 1.25);
        other.timeline().append(1, FormulaRun.gradNorm(step));
        if ((step + 1) % FormulaRun.EVALUATE_EVERY == 0) {
            other.timeline().append(2, FormulaRun.accuracy(step));
        }
        other.timeline().endStep();
        return ReplayCheck.of(other.stepTo(4300).timeline(), run).finish();
    }

    private void check(String what) throws IOException {
        RunLibrary library = RunLibrary.open(root);
        StoredRun run = library.load(id);

        assertThat(run.info().damages()).as(what).isNotEmpty();
        Formulas.assertAllRowsTrue(run.metrics());
        assertThat(original.metrics().rows() - run.metrics().rows()).as(what).isNotNegative();
        if (run.experiment() != null) {
            assertThat(run.experiment()).as(what).isEqualTo(original.experiment());
        }
        assertThat(original.changes().subList(0, run.changes().size())).as(what).isEqualTo(run.changes());
        if (run.recorded() != null) {
            assertThat(run.recorded()).as(what).isEqualTo(original.recorded());
        }
        if (run.info().started() != null) {
            assertThat(run.info().summary()).as(what).isEqualTo(original.info().summary());
            assertThat(run.digest()).as(what).isEqualTo(original.digest());
        }
        for (StoredCheckpoint checkpoint : run.checkpoints()) {
            assertThat(checkpoint).as(what).isEqualTo(FormulaRun.checkpoint(checkpoint.steps()));
        }
        assertThat(run.info().labels()).as(what).isIn(original.info().labels(), RunLabels.NONE);
        assertThat(run.info().title()).as(what).isIn(original.info().title(), "");
        assertThat(others(library)).as(what).isEqualTo(others);
        assertThat(library.list()).as(what).hasSize(2);
    }
}
