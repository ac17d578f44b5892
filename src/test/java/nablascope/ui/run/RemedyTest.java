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
import nablascope.session.SessionEvent.Trouble;
import nablascope.session.TrainingSession;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rectifiers on digits, six layers of them or one, whose learning rate is raised at step 100. */
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

    private List<Trouble> troubles(TrainingSession session) {
        session.drainEvents(events::add);
        return events.stream()
                .filter(Trouble.class::isInstance)
                .map(Trouble.class::cast)
                .toList();
    }

    private Circumstances explode(TrainingSession session) {
        session.play();
        await().atMost(PATIENCE).until(() -> !troubles(session).isEmpty());
        assertThat(troubles(session)).first().isInstanceOf(SessionEvent.Explosion.class);
        return troubles(session).getFirst().circumstances();
    }

    /** Trains on with other knobs until it goes wrong again or has done {@value #LATER} steps. */
    private boolean helps(TrainingSession session, Circumstances then, Knobs knobs) {
        int before = troubles(session).size();
        int branches = session.branches().branches().size();
        session.trainFrom(then.branch(), then.start(), knobs, RAISED);
        await().atMost(PATIENCE)
                .until(() -> troubles(session).size() > before
                        || (session.branches().branches().size() > branches
                                && session.status().step() > LATER));
        return troubles(session).size() == before;
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
            assertThat(helps(session, then, clipped(then.knobs(), threshold))).isFalse();
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
            assertThat(helps(session, then, clipped(then.knobs(), threshold))).isFalse();
            Circumstances steady = new Circumstances(0, then.knobs(), then.start(), then.knobs());
            assertThat(Remedy.CLIP.applies(steady, norm)).isTrue();
        }
    }

    private static Knobs clipped(Knobs knobs, double threshold) {
        return knobs.withClip(ClipMode.NORM.with(knobs.clip(), threshold));
    }

    /** One hidden layer, whose units die one by one. */
    private static TrainingSession openDying(double raised, int at) {
        Experiment ready = Preset.DIGITS.experiment();
        Knobs calm = ready.knobs();
        Knobs high = calm.withOptimizer(calm.optimizer().withLr(raised));
        return TrainingSession.open(
                ready.withSchedule(List.of(new ScheduledChange(at, KnobsJson.difference(calm, high), high, null))),
                Path.of(""));
    }

    private Trouble die(TrainingSession session) {
        session.play();
        await().atMost(PATIENCE).until(() -> !troubles(session).isEmpty());
        assertThat(troubles(session)).first().isInstanceOf(SessionEvent.Stalled.class);
        return troubles(session).getFirst();
    }

    /** Of the gradient that comes back to the first layer at a step. */
    private static double firstGradient(TrainingSession session, long step) {
        int first = session.timeline().series().stream()
                .map(Timeline.Series::name)
                .filter(name -> name.startsWith("out_grad_norm/"))
                .map(session.timeline()::indexOf)
                .findFirst()
                .orElseThrow();
        Sample sample = Objects.requireNonNull(session.timeline().at(first, step));
        return sample.value();
    }

    @Test
    void dead_units_are_avoided_from_where_the_rate_was_raised() {
        try (TrainingSession session = openDying(10, RAISED)) {
            Trouble trouble = die(session);
            Circumstances then = trouble.circumstances();
            assertThat(firstGradient(session, trouble.step() - 1)).isPositive();
            assertThat(firstGradient(session, trouble.step())).isZero();
            assertThat(trouble.avoidable()).isTrue();
            assertThat(then.start()).isEqualTo(RAISED);
            assertThat(trouble.back()).isEqualTo(RAISED);
            assertThat(Remedy.TENTH_RATE.applies(then, 1)).isFalse();

            Knobs half = Remedy.HALF_RATE.apply(then, 1);
            assertThat(half.optimizer().lr()).isEqualTo(0.05);
            double norm = normBefore(session, then);
            Circumstances late = new Circumstances(0, then.knobs(), trouble.step() - 20, then.before());
            Knobs lower = Remedy.HALF_RATE.apply(new Circumstances(0, then.knobs(), 0, then.knobs()), 1);
            assertThat(helps(session, late, lower)).as("most are dead by then").isFalse();
            assertThat(helps(session, then, half)).isTrue();
            assertThat(firstGradient(session, session.timeline().steps() - 1)).isPositive();
            assertThat(helps(session, then, Remedy.CLIP.apply(then, norm))).isTrue();
        }
    }

    @Test
    void where_the_rate_was_never_lower_a_tenth_of_it_is_tried_from_the_start() {
        Experiment ready = Preset.DIGITS.experiment();
        Knobs high = ready.knobs().withOptimizer(ready.knobs().optimizer().withLr(10));
        try (TrainingSession session = TrainingSession.open(ready.withKnobs(high), Path.of(""))) {
            Trouble trouble = die(session);
            Circumstances then = trouble.circumstances();
            assertThat(trouble.step()).isPositive();
            assertThat(trouble.back()).isZero();
            assertThat(Remedy.TENTH_RATE.applies(then, 1)).isTrue();
            assertThat(helps(session, then, Remedy.HALF_RATE.apply(then, 1))).isFalse();
            assertThat(helps(session, then, Remedy.TENTH_RATE.apply(then, 1))).isTrue();
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
