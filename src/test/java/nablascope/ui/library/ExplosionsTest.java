package nablascope.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import nablascope.timeline.Timeline;
import nablascope.timeline.Timeline.Series;
import org.junit.jupiter.api.Test;

class ExplosionsTest {
    private static Timeline run(LongToDoubleFunction loss, int steps) {
        Timeline timeline = new Timeline(List.of(new Series("data_loss", 1)));
        for (int step = 0; step < steps; step++) {
            timeline.append(0, loss.applyAsDouble(step));
            timeline.endStep();
        }
        return timeline;
    }

    @Test
    void it_is_the_first_step_whose_loss_is_a_thousand_times_the_first() {
        assertThat(Explosions.vast(run(step -> step < 719 ? 2 : 2001 + step, 800)))
                .isEqualTo(719);
        assertThat(Explosions.vast(run(step -> step == 5 || step > 700 ? 1e7 : 2, 800)))
                .isEqualTo(5);
    }

    @Test
    void a_loss_that_stays_vast_until_the_run_breaks_down_is_one_explosion_with_it() {
        assertThat(Explosions.of(run(step -> step < 790 ? 2 : 1e7, 800), 799)).containsExactly(799L);
        assertThat(Explosions.of(run(step -> step == 5 || step > 700 ? 1e7 : 2, 800), 799))
                .containsExactly(5L, 799L);
        assertThat(Explosions.of(run(_ -> 2, 800), 799)).containsExactly(799L);
        assertThat(Explosions.of(run(step -> step < 790 ? 2 : 1e7, 800), Explosions.NEVER))
                .containsExactly(790L);
    }

    @Test
    void a_run_that_learns_or_has_no_numbers_has_none() {
        assertThat(Explosions.vast(run(step -> 2 / (1.0 + step), 800))).isEqualTo(Explosions.NEVER);
        assertThat(Explosions.vast(run(_ -> Double.NaN, 800))).isEqualTo(Explosions.NEVER);
        assertThat(Explosions.vast(run(_ -> 0, 0))).isEqualTo(Explosions.NEVER);
    }
}
