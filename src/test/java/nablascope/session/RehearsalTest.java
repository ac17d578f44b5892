package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import nablascope.train.Trainer;
import nablascope.train.TrainingData;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int STEPS = 80;
    private static final long LONG = Duration.ofMinutes(1).toNanos();

    @Test
    void leaves_no_trace_in_the_run() {
        Experiment experiment = Experiments.digits();
        Split data = TrainingData.load(experiment, Path.of("."));
        Trainer rehearsed = new Trainer(experiment, data);
        Rehearsal rehearsal = new Rehearsal(() -> new Run(experiment, data, 1), 0, LONG, STEPS + 1);
        for (int i = 0; i < STEPS; i++) {
            assertThat(rehearsal.goOn()).isTrue();
            rehearsed.step(experiment.knobs());
        }

        Trainer fresh = new Trainer(experiment, TrainingData.load(experiment, Path.of(".")));
        for (int i = 0; i < STEPS; i++) {
            fresh.step(experiment.knobs());
        }
        assertThat(rehearsed.weights()).isEqualTo(fresh.weights());
    }

    private static Rehearsal collecting(List<Run> copies, long enough) {
        Experiment experiment = Experiments.digits();
        Split data = TrainingData.load(experiment, Path.of("."));
        return new Rehearsal(
                () -> {
                    copies.add(new Run(experiment, data, 1));
                    return copies.getLast();
                },
                0,
                LONG,
                enough);
    }

    @Test
    void begins_again_after_powers_of_two() {
        List<Run> copies = new ArrayList<>();
        Rehearsal rehearsal = collecting(copies, STEPS + 1);
        for (int i = 0; i < STEPS; i++) {
            assertThat(rehearsal.goOn()).isTrue();
        }
        assertThat(copies).extracting(copy -> copy.trainer().steps()).containsExactly(1L, 1L, 2L, 4L, 8L, 16L, 32L, 8L);
    }

    @Test
    void ends_in_time() {
        Rehearsal rehearsal = new Rehearsal(
                () -> {
                    throw new AssertionError("a copy too late to be used");
                },
                0,
                -1,
                STEPS);
        assertThat(rehearsal.goOn()).isFalse();
    }

    @Test
    void ends_after_enough_steps() {
        List<Run> copies = new ArrayList<>();
        Rehearsal rehearsal = collecting(copies, 20);
        while (rehearsal.goOn()) {
            assertThat(copies).hasSizeLessThan(7);
        }
        assertThat(copies.stream().mapToLong(copy -> copy.trainer().steps()).sum())
                .isEqualTo(20);
    }

    @Test
    void the_run_starts_at_once_and_at_its_beginning() {
        try (TrainingSession session = TrainingSession.open(Experiments.digits(), Path.of("."))) {
            session.rehearse();
            assertThat(session.status().step()).isZero();
            session.play();
            await().atMost(PATIENCE).until(() -> session.status().step() >= 1);
            session.pause();
            Trainer fresh = new Trainer(session.experiment(), session.data());
            float first = (float) fresh.step(session.experiment().knobs()).dataLoss();
            Timeline timeline = session.timeline();
            assertThat(timeline.at(timeline.indexOf("data_loss"), 0))
                    .returns(0L, Sample::step)
                    .returns(first, Sample::value);
        }
    }
}
