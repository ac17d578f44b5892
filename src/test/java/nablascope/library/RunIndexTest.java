package nablascope.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the index says, or does not: the list is that of the runs' own files. */
class RunIndexTest {
    private static final int RUNS = 80;
    private static final int TRIES = 250;
    private static final FileTime YESTERDAY = FileTime.from(Instant.parse("2026-01-01T00:00:00.123456789Z"));

    @TempDir
    Path folder;

    private List<RunInfo> truth = List.of();

    @BeforeEach
    void fill() throws IOException {
        truth = library("a", 300);
        assertThat(index("a")).doesNotExist();
        assertThat(list("a")).isEqualTo(truth);
        assertThat(index("a")).isRegularFile();
    }

    /** As many runs of a name each, of that many steps and one more, and so on; returns the list as its own files have it. */
    private List<RunInfo> library(String name, int steps) throws IOException {
        RunLibrary library = RunLibrary.open(folder.resolve(name));
        RunRecorder recorder = library.record(new FormulaRun().stepTo(steps), status -> {});
        recorder.close();
        Path model = library.folder(Objects.requireNonNull(recorder.status().run()));
        RunFacts facts = RunFactsJson.read(Files.readAllBytes(model.resolve(RunFiles.INFO)));
        for (int i = 0; i < RUNS; i++) {
            RunId id = new RunId("run-" + (100 + i));
            Path run = Files.createDirectory(model.resolveSibling(id.name()));
            Files.write(run.resolve(RunFiles.INFO), RunFactsJson.write(withSteps(facts, steps + i)));
            for (String file : RunFiles.PRECIOUS) {
                Files.copy(model.resolve(file), run.resolve(file));
            }
            if (i % 5 == 0) {
                library.label(
                        id,
                        labels -> labels.withName("tab\tand\\line\n")
                                .withTags(List.of("a b", "c"))
                                .withNotes("η\r\n二"));
            }
            settle(run);
        }
        FolderTree.delete(model);
        List<RunInfo> read = new ArrayList<>();
        for (int i = RUNS - 1; i >= 0; i--) {
            RunId id = new RunId("run-" + (100 + i));
            read.add(library.load(id).info());
        }
        return read.stream().map(RunIndexTest::withoutDamages).toList();
    }

    /** A whole read finds the files missing that this test does without. */
    private static RunInfo withoutDamages(RunInfo r) {
        return new RunInfo(
                r.id(),
                r.status(),
                r.title(),
                r.started(),
                r.seconds(),
                r.plannedSteps(),
                r.summary(),
                r.parent(),
                r.labels(),
                List.of());
    }

    private static RunFacts withSteps(RunFacts f, int steps) {
        RunSummary s = f.summary();
        List<Float> curve = new ArrayList<>(s.sparkline());
        curve.set(3, null);
        RunSummary summary = new RunSummary(
                steps,
                s.changes(),
                (float) steps / 7,
                Float.MIN_VALUE,
                null,
                curve,
                steps % 3 == 0 ? new Breakdown(steps, "forward", "layers.0.weight", steps % 2 == 0) : null);
        RunParent parent = steps % 2 == 0 ? new RunParent(new RunId("left"), steps - 1) : null;
        return new RunFacts(
                "title\t" + steps,
                f.ending(),
                f.started(),
                f.seconds(),
                f.plannedSteps(),
                summary,
                f.digest(),
                parent,
                f.sizes(),
                f.origin());
    }

    private static void settle(Path run) throws IOException {
        try (var files = Files.list(run)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, YESTERDAY);
            }
        }
        Files.setLastModifiedTime(run, YESTERDAY);
    }

    private Path index(String name) {
        return folder.resolve(name).resolve("runs.index");
    }

    private List<RunInfo> list(String name) throws IOException {
        return RunLibrary.open(folder.resolve(name)).list();
    }

    private Path run(int number) {
        return folder.resolve("a").resolve("runs").resolve("run-" + number);
    }

    @Test
    void it_spares_the_files_it_knows() throws IOException {
        // Nobody may do this to a file and give it back its time; here it shows who was asked.
        Path info = run(120).resolve(RunFiles.INFO);
        byte[] content = Files.readAllBytes(info);
        byte[] damaged = content.clone();
        damaged[content.length / 2] ^= 1;
        overwrite(info, damaged);
        Files.setLastModifiedTime(info, YESTERDAY);
        assertThat(list("a")).isEqualTo(truth);

        Files.delete(index("a"));
        assertThat(list("a").get(RUNS - 1 - 20).status()).isEqualTo(RunInfo.Status.DAMAGED);
    }

    private static void overwrite(Path file, byte[] content) throws IOException {
        Files.write(
                file,
                content,
                java.nio.file.StandardOpenOption.WRITE,
                java.nio.file.StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Test
    void a_run_that_another_program_changed_is_shown_as_it_is() throws IOException {
        Path info = run(130).resolve(RunFiles.INFO);
        RunFacts facts = RunFactsJson.read(Files.readAllBytes(info));
        overwrite(info, RunFactsJson.write(withSteps(facts, 999)));
        RunLibrary.open(folder.resolve("a")).label(new RunId("run-131"), labels -> labels.withTags(List.of("new")));
        Files.delete(run(135).resolve(RunFiles.LABELS));
        Files.move(run(140), run(200));
        FolderTree.delete(run(141));

        Map<String, RunInfo> now = new java.util.HashMap<>();
        list("a").forEach(each -> now.put(each.id().name(), each));
        assertThat(now.get("run-130"))
                .extracting(each -> each.summary().steps())
                .isEqualTo(999L);
        assertThat(now.get("run-131")).extracting(each -> each.labels().tags()).isEqualTo(List.of("new"));
        assertThat(now.get("run-135")).extracting(RunInfo::labels).isEqualTo(RunLabels.NONE);
        assertThat(now)
                .containsKey("run-200")
                .doesNotContainKeys("run-140", "run-141")
                .hasSize(RUNS - 1);
    }

    @Test
    void truncated_or_with_a_bit_flipped_anywhere_it_shows_nothing_wrong() throws IOException {
        byte[] content = Files.readAllBytes(index("a"));
        for (int i = 0; i < TRIES; i++) {
            int at = (int) ((long) content.length * i / TRIES);
            byte[] flipped = content.clone();
            flipped[at] ^= (byte) (1 << (i % 8));
            Files.write(index("a"), flipped);
            check("bit flipped at " + at);
            Files.write(index("a"), Arrays.copyOf(content, at));
            check("cut at " + at);
        }
    }

    private void check(String what) throws IOException {
        List<RunInfo> shown = list("a");
        if (!shown.equals(truth)) {
            assertThat(shown).as(what).isEqualTo(truth);
        }
    }

    @Test
    void of_another_library_or_version_it_counts_as_none() throws IOException {
        List<RunInfo> other = library("b", 5000);
        assertThat(list("b")).isEqualTo(other);
        Files.copy(index("b"), index("a"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(list("a")).isEqualTo(truth);

        Files.writeString(index("a"), "nablascope-index\t2\n" + Files.readString(index("a")));
        assertThat(list("a")).isEqualTo(truth);
        Files.delete(index("a"));
        Files.createDirectory(index("a"));
        assertThat(list("a")).isEqualTo(truth);
    }

    @Test
    void what_was_left_in_a_folder_it_knows_is_still_tidied() throws IOException {
        Path left = Files.writeString(
                run(150).resolve(".run.json.999999999-1-01234567-89ab-cdef-0123-456789abcdef.tmp"), "half");
        RunLibrary.open(folder.resolve("a")).tidy();
        assertThat(left).doesNotExist();
    }

    @Test
    void several_who_read_and_change_at_once_see_their_own_runs() throws Exception {
        Files.delete(index("a"));
        List<Future<List<RunInfo>>> lists = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 40; i++) {
                lists.add(threads.submit(() -> list("a")));
            }
        }
        for (Future<List<RunInfo>> each : lists) {
            assertThat(each.get()).isEqualTo(truth);
        }
        try (var files = Files.list(folder.resolve("a"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("runs", "runs.index");
        }
    }
}
