package nablascope.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nablascope.experiment.Experiment;
import nablascope.library.RunInfo.Status;
import nablascope.timeline.Buckets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLibraryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path root;

    private RunLibrary library() {
        return RunLibrary.open(root);
    }

    private RunId keep(long steps) {
        RunRecorder recorder = library().record(new FormulaRun().stepTo(steps), status -> {});
        recorder.close();
        return Objects.requireNonNull(recorder.status().run());
    }

    @Test
    void what_was_recorded_is_read_back_to_the_bit() throws IOException {
        StoredRun run = library().load(keep(9001));

        assertThat(run.info().damages()).isEmpty();
        assertThat(run.info().status()).isEqualTo(Status.EXPLODED);
        assertThat(run.metrics().steps()).isEqualTo(9001);
        assertThat(run.metrics().missingSteps()).isZero();
        Formulas.assertAllRowsTrue(run.metrics());
        assertThat(run.changes()).hasSize(18);
        assertThat(run.changes().getLast().step()).isEqualTo(9000);
        Experiment recorded = Objects.requireNonNull(run.recorded());
        assertThat(recorded.schedule()).isEqualTo(run.changes());
        assertThat(recorded.schedule().get(3).knobs().optimizer().lr()).isEqualTo(0.1 / 5);
    }

    @Test
    void rows_are_single_steps_first_and_double_in_width_as_the_run_doubles() throws IOException {
        StoredMetrics metrics = library().load(keep(20_000)).metrics();

        assertThat(metrics.rows()).isEqualTo(4096 + 2048 + 2048 + (20_000 - 16_384) / 8);
        Buckets columns = new Buckets();
        metrics.read(0, 0, 20_000, 4, columns);
        assertThat(columns.flags(0)).isEqualTo(Buckets.FINITE | Buckets.NAN | Buckets.POSITIVE_INFINITY);
        assertThat(columns.last(3)).isEqualTo(FormulaRun.loss(19_999));
    }

    @Test
    void a_run_that_never_stepped_leaves_no_folder() {
        library().record(new FormulaRun(), status -> {}).close();

        assertThat(root.resolve("runs")).doesNotExist();
    }

    @Test
    void a_branch_names_the_run_it_left_even_if_that_is_saved_after_it() throws IOException {
        FormulaRun parent = new FormulaRun();
        RunRecorder left = library().record(parent, status -> {});
        RunRecorder branch = library().recordBranch(new FormulaRun().stepTo(5), left, status -> {});
        parent.stepTo(10);
        branch.close();
        left.close();

        RunInfo kept =
                library().load(Objects.requireNonNull(branch.status().run())).info();
        assertThat(Objects.requireNonNull(kept.parent()).run())
                .isEqualTo(left.status().run());
    }

    @Test
    void a_live_run_is_seen_by_others_within_a_second_and_cannot_be_deleted() throws IOException {
        FormulaRun live = new FormulaRun().stepTo(100);
        RunLibrary library = library();
        RunRecorder recorder = library.record(live, status -> {});
        await().atMost(PATIENCE).until(() -> recorder.status().run() != null);
        live.stepTo(5001);
        RunId id = Objects.requireNonNull(recorder.status().run());

        await().atMost(PATIENCE).until(() -> library.load(id).metrics().steps() == 5001);
        assertThat(library.list().getFirst().status()).isEqualTo(Status.RUNNING);
        assertThat(RunLibrary.open(root).list().getFirst().status()).isEqualTo(Status.RUNNING);
        assertThatThrownBy(() -> library.delete(id)).isInstanceOf(FileSystemException.class);
        recorder.close();
        assertThat(library.list().getFirst().status()).isEqualTo(Status.EXPLODED);
        StoredRun run = library.load(id);
        assertThat(run.info().damages()).isEmpty();
        Formulas.assertAllRowsTrue(run.metrics());
    }

    @Test
    void resuming_adds_only_what_is_missing_and_gives_the_same_fingerprint() throws IOException {
        RunId id = keep(6000);
        StoredRun straight = library().load(keep(9000));
        List<String> lines = new ArrayList<>(Files.readAllLines(metrics(id)));
        lines.subList(1000, 2000).clear();
        lines.set(500, lines.get(500).replace(',', ';'));
        Files.writeString(metrics(id), String.join("\n", lines) + "\ntorn");

        library().resume(id, new FormulaRun().stepTo(9000).end(), status -> {}).close();

        StoredRun healed = library().load(id);
        assertThat(healed.metrics().missingSteps()).isZero();
        assertThat(healed.info().status()).isEqualTo(Status.EXPLODED);
        assertThat(healed.info().damages()).extracting(Damage::line).containsExactly(501);
        assertThat(healed.digest()).isNotNull().isEqualTo(straight.digest());
        assertThat(healed.changes()).hasSameSizeAs(straight.changes());
        Formulas.assertAllRowsTrue(healed.metrics());
    }

    private Path metrics(RunId id) {
        return root.resolve("runs").resolve(id.name()).resolve(RunFiles.METRICS);
    }

    @Test
    void a_replay_that_differs_is_told_apart_at_the_step() throws IOException {
        StoredRun kept = library().load(keep(5000));
        Digest digest = Objects.requireNonNull(kept.digest());
        FormulaRun other = new FormulaRun().stepTo(2000);
        other.timeline().append(0, 1.25);
        other.timeline().append(1, FormulaRun.gradNorm(2000));
        other.timeline().endStep();
        other.stepTo(5000);

        assertThat(ReplayCheck.of(new FormulaRun().stepTo(5000).timeline(), kept)
                        .finish())
                .isEqualTo(new Verdict(5000, 5000, null, null));
        assertThat(ReplayCheck.of(new FormulaRun().stepTo(5000).timeline(), digest)
                        .finish())
                .isEqualTo(new Verdict(5000, 5000, null, null));
        assertThat(ReplayCheck.of(other.timeline(), kept).finish().difference())
                .isEqualTo(new Verdict.Difference(2000, 2001, "loss"));
        assertThat(ReplayCheck.of(other.timeline(), digest).finish().difference())
                .isEqualTo(new Verdict.Difference(1792, 2048, ""));
    }

    @Test
    void a_verdict_names_another_version_that_kept_the_run() throws IOException {
        StoredRun kept = library().load(keep(10));
        StoredRun older = new StoredRun(
                kept.info(),
                kept.experiment(),
                kept.changes(),
                kept.changesComplete(),
                kept.metrics(),
                kept.checkpoints(),
                kept.dataFolder(),
                kept.digest(),
                Map.of("nablascope", "0.1.0"));
        FormulaRun replay = new FormulaRun().stepTo(10);
        assertThat(ReplayCheck.of(replay.timeline(), kept).finish().otherVersion())
                .isNull();
        assertThat(ReplayCheck.of(replay.timeline(), older).finish().otherVersion())
                .isEqualTo("0.1.0");
    }

    @Test
    void deleted_runs_come_back_whole() throws IOException {
        RunId id = keep(10);
        RunLibrary library = library();
        library.delete(id);
        assertThat(library.list()).isEmpty();
        assertThat(library.listTrash()).extracting(RunInfo::id).containsExactly(id);

        library.restore(id);
        assertThat(library.load(id).metrics().steps()).isEqualTo(10);
        library.delete(id);
        Path outside = Files.writeString(root.resolve("precious.txt"), "stays");
        Files.createSymbolicLink(root.resolve("trash").resolve(id.name()).resolve("link"), outside);
        library.emptyTrash();
        assertThat(library.listTrash()).isEmpty();
        assertThat(outside).exists();
    }

    @Test
    void names_are_never_paths() throws IOException {
        keep(10);
        for (String name : List.of("../runs", "/etc", "..", ".", "a/b", "C:x", "a\\b", "", " ", "a\u0000b")) {
            assertThatThrownBy(() -> new RunId(name)).isInstanceOf(IllegalArgumentException.class);
        }
        Files.createSymbolicLink(root.resolve("runs").resolve("linked"), root);
        Files.createDirectory(root.resolve("runs").resolve("with space"));
        assertThat(library().list()).hasSize(1);
        assertThatThrownBy(() -> library().load(new RunId("linked"))).isInstanceOf(IOException.class);
    }

    @Test
    void labels_are_kept_beside_the_run_and_found() throws IOException {
        RunId id = keep(10);
        keep(20);
        RunLibrary library = library();
        library.label(
                id,
                labels -> labels.withName("Größe Δ").withTags(List.of("paper")).withNotes("η too high?"));

        List<RunInfo> all = library.list();
        assertThat(new RunQuery("TOO größe", Set.of(), Set.of("paper"), RunQuery.Order.STEPS, true).apply(all))
                .extracting(RunInfo::id)
                .containsExactly(id);
        assertThat(new RunQuery("", Set.of(Status.RUNNING), Set.of(), RunQuery.Order.NAME, true).apply(all))
                .isEmpty();
        assertThat(new RunQuery("", Set.of(), Set.of(), RunQuery.Order.STEPS, false).apply(all))
                .extracting(run -> run.summary().steps())
                .containsExactly(10L, 20L);
    }

    @Test
    void two_recorders_at_once_do_not_disturb_each_other() throws IOException {
        List<RunRecorder> recorders = Stream.of(300, 400, 500)
                .map(steps -> library().record(new FormulaRun().stepTo(steps), status -> {}))
                .toList();
        recorders.forEach(RunRecorder::close);

        assertThat(library().list())
                .extracting(run -> run.summary().steps())
                .containsExactlyInAnyOrder(300L, 400L, 500L);
    }

    @Test
    void differences_of_two_experiments_are_named_by_their_keys() {
        Experiment a = new FormulaRun().experiment();
        Experiment b = a.withKnobs(nablascope.experiment.KnobsJson.apply(a.knobs(), Map.of("optimizer.lr", 0.5)))
                .withSteps(7);

        assertThat(ConfigDiff.of(a, b))
                .contains(new ConfigDiff("optimizer.lr", "0.1", "0.5"))
                .extracting(ConfigDiff::path)
                .containsExactlyInAnyOrder("optimizer.lr", "training.steps");
    }

    @Test
    void the_folder_follows_the_systems_rules() {
        Path home = Path.of("/home/u");
        assertThat(LibraryFolder.of(Map.of(), "Linux", home)).isEqualTo(Path.of("/home/u/.local/share/nablascope"));
        assertThat(LibraryFolder.of(Map.of("XDG_DATA_HOME", "/d"), "Linux", home))
                .isEqualTo(Path.of("/d/nablascope"));
        assertThat(LibraryFolder.of(Map.of("XDG_DATA_HOME", "d"), "Linux", home))
                .isEqualTo(Path.of("/home/u/.local/share/nablascope"));
        assertThat(LibraryFolder.of(Map.of("NABLASCOPE_LIBRARY", "/x"), "Mac OS X", home))
                .isEqualTo(Path.of("/x"));
        assertThat(LibraryFolder.of(Map.of(), "Mac OS X", home))
                .isEqualTo(Path.of("/home/u/Library/Application Support/nablascope"));
    }
}
