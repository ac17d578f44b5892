package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.Knobs;
import nablascope.experiment.TrainingSpec;
import nablascope.library.Libraries;
import nablascope.library.ReplayCheck;
import nablascope.library.RunId;
import nablascope.library.RunLibrary;
import nablascope.library.RunRecorder;
import nablascope.library.StoredRun;
import nablascope.library.Verdict;
import nablascope.timeline.Buckets;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that goes on from a checkpoint on the disk is the run that never stopped, to the last bit. */
class CheckpointTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path FOLDER = Path.of("src/test/resources/checkpoint");

    @TempDir
    Path root;

    private RunLibrary library() {
        return Libraries.withEveryCheckpoint(root);
    }

    private static void trainTo(TrainingSession session, long steps) {
        session.play();
        await().atMost(PATIENCE).until(() -> session.status().step() >= steps);
        session.pause();
        await().atMost(PATIENCE).until(() -> session.status().state() != SessionStatus.State.RUNNING);
    }

    private static void turn(TrainingSession session, double lr) {
        Knobs before = session.knobs();
        session.changeKnobs(before, before.withOptimizer(before.optimizer().withLr(lr)));
    }

    private RunId stopped(String name, long steps) throws IOException {
        Experiment experiment =
                ExperimentFile.read(FOLDER.resolve(name + ".experiment.json")).withSteps(TrainingSpec.UNLIMITED);
        try (TrainingSession session = TrainingSession.open(experiment, FOLDER)) {
            RunRecorder recorder = library().record(session.source(FOLDER), status -> {});
            trainTo(session, steps / 2);
            turn(session, 0.002);
            trainTo(session, steps);
            turn(session, 0.001);
            trainTo(session, steps + 500);
            recorder.close();
            return Objects.requireNonNull(recorder.status().run());
        }
    }

    private static TrainingSession reopen(Reopening how) {
        return Objects.requireNonNull(TrainingSession.reopen(how, FOLDER, 1, timeline -> true));
    }

    @ParameterizedTest
    @CsvSource({"batchnorm-dropout, 9000", "lstm-adam, 4500"})
    void what_is_trained_from_a_checkpoint_is_what_a_replay_trains(String name, long steps) throws IOException {
        RunId id = stopped(name, steps);
        StoredRun before = library().load(id);
        assertThat(before.info().damages()).isEmpty();
        Experiment recorded = Objects.requireNonNull(before.recorded());
        Reopening quick = Reopening.of(before, recorded);
        assertThat(quick.begin()).isBetween(1L, before.end() - Alarm.MEMORY);

        long end;
        try (TrainingSession session = reopen(quick);
                TrainingSession straight = reopen(quick.whole())) {
            assertThat(session.run().trainer().checkpoint())
                    .isEqualTo(straight.run().trainer().checkpoint());
            assertThat(session.knobs()).isEqualTo(straight.knobs());
            assertThat(session.recorded()).isEqualTo(straight.recorded());
            assertThat(events(session)).isEqualTo(events(straight));
            assertSameAsFarAsKnown(session.timeline(), straight.timeline());

            RunRecorder recorder = library().resume(id, session.source(FOLDER), status -> {});
            turn(session, 0.0005);
            trainTo(session, before.end() + 700);
            end = session.status().step();
            recorder.close();
            session.rewind(end / 3);
            await().atMost(PATIENCE).until(() -> session.status().step() == end / 3);
            straight.rewind(end / 3);
            await().atMost(PATIENCE).until(() -> straight.status().step() == end / 3);
            assertThat(session.run().trainer().weights())
                    .isEqualTo(straight.run().trainer().weights());
        }
        verify(id, end);
    }

    private static List<SessionEvent> events(TrainingSession session) {
        List<SessionEvent> events = new ArrayList<>();
        session.drainEvents(events::add);
        return events;
    }

    /** By every row and the fingerprint of them all. */
    private void verify(RunId id, long steps) throws IOException {
        StoredRun after = library().load(id);
        assertThat(after.info().damages()).isEmpty();
        assertThat(after.steps()).isEqualTo(steps);
        assertThat(after.digest()).isNotNull();
        Replay replay = new Replay(Objects.requireNonNull(after.recorded()), FOLDER);
        Verdict verdict = replay.verify(ReplayCheck.of(replay.timeline(), after), steps, done -> {}, () -> false);
        assertThat(verdict).isEqualTo(new Verdict(steps, steps, null, null));
    }

    private static void assertSameAsFarAsKnown(Timeline recalled, Timeline truth) {
        Buckets here = new Buckets();
        Buckets there = new Buckets();
        for (int i = 0; i < truth.series().size(); i++) {
            assertThat(recalled.samples(i)).isEqualTo(truth.samples(i));
            recalled.read(i, 0, (double) truth.steps(), 1, here);
            truth.read(i, 0, (double) truth.steps(), 1, there);
            assertThat(here.flags(0)).isEqualTo(there.flags(0));
            if (here.finite(0)) {
                assertThat(here.min(0)).isEqualTo(there.min(0));
                assertThat(here.max(0)).isEqualTo(there.max(0));
                assertThat(here.last(0)).isEqualTo(there.last(0));
            }
            for (long step = 0; step < truth.steps(); step += 7) {
                Sample shown = recalled.at(i, step);
                Sample real = truth.at(i, step);
                boolean same = Objects.equals(shown, real) || (shown != null && real != null && fits(shown, real));
                if (!same) {
                    assertThat(shown).as("%s", truth.series().get(i)).isEqualTo(real);
                }
            }
        }
    }

    private static boolean fits(Sample shown, Sample real) {
        if (shown.exact()) {
            return Float.floatToIntBits(shown.value()) == Float.floatToIntBits(real.value());
        }
        boolean within = shown.min() <= real.value() && real.value() <= shown.max();
        return within || (shown.flags() & real.flags() & Buckets.NON_FINITE) != 0;
    }

    @Test
    void damaged_checkpoints_are_told_and_the_run_is_repeated() throws IOException {
        RunId id = stopped("batchnorm-dropout", 1000);
        try (var files = Files.list(library().folder(id))) {
            for (Path file : files.filter(each -> each.toString().contains("checkpoint-"))
                    .toList()) {
                byte[] content = Files.readAllBytes(file);
                content[content.length / 2] ^= 1;
                Files.write(file, content);
            }
        }
        StoredRun run = library().load(id);
        assertThat(run.damagedCheckpoints()).isNotEmpty().isEqualTo(run.info().damages());
        Reopening how = Reopening.of(run, Objects.requireNonNull(run.recorded()));
        assertThat(how.begin()).isZero();
        try (TrainingSession session = reopen(how)) {
            assertThat(session.status().step()).isEqualTo(run.end());
        }
    }
}
