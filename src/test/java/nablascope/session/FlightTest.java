package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;
import nablascope.session.SessionStatus.State;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import nablascope.train.Divergence;
import nablascope.train.FlightRecording;
import nablascope.train.FlightRecording.Batch;
import nablascope.train.FlightRecording.Measure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A network that trains well for 150 steps, and then at η = 10. */
final class FlightTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BANG = 150;

    private final List<SessionEvent> events = new ArrayList<>();
    private final TrainingSession session = TrainingSession.open(experiment(), Path.of(""));

    private static Experiment experiment() {
        Experiment explosive = Experiments.explosion();
        Knobs bang = explosive.knobs();
        Knobs calm = bang.withOptimizer(bang.optimizer().withLr(0.05));
        return explosive
                .withKnobs(calm)
                .withSchedule(List.of(new ScheduledChange(BANG, KnobsJson.difference(calm, bang), bang, null)));
    }

    @AfterEach
    void close() {
        session.close();
    }

    private void reach(State state) {
        await().atMost(PATIENCE).until(() -> session.status().state() == state);
        session.drainEvents(events::add);
    }

    private Excursion playToAlarm() {
        events.clear();
        session.play();
        await().atMost(PATIENCE).until(() -> {
            session.drainEvents(events::add);
            return !alarms().isEmpty();
        });
        reach(State.PAUSED);
        return alarms().getFirst();
    }

    private List<Excursion> alarms() {
        return events.stream()
                .filter(SessionEvent.Alarmed.class::isInstance)
                .map(event -> ((SessionEvent.Alarmed) event).excursion())
                .toList();
    }

    /** The first step by the definition, found in the run's own numbers. */
    private static long firstStep(Timeline timeline) {
        int loss = timeline.indexOf("data_loss");
        int norm = timeline.indexOf("grad_norm");
        for (long step = 0; ; step++) {
            List<Float> before = new ArrayList<>();
            for (long i = Math.max(0, step - 101); i < step; i++) {
                before.add(at(timeline, norm, i));
            }
            Collections.sort(before);
            boolean steep =
                    before.size() >= 50 && at(timeline, norm, step) >= 100 * before.get((before.size() - 1) / 2);
            if (steep || at(timeline, loss, step) >= 1000 * at(timeline, loss, 0)) {
                return step;
            }
        }
    }

    private static float at(Timeline timeline, int series, long step) {
        Sample sample = Objects.requireNonNull(timeline.at(series, step));
        return sample.value();
    }

    @Test
    void training_pauses_at_the_first_step_beyond_a_bound_and_goes_on_when_told() {
        Excursion alarm = playToAlarm();
        assertThat(alarm.step()).isEqualTo(firstStep(session.timeline())).isBetween(BANG, BANG + 20);
        assertThat(session.status().step()).as("steps done").isEqualTo(alarm.step() + 1);
        assertThat(alarm.tensor()).matches("layers\\.\\d+(\\.weight|\\.bias)?");

        session.play();
        reach(State.DIVERGED);
        assertThat(alarms()).as("one excursion, told once").hasSize(1);
    }

    @Test
    void taken_back_it_is_told_again_only_if_it_happens_again() {
        Excursion alarm = playToAlarm();
        session.rewind(alarm.step() - 20);
        await().atMost(PATIENCE).until(() -> session.status().step() == alarm.step() - 20);
        assertThat(playToAlarm()).isEqualTo(alarm);

        session.step();
        session.rewind(alarm.step() + 1);
        await().atMost(PATIENCE).until(() -> session.status().step() == alarm.step() + 1);
        events.clear();
        session.play();
        reach(State.DIVERGED);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void somebody_who_wants_no_more_pauses_gets_none() {
        session.muteAlarm();
        session.play();
        reach(State.DIVERGED);
        assertThat(alarms()).isEmpty();
        session.restart();
        assertThat(playToAlarm().step()).isEqualTo(firstStep(session.timeline()));
    }

    private FlightRecording record(long lastStep) throws ExecutionException, InterruptedException {
        return Objects.requireNonNull(
                session.flight(lastStep).get().orElseThrow().run(() -> false));
    }

    /** The run measured norms of the same steps while it trained: the recording must have the same bits. */
    @Test
    void a_recording_has_the_run_s_own_numbers() throws ExecutionException, InterruptedException {
        Excursion alarm = playToAlarm();
        FlightRecording recording = record(alarm.step());
        assertThat(recording.length()).isEqualTo(50);
        assertThat(recording.firstStep()).isEqualTo(alarm.step() - 49);
        assertThat(recording.tensors()).contains("layers.0.weight", "layers.0", alarm.tensor());
        Timeline timeline = session.timeline();
        for (long step = recording.firstStep(); step <= alarm.step(); step++) {
            for (int i = 0; i < recording.tensors().size(); i++) {
                String tensor = recording.tensors().get(i);
                boolean layer = timeline.indexOf("grad_norm/" + tensor) < 0;
                int gradient = timeline.indexOf((layer ? "out_grad_norm/" : "grad_norm/") + tensor);
                assertThat((float) recording.value(Measure.GRADIENT_NORM, i, step))
                        .isEqualTo(at(timeline, gradient, step));
                int weight = timeline.indexOf("weight_norm/" + tensor);
                if (!layer) {
                    assertThat((float) recording.value(Measure.VALUE_NORM, i, step))
                            .isEqualTo(at(timeline, weight, step));
                }
                assertThat(recording.value(Measure.GRADIENT_MAX, i, step))
                        .isLessThanOrEqualTo(recording.value(Measure.GRADIENT_NORM, i, step) * (1 + 1e-6));
                assertThat(recording.value(Measure.GRADIENT_NON_FINITE, i, step))
                        .isZero();
            }
        }
    }

    /** The mean of the rows' losses is the loss of the batch; of the worst eight it is no smaller. */
    @Test
    void a_recording_knows_the_rows_with_the_largest_loss() throws ExecutionException, InterruptedException {
        Excursion alarm = playToAlarm();
        Batch batch = record(alarm.step()).batch(alarm.step());
        assertThat(batch.rows()).hasSize(32).doesNotHaveDuplicates();
        assertThat(batch.losses()).hasSize(8).isSortedAccordingTo(Collections.reverseOrder());
        float loss = at(session.timeline(), session.timeline().indexOf("data_loss"), alarm.step());
        double worst = batch.losses().stream().mapToDouble(Float::doubleValue).sum();
        assertThat(worst / 8).isGreaterThanOrEqualTo(loss);
        assertThat(worst / 32).isLessThanOrEqualTo(loss);
    }

    @Test
    void the_cell_that_broke_is_the_first_that_is_not_finite() throws ExecutionException, InterruptedException {
        session.setPauseOnAlarm(false);
        session.play();
        reach(State.DIVERGED);
        Divergence divergence = events.stream()
                .filter(SessionEvent.Diverged.class::isInstance)
                .map(event -> ((SessionEvent.Diverged) event).divergence())
                .findFirst()
                .orElseThrow();
        FlightRecording recording = record(divergence.step());
        long before = divergence.step() - 1;
        for (int i = 0; i < recording.tensors().size(); i++) {
            for (Measure measure : Measure.values()) {
                assertThat(recording.value(measure, i, before)).isFinite();
            }
        }
        int tensor = recording.tensors().indexOf(divergence.tensor());
        boolean value = divergence.phase() != Divergence.Phase.BACKWARD;
        assertThat(recording.value(
                        value ? Measure.VALUE_NON_FINITE : Measure.GRADIENT_NON_FINITE, tensor, divergence.step()))
                .isPositive();
        assertThat(session.flight(divergence.step() + 1).get())
                .as("a step that was not done")
                .isEmpty();
    }
}
