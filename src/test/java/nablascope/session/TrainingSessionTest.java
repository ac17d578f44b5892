package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nablascope.experiment.ClipMode;
import nablascope.experiment.EarlyStopping;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSchedule;
import nablascope.experiment.Knobs;
import nablascope.experiment.NumberArray;
import nablascope.experiment.PenaltyForm;
import nablascope.math.RandomStream;
import nablascope.session.SessionStatus.State;
import nablascope.train.Divergence;
import nablascope.train.StepReport;
import nablascope.train.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSessionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<TrainingSession> sessions = new ArrayList<>();

    @AfterEach
    void closeSessions() {
        sessions.forEach(TrainingSession::close);
    }

    private TrainingSession open(Experiment experiment) {
        TrainingSession session = TrainingSession.open(experiment, Path.of("."));
        sessions.add(session);
        return session;
    }

    private static void awaitSteps(TrainingSession session, long steps) {
        await().atMost(PATIENCE).until(() -> session.status().step() >= steps);
    }

    private static void awaitState(TrainingSession session, State state) {
        await().atMost(PATIENCE).until(() -> session.status().state() == state);
    }

    private static List<SessionEvent> drain(TrainingSession session) {
        List<SessionEvent> events = new ArrayList<>();
        session.drainEvents(events::add);
        return events;
    }

    /** Some knob moved, a different one each time. */
    private static Knobs moved(Knobs knobs, int i) {
        return switch (i % 4) {
            case 0 -> knobs.withRegularization(PenaltyForm.L2.with(knobs.regularization(), 1e-4 * (i + 1)));
            case 1 -> knobs.withDropout(0.1 + 0.01 * (i % 20));
            case 2 -> knobs.withOptimizer(knobs.optimizer().withLr(0.05 / (1 + i % 7)));
            default -> knobs.withClip(ClipMode.NORM.with(knobs.clip(), 0.5 + i % 5));
        };
    }

    @Test
    void a_recorded_run_at_full_speed_replays_to_the_bit() {
        TrainingSession session = open(Experiments.digits());
        session.play();
        for (int i = 0; i < 24; i++) {
            awaitSteps(session, session.status().step() + 10);
            session.changeKnobs(session.knobs(), moved(session.knobs(), i));
        }
        awaitSteps(session, session.status().step() + 10);
        session.pause();
        awaitState(session, State.PAUSED);
        assertReplays(session);
    }

    @Test
    void a_recorded_paced_run_replays_to_the_bit() {
        TrainingSession session = open(Experiments.digits());
        session.setPace(new Pace(200));
        session.play();
        for (int i = 0; i < 8; i++) {
            awaitSteps(session, session.status().step() + 5);
            session.changeKnobs(session.knobs(), moved(session.knobs(), i));
        }
        awaitSteps(session, session.status().step() + 5);
        session.pause();
        awaitState(session, State.PAUSED);
        assertReplays(session);
    }

    @Test
    void a_run_stepped_by_hand_replays_to_the_bit() {
        TrainingSession session = open(Experiments.digits());
        for (int i = 0; i < 12; i++) {
            session.changeKnobs(session.knobs(), moved(session.knobs(), i));
            session.step();
            awaitSteps(session, i + 1);
        }
        assertReplays(session);
    }

    /** Trains the recorded experiment without a session and compares the last report and every weight. */
    private static void assertReplays(TrainingSession session) {
        Trainer live = session.run().trainer();
        Experiment recorded = session.recorded();
        assertThat(recorded.schedule()).hasSizeGreaterThan(5);
        Trainer replay = new Trainer(recorded, session.data());
        KnobSchedule knobs = new KnobSchedule(recorded);
        while (replay.steps() < live.steps()) {
            replay.step(knobs.at(replay.steps()));
        }
        StepReport expected = live.report();
        for (int i = 0; i < expected.series().names().size(); i++) {
            assertThat(replay.report().value(i))
                    .as(expected.series().names().get(i))
                    .isEqualTo(expected.value(i));
        }
        Map<String, NumberArray> weights = live.weights();
        assertThat(replay.weights()).isEqualTo(weights);
    }

    @Test
    void a_knob_takes_effect_within_one_pace_interval() {
        TrainingSession session = open(Experiments.digits());
        session.setPace(new Pace(20));
        session.play();
        awaitSteps(session, 3);
        long before = session.status().step();
        session.changeKnobs(session.knobs(), moved(session.knobs(), 2));
        awaitSteps(session, before + 3);
        SessionEvent.KnobsChanged change = drain(session).stream()
                .filter(SessionEvent.KnobsChanged.class::isInstance)
                .map(SessionEvent.KnobsChanged.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(change.number()).isEqualTo(1);
        assertThat(change.step()).isBetween(before, before + 1);
        assertThat(change.after()).isEqualTo(session.knobs());
    }

    @Test
    void an_explosion_at_once_knows_what_was_changed_before_the_first_step() {
        TrainingSession session = open(Experiments.digits());
        Knobs own = session.knobs();
        session.changeKnobs(own, own.withOptimizer(own.optimizer().withLr(1e30)));
        session.play();
        await().atMost(PATIENCE)
                .until(() -> session.status().step() > 0 && session.status().state() != State.RUNNING);
        SessionEvent.Explosion explosion = drain(session).stream()
                .filter(SessionEvent.Explosion.class::isInstance)
                .map(SessionEvent.Explosion.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(explosion.circumstances().start()).isZero();
        assertThat(explosion.circumstances().knobs().optimizer().lr()).isEqualTo(1e30);
        assertThat(explosion.circumstances().before()).isEqualTo(own);
    }

    @Test
    void an_explosion_is_named_and_a_lower_rate_recovers() {
        TrainingSession session = open(Experiments.explosion());
        session.setPauseOnAlarm(false);
        session.play();
        awaitState(session, State.DIVERGED);
        Divergence divergence = drain(session).stream()
                .filter(SessionEvent.Diverged.class::isInstance)
                .map(event -> ((SessionEvent.Diverged) event).divergence())
                .findFirst()
                .orElseThrow();
        assertThat(divergence.value()).isNotFinite();
        assertThat(divergence.step()).isEqualTo(session.status().step() - 1);
        assertThat(divergence.tensor()).matches("layers\\.\\d+(\\.weight|\\.bias)?|loss");

        session.changeKnobs(
                session.knobs(),
                session.knobs().withOptimizer(session.knobs().optimizer().withLr(0.1)));
        session.restart();
        session.play();
        awaitSteps(session, 500);
        assertThat(session.status().state()).isEqualTo(State.RUNNING);
        assertThat(session.recorded().knobs().optimizer().lr()).isEqualTo(0.1);
    }

    @Test
    void a_restart_repeats_the_same_steps() {
        TrainingSession session = open(Experiments.digits());
        for (int i = 0; i < 5; i++) {
            session.step();
            awaitSteps(session, i + 1);
        }
        double loss = session.run().trainer().report().loss();
        session.restart();
        await().atMost(PATIENCE).until(() -> session.status().step() == 0);
        for (int i = 0; i < 5; i++) {
            session.step();
            awaitSteps(session, i + 1);
        }
        assertThat(session.run().trainer().report().loss()).isEqualTo(loss);
    }

    @Test
    void a_run_ends_at_its_last_step() {
        TrainingSession session = open(Experiments.digits().withSteps(37));
        session.play();
        awaitState(session, State.FINISHED);
        assertThat(session.status().step()).isEqualTo(37);
        assertThat(drain(session)).contains(new SessionEvent.Finished(37));
        session.step();
        session.restart();
        await().atMost(PATIENCE).until(() -> session.status().step() == 0);
        assertThat(session.status().state()).isEqualTo(State.PAUSED);
    }

    @Test
    void a_run_that_no_longer_improves_ends_and_says_why() {
        Experiment digits = Experiments.digits();
        Experiment early = new Experiment(
                digits.about(),
                digits.seed(),
                digits.data(),
                digits.model(),
                Map.of(),
                digits.loss(),
                digits.knobs().withOptimizer(digits.knobs().optimizer().withLr(0)),
                digits.training().withEarlyStopping(new EarlyStopping(2, 0, true)),
                List.of(),
                5);
        TrainingSession session = open(early);
        session.play();
        awaitState(session, State.FINISHED);
        assertThat(session.status().step()).isEqualTo(15);
        assertThat(drain(session))
                .anyMatch(event -> event instanceof SessionEvent.Finished finished
                        && finished.early() != null
                        && finished.early().bestSteps() == 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void closing_at_any_moment_ends_the_engine(int seed) {
        RandomStream random = RandomStream.of(seed, RandomStream.Purpose.DATA, 0, 0);
        for (int i = 0; i < 10; i++) {
            TrainingSession session = open(Experiments.digits());
            session.setPace(random.nextInt(2) == 0 ? Pace.FULL_SPEED : new Pace(1 + random.nextInt(100)));
            session.play();
            long until = System.nanoTime() + random.nextInt(30_000_000);
            await().pollInterval(Duration.ofMillis(1)).atMost(PATIENCE).until(() -> System.nanoTime() > until);
            session.close();
            assertThat(session.status().state()).isEqualTo(State.CLOSED);
        }
    }
}
