package nablascope.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nablascope.experiment.ClipMode;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.ScheduledChange;
import nablascope.session.SessionEvent;
import nablascope.session.SessionEvent.Circumstances;
import nablascope.session.TrainingSession;
import nablascope.timeline.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Six layers of rectifiers on digits, whose learning rate is raised at step 100. */
final class RemedyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RAISED = 100;
    private static final int LATER = 1000;

    private final List<SessionEvent> events = new ArrayList<>();

    private static TrainingSession open(OptimizerSpec usual, double raised) {
        Experiment ready = Preset.BUILT_IN.get(1).experiment();
        Knobs calm = Knobs.of(usual);
        Knobs bang = calm.withOptimizer(usual.withLr(raised));
        return TrainingSession.open(
                ready.withKnobs(calm)
                        .withSchedule(
                                List.of(new ScheduledChange(RAISED, KnobsJson.difference(calm, bang), bang, null))),
                Path.of(""));
    }

    private List<SessionEvent.Explosion> explosions(TrainingSession session) {
        session.drainEvents(events::add);
        return events.stream()
                .filter(SessionEvent.Explosion.class::isInstance)
                .map(SessionEvent.Explosion.class::cast)
                .toList();
    }

    private Circumstances explode(TrainingSession session) {
        session.play();
        await().atMost(PATIENCE).until(() -> !explosions(session).isEmpty());
        return explosions(session).getFirst().circumstances();
    }

    /** Trains on with other knobs until it explodes again or has done {@value #LATER} steps. */
    private boolean helps(TrainingSession session, Circumstances then, Knobs knobs) {
        int before = explosions(session).size();
        session.trainFrom(then.branch(), then.start(), knobs, RAISED);
        await().atMost(PATIENCE)
                .until(() -> explosions(session).size() > before
                        || (session.branches().branches().size() > 1
                                && session.status().step() > LATER));
        return explosions(session).size() == before;
    }

    private static double normBefore(TrainingSession session, Circumstances then) {
        int series = session.timeline().indexOf("grad_norm");
        Sample sample = Objects.requireNonNull(session.timeline().at(series, then.start() - 1));
        return sample.value();
    }

    @ParameterizedTest
    @CsvSource({"SGD, 0.1, 10", "ADAM, 0.001, 1", "ADAMW, 0.001, 1", "RMSPROP, 0.001, 1", "ADAGRAD, 0.01, 3"})
    void each_rule_is_helped_by_half_of_the_usual_rate(OptimizerSpec.Type rule, double usual, double raised) {
        try (TrainingSession session = open(OptimizerSpec.of(rule, usual), raised)) {
            Circumstances then = explode(session);
            assertThat(Remedy.HALF_RATE.applies(then, 1)).isTrue();
            Knobs knobs = Remedy.HALF_RATE.apply(then, 1);
            assertThat(knobs.optimizer().lr()).isEqualTo(usual / 2);
            assertThat(helps(session, then, knobs)).isTrue();
        }
    }

    @Test
    void gradient_descent_is_helped_by_clipping() {
        try (TrainingSession session = open(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1), 10)) {
            Circumstances then = explode(session);
            double norm = normBefore(session, then);
            assertThat(Remedy.CLIP.applies(then, norm)).isTrue();
            assertThat(helps(session, then, Remedy.CLIP.apply(then, norm))).isTrue();
        }
    }

    /** Divided by its own size, a gradient makes the same step however short it is. */
    @ParameterizedTest
    @CsvSource({"ADAM, 0.001, 1", "ADAMW, 0.001, 1", "RMSPROP, 0.001, 1"})
    void clipping_is_not_offered_to_rules_that_it_does_not_help(OptimizerSpec.Type rule, double usual, double raised) {
        try (TrainingSession session = open(OptimizerSpec.of(rule, usual), raised)) {
            Circumstances then = explode(session);
            double norm = normBefore(session, then);
            assertThat(Remedy.CLIP.applies(then, norm)).isFalse();
            double threshold = norm * usual / raised;
            assertThat(helps(
                            session,
                            then,
                            then.knobs()
                                    .withClip(ClipMode.NORM.with(then.knobs().clip(), threshold))))
                    .isFalse();
        }
    }

    /** The first step with the raised rate is made of gradients that were not clipped. */
    @Test
    void clipping_is_not_offered_with_momentum_where_the_rate_was_raised() {
        OptimizerSpec momentum = OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.01).withMomentum(0.9);
        try (TrainingSession session = open(momentum, 1)) {
            Circumstances then = explode(session);
            double norm = normBefore(session, then);
            assertThat(Remedy.CLIP.applies(then, norm)).isFalse();
            double threshold = norm / 100;
            assertThat(helps(
                            session,
                            then,
                            then.knobs()
                                    .withClip(ClipMode.NORM.with(then.knobs().clip(), threshold))))
                    .isFalse();
            Circumstances steady = new Circumstances(0, then.knobs(), then.start(), then.knobs());
            assertThat(Remedy.CLIP.applies(steady, norm)).isTrue();
        }
    }

    /** Nothing had been trained before that says what gradients are usual. */
    @Test
    void a_rate_that_was_zero_is_no_usual_one() {
        Knobs with = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 10));
        Circumstances then = new Circumstances(0, with, 0, Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0)));
        assertThat(Remedy.HALF_RATE.apply(then, 2).optimizer().lr()).isEqualTo(5);
        assertThat(Remedy.CLIP.apply(then, 2).clip().norm()).isNotNull();
    }
}
