package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import nablascope.experiment.Activation;
import nablascope.experiment.Experiment;
import nablascope.experiment.InitSpec;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.ModelSpec;
import nablascope.probe.GradientReport;
import nablascope.session.SessionEvent.Stalled;
import org.junit.jupiter.api.Test;

/** Rectifiers that are all off from the start, as their biases are far below zero. */
final class StallTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final InitSpec PLAIN = InitSpec.TORCH_DEFAULT;
    private static final InitSpec DEAD = new InitSpec(
            PLAIN.scheme(),
            PLAIN.gain(),
            PLAIN.fanOut(),
            PLAIN.std(),
            PLAIN.bound(),
            PLAIN.value(),
            OptionalDouble.of(-1000),
            OptionalDouble.empty());

    private static TrainingSession open(LayerSpec... layers) {
        Experiment e = Experiments.digits();
        ModelSpec model = new ModelSpec.Layers(64, List.of(layers));
        return TrainingSession.open(
                new Experiment(
                        e.about(),
                        e.seed(),
                        e.data(),
                        model,
                        Map.of(),
                        e.loss(),
                        e.knobs(),
                        e.training(),
                        e.schedule(),
                        0),
                Path.of(""));
    }

    private static TrainingSession dead() {
        return open(
                new LayerSpec.Linear(16, true, PLAIN),
                new LayerSpec.Activate(Activation.RELU),
                new LayerSpec.Linear(8, true, DEAD),
                new LayerSpec.Activate(Activation.RELU),
                new LayerSpec.Linear(10, true, PLAIN));
    }

    private static List<Stalled> told(TrainingSession session, long steps) {
        for (long i = session.status().step(); i < steps; i++) {
            session.step();
        }
        await().atMost(PATIENCE).until(() -> session.status().step() == steps);
        return drained(session);
    }

    private static List<Stalled> drained(TrainingSession session) {
        List<Stalled> told = new ArrayList<>();
        session.drainEvents(event -> {
            if (event instanceof Stalled stalled) {
                told.add(stalled);
            }
        });
        return told;
    }

    private static void rewind(TrainingSession session, long steps) {
        session.rewind(steps);
        await().atMost(PATIENCE).until(() -> session.status().step() == steps);
    }

    @Test
    void a_dead_layer_is_told_once_and_again_only_after_going_back_before_that() {
        try (TrainingSession session = dead()) {
            var then = new SessionEvent.Circumstances(0, session.knobs(), 0, session.knobs());
            assertThat(told(session, 49)).isEmpty();
            assertThat(told(session, 120)).containsExactly(new Stalled(0, "layers.3", then));
            rewind(session, 49);
            assertThat(told(session, 50)).containsExactly(new Stalled(0, "layers.3", then));
            rewind(session, 50);
            assertThat(told(session, 70)).isEmpty();
        }
    }

    @Test
    void no_knob_avoids_what_is_so_from_the_first_step_on() {
        try (TrainingSession session = dead()) {
            assertThat(told(session, 50))
                    .singleElement()
                    .satisfies(stalled -> assertThat(stalled.avoidable()).isFalse());
        }
    }

    @Test
    void a_network_that_learns_is_not_told_of() {
        try (TrainingSession session = TrainingSession.open(Experiments.digits(), Path.of(""))) {
            assertThat(told(session, 200)).isEmpty();
        }
    }

    @Test
    void the_gradient_check_names_the_layer_and_compares_what_is_left()
            throws ExecutionException, InterruptedException {
        try (TrainingSession session = dead()) {
            GradientReport report = session.gradientCheck().get().run(16);
            assertThat(report.blocking()).isEqualTo("layers.3");
            assertThat(report.flat()).as("the last bias has a gradient").isFalse();
            assertThat(report.passed()).isTrue();
        }
    }

    @Test
    void without_any_gradient_the_check_says_that_nothing_was_checked()
            throws ExecutionException, InterruptedException {
        try (TrainingSession session = open(
                new LayerSpec.Linear(8, true, DEAD),
                new LayerSpec.Activate(Activation.RELU),
                new LayerSpec.Linear(10, false, PLAIN))) {
            GradientReport report = session.gradientCheck().get().run(16);
            assertThat(report.conclusive()).isTrue();
            assertThat(report.flat()).isTrue();
            assertThat(report.blocking()).isEqualTo("layers.1");
        }
    }
}
