package nablascope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Factors by hand and as torch.optim.lr_scheduler defines them. */
class ScheduleTest {
    private static final Knobs SGD = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));

    @ParameterizedTest
    @CsvSource({"0, 1", "29, 1", "30, 0.1", "59, 0.1", "60, 0.01"})
    void a_staircase_is_step_lr(long step, double factor) {
        assertThat(new Schedule.Staircase(30, 0.1).factor(step)).isCloseTo(factor, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "25, 0.8681980515339464", "50, 0.55", "75, 0.2318019484660536", "100, 0.1", "1000, 0.1"})
    void a_cosine_falls_to_its_floor_and_stays(long step, double factor) {
        assertThat(new Schedule.Cosine(100, 0.1).factor(step)).isCloseTo(factor, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "1, 0.625", "2, 0.75", "3, 0.875", "4, 1", "5, 1"})
    void a_warmup_is_linear_lr(long step, double factor) {
        assertThat(new Schedule.Warmup(4, 0.5).factor(step)).isEqualTo(factor);
    }

    @Test
    void inverse_time_is_one_over_one_plus_dt() {
        assertThat(new Schedule.InverseTime(0.5).factor(0)).isEqualTo(1);
        assertThat(new Schedule.InverseTime(0.5).factor(2)).isEqualTo(0.5);
    }

    @Test
    void a_schedule_is_a_live_knob() {
        Knobs cosine = KnobsJson.apply(SGD, Map.of("optimizer.schedule", Map.of("type", "cosine", "steps", 50L)));
        assertThat(cosine.optimizer().schedule()).isEqualTo(new Schedule.Cosine(50, 0));
        assertThat(cosine.optimizer().lr()).isEqualTo(0.1);

        Knobs stairs = KnobsJson.apply(SGD, Map.of("regularization.schedule", Map.of("type", "step", "every", 9L)));
        assertThat(stairs.regularization().schedule()).isEqualTo(new Schedule.Staircase(9, 0.1));
    }

    @Test
    void wrong_schedules_are_refused_by_their_key() {
        assertThatThrownBy(() ->
                        KnobsJson.apply(SGD, Map.of("optimizer.schedule", Map.of("type", "cosinus", "steps", 50L))))
                .hasMessageStartingWith("optimizer.schedule.type")
                .hasMessageContaining("cosine");
        assertThatThrownBy(() -> KnobsJson.apply(
                        SGD, Map.of("optimizer.schedule", Map.of("type", "cosine", "steps", 5L, "floor", 2L))))
                .hasMessageStartingWith("optimizer.schedule.floor");
        assertThatThrownBy(() ->
                        KnobsJson.apply(SGD, Map.of("regularization.schedule", Map.of("type", "warmup", "steps", 5L))))
                .hasMessageStartingWith("regularization.schedule.type");
    }
}
