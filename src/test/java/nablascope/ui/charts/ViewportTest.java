package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewportTest {
    private final Viewport viewport = new Viewport();

    @Test
    void it_grows_rarely_and_always_shows_the_newest_step() {
        int grown = 0;
        double end = 0;
        for (long steps = 0; steps < 1_000_000; steps += 50) {
            viewport.growTo(steps);
            ViewRange range = viewport.range();
            assertThat(range.fromStep()).isZero();
            assertThat(range.toStep()).isGreaterThanOrEqualTo((double) steps);
            grown += range.toStep() > end ? 1 : 0;
            end = range.toStep();
        }
        assertThat(grown).isLessThan(60);
    }

    @Test
    void zooming_keeps_the_step_under_the_pointer_and_ends_following() {
        viewport.growTo(1000);
        viewport.zoomSteps(0.5, 250);
        assertThat(viewport.range().fromStep()).isCloseTo(125, within(1e-9));
        assertThat(viewport.range().toStep()).isCloseTo(625, within(1e-9));
        assertThat(viewport.followProperty().get()).isFalse();
        viewport.fit();
        assertThat(viewport.followProperty().get()).isTrue();
    }

    @Test
    void it_never_shows_less_than_a_few_steps_nor_runs_away() {
        viewport.zoomSteps(1e-9, 50);
        ViewRange range = viewport.range();
        assertThat(range.toStep() - range.fromStep()).isEqualTo(4);
        viewport.zoomSteps(1e30, 50);
        assertThat(viewport.range().toStep()).isFinite();
    }

    @Test
    void there_is_nothing_to_see_before_the_first_step() {
        viewport.showSteps(-40, 60);
        assertThat(viewport.range().fromStep()).isZero();
        assertThat(viewport.range().toStep()).isEqualTo(100);
    }

    @Test
    void values_chosen_by_hand_stay_until_it_fits_again() {
        viewport.showValues(2, 3);
        assertThat(viewport.fitsValues()).isFalse();
        viewport.showValues(3, 3);
        viewport.showValues(Double.NaN, 4);
        assertThat(viewport.range()).extracting("low", "high").containsExactly(2.0, 3.0);
        viewport.fit();
        assertThat(viewport.fitsValues()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "false,0.1,2.3",
        "false,0,0",
        "false,5,5",
        "false,-3,-2.9",
        "false,1000,1001",
        "false,0,3e38",
        "true,0.1,2.3",
        "true,1,1",
        "true,1e-30,1e30",
        "true,0,4",
        "true,-1,0"
    })
    void values_fit_with_room_and_without_waste(boolean log, double low, double high) {
        ValueFit fit = new ValueFit(log);
        fit.add(low);
        fit.add(high);
        fit.applyTo(viewport);
        ViewRange range = viewport.range();
        ValueScale scale = new ValueScale(range.low(), range.high(), log, 100);
        assertThat(range.low()).isLessThan(range.high());
        if (!log || low > 0) {
            assertThat(scale.y(high)).isBetween(0.0, high == low ? 60.0 : 35.0);
            assertThat(scale.y(low)).isBetween(40.0, 100.0);
        }
        if (log) {
            assertThat(range.low()).isPositive();
        }
    }
}
