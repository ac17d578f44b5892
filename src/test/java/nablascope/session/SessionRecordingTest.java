package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.library.ReplayCheck;
import nablascope.library.RunExport;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunLibrary;
import nablascope.library.RunRecorder;
import nablascope.library.StoredRun;
import nablascope.library.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window's session does is kept, and a replay of what was kept goes the same way to the bit. */
class SessionRecordingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path HERE = Path.of(".");

    @TempDir
    Path root;

    private static void trainTo(TrainingSession session, long steps) {
        session.play();
        await().atMost(PATIENCE).until(() -> session.status().step() >= steps);
        session.pause();
        await().atMost(PATIENCE).until(() -> session.status().state() != SessionStatus.State.RUNNING);
    }

    private static void turn(TrainingSession session, String knob, double value) {
        Knobs before = session.knobs();
        session.changeKnobs(before, KnobsJson.apply(before, Map.of(knob, value)));
    }

    @Test
    void a_session_with_knobs_turned_replays_to_the_bit() throws IOException {
        RunLibrary library = RunLibrary.open(root);
        RunId id;
        try (TrainingSession session = TrainingSession.open(Experiments.digits(), HERE)) {
            RunRecorder recorder = library.record(session.source(HERE), status -> {});
            trainTo(session, 200);
            turn(session, "optimizer.lr", 0.3);
            trainTo(session, 400);
            turn(session, "model.dropout", 0.5);
            trainTo(session, 600);
            turn(session, "optimizer.lr", 1e6);
            session.setPauseOnAlarm(false);
            session.play();
            await().atMost(PATIENCE).until(() -> session.status().state() == SessionStatus.State.DIVERGED);
            recorder.close();
            id = Objects.requireNonNull(recorder.status().run());
        }

        StoredRun run = library.load(id);
        assertThat(run.info().damages()).isEmpty();
        assertThat(run.info().status()).isEqualTo(RunInfo.Status.EXPLODED);
        assertThat(run.info().summary().breakdown()).isNotNull();
        assertThat(run.changes()).hasSize(3);
        Experiment recorded = Objects.requireNonNull(run.recorded());
        Replay replay = new Replay(recorded, HERE);
        Verdict rows = replay.verify(ReplayCheck.of(replay.timeline(), run), run.steps(), done -> {}, () -> false);
        assertThat(rows).isEqualTo(new Verdict(run.steps(), run.steps(), null, null));
        Replay again = new Replay(RunExport.experiment(run), HERE);
        Verdict prints = again.verify(
                ReplayCheck.of(again.timeline(), Objects.requireNonNull(run.digest())),
                run.steps(),
                done -> {},
                () -> false);
        assertThat(prints.equal()).isTrue();
    }

    @Test
    void a_restart_is_another_run() throws IOException {
        RunLibrary library = RunLibrary.open(root);
        try (TrainingSession session = TrainingSession.open(Experiments.digits(), HERE)) {
            RunRecorder first = library.record(session.source(HERE), status -> {});
            trainTo(session, 50);
            session.restart();
            await().atMost(PATIENCE).until(() -> session.status().step() == 0);
            first.close();
            RunRecorder second = library.record(session.source(HERE), status -> {});
            trainTo(session, 20);
            second.close();
        }

        assertThat(library.list()).hasSize(2).allMatch(run -> run.summary().steps() >= 20);
    }
}
