package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.Knobs;
import nablascope.session.SessionStatus.State;
import nablascope.timeline.Timeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The run that was never rewound is the truth. */
class RewindTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path FOLDER = Path.of("src/test/resources/checkpoint");

    private final List<TrainingSession> sessions = new ArrayList<>();

    @AfterEach
    void closeSessions() {
        sessions.forEach(TrainingSession::close);
    }

    private TrainingSession open(String name) throws IOException {
        TrainingSession session =
                TrainingSession.open(ExperimentFile.read(FOLDER.resolve(name + ".experiment.json")), FOLDER);
        sessions.add(session);
        return session;
    }

    private static void trainToEnd(TrainingSession session) {
        session.play();
        await().atMost(PATIENCE).until(() -> session.status().state() == State.FINISHED);
    }

    private static void rewind(TrainingSession session, long step) {
        session.drainEvents(_ -> {});
        session.rewind(step);
        List<SessionEvent> events = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            session.drainEvents(events::add);
            return !events.isEmpty();
        });
        assertThat(events).singleElement().isInstanceOf(SessionEvent.Rewound.class);
        assertThat(session.status().step()).isEqualTo(step);
    }

    private static State rewound(TrainingSession session, long step) {
        rewind(session, step);
        return session.status().state();
    }

    /** Every sample of every series, as bits. */
    private static List<Integer> bits(Timeline timeline) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < timeline.series().size(); i++) {
            long every = timeline.series().get(i).every();
            for (long k = 0; k < timeline.samples(i); k++) {
                var sample = Objects.requireNonNull(timeline.at(i, (k + 1) * every - 1));
                assertThat(sample.exact()).isTrue();
                all.add(Float.floatToRawIntBits(sample.value()));
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"batchnorm-dropout", "lstm-adam", "early-stopping"})
    void training_on_from_any_step_repeats_the_run(String name) throws IOException {
        TrainingSession session = open(name);
        trainToEnd(session);
        long end = session.status().step();
        List<Integer> truth = bits(session.timeline());
        var weights = session.run().trainer().weights();
        Experiment recorded = session.recorded();
        for (long step : new long[] {0, 1, end / 3, end - 1}) {
            rewind(session, step);
            trainToEnd(session);
            assertThat(session.status().step()).isEqualTo(end);
            assertThat(bits(session.timeline())).as("from step %d", step).isEqualTo(truth);
            assertThat(session.run().trainer().weights()).isEqualTo(weights);
            assertThat(session.recorded()).isEqualTo(recorded);
        }
    }

    @Test
    void a_branch_shares_its_past_and_a_replay_of_what_it_recorded_repeats_it() throws IOException {
        TrainingSession session = open("batchnorm-dropout");
        trainToEnd(session);
        List<Integer> truth = bits(session.timeline());
        rewind(session, 50);
        Knobs before = session.knobs();
        session.changeKnobs(before, before.withOptimizer(before.optimizer().withLr(0.0005)));
        trainToEnd(session);
        List<Integer> branch = bits(session.timeline());
        assertThat(branch).isNotEqualTo(truth);
        assertThat(bits(session.branches().find(0).orElseThrow().timeline())).isEqualTo(truth);

        TrainingSession replay = TrainingSession.open(session.recorded(), FOLDER);
        sessions.add(replay);
        trainToEnd(replay);
        assertThat(bits(replay.timeline())).isEqualTo(branch);
    }

    @Test
    void before_anything_is_trained_on_one_may_go_forth_again() throws IOException {
        TrainingSession session = open("lstm-adam");
        trainToEnd(session);
        List<Integer> truth = bits(session.timeline());
        rewind(session, 5);
        rewind(session, 40);
        assertThat(bits(session.timeline())).hasSizeLessThan(truth.size());
        rewind(session, 60);
        assertThat(bits(session.timeline())).isEqualTo(truth);
        assertThat(session.branches().branches()).hasSize(1);
    }

    @Test
    void the_end_of_a_run_is_its_end_also_when_one_comes_back_to_it() throws IOException {
        TrainingSession session = open("lstm-adam");
        trainToEnd(session);
        assertThat(rewound(session, 5)).isEqualTo(State.PAUSED);
        assertThat(rewound(session, 60)).isEqualTo(State.FINISHED);
        session.play();
        session.rewind(59);
        session.restart();
        await().atMost(PATIENCE).until(() -> session.status().step() < 59);
    }

    @Test
    void before_an_explosion_the_run_is_healthy_and_after_it_is_not() throws IOException {
        TrainingSession session = open("lstm-adam");
        rewindable(session, 10);
        Knobs before = session.knobs();
        session.changeKnobs(before, before.withOptimizer(before.optimizer().withLr(1e38)));
        session.setPauseOnAlarm(false);
        session.play();
        await().atMost(PATIENCE).until(() -> session.status().state() == State.DIVERGED);
        long broken = session.status().step();

        assertThat(rewound(session, 10)).isEqualTo(State.PAUSED);
        assertThat(session.knobs()).isEqualTo(before);
        assertThat(rewound(session, broken)).isEqualTo(State.DIVERGED);
        session.trainFrom(0, 10, before.withOptimizer(before.optimizer().withLr(0.02)), 10);
        await().atMost(PATIENCE).until(() -> session.status().state() == State.FINISHED);
        assertThat(session.status().step()).isEqualTo(60);
        assertThat(session.recorded().schedule())
                .singleElement()
                .satisfies(change -> assertThat(change.step()).isEqualTo(10));
    }

    private static void rewindable(TrainingSession session, long steps) {
        for (long i = 1; i <= steps; i++) {
            session.step();
        }
        await().atMost(PATIENCE).until(() -> session.status().step() == steps);
    }
}
