package nablascope.ui.knobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nablascope.experiment.KnobSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class KnobScaleTest {
    private final KnobScale eta = new KnobScale(KnobSpec.LEARNING_RATE);

    @ParameterizedTest
    @CsvSource({"-6, 1e-6", "-5.6, 3e-6", "-2.8, 1e-3", "-2.5, 3e-3", "-0.55, 0.3", "0, 1", "0.4, 3", "1, 10"})
    void a_log_slider_snaps_to_one_and_three_times_powers_of_ten(double position, double value) {
        assertThat(eta.snap(position)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, true, 0.3",
        "0.1, false, 0.03",
        "0.05, true, 0.1",
        "0.05, false, 0.03",
        "10, true, 10",
        "1e-6, false, 1e-6"
    })
    void arrow_keys_go_to_the_next_rung(double from, boolean up, double to) {
        assertThat(eta.neighbour(from, up)).isEqualTo(to);
    }

    @Test
    void an_even_slider_has_rungs_of_a_twentieth() {
        KnobScale p = new KnobScale(KnobSpec.DROPOUT);
        assertThat(p.snap(0.31)).isEqualTo(0.3);
        assertThat(p.neighbour(0.3, true)).isEqualTo(0.35);
        assertThat(p.neighbour(1, true)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(KnobSpec.class)
    void value_and_position_are_inverse(KnobSpec spec) {
        KnobScale scale = new KnobScale(spec);
        double middle = (scale.minPosition() + scale.maxPosition()) / 2;
        assertThat(scale.position(scale.value(middle))).isCloseTo(middle, within(2e-3));
        assertThat(scale.position(1e9)).isEqualTo(scale.maxPosition());
    }
}
