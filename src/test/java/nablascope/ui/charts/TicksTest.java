package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nablascope.ui.charts.Ticks.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {
    @Test
    void equal_steps_are_round_and_start_at_a_multiple() {
        assertThat(values(Ticks.linear(0.13, 1.05, 5, 1e-9))).containsExactly(0.2, 0.4, 0.6000000000000001, 0.8, 1.0);
        assertThat(values(Ticks.linear(0, 100, 5, 1))).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
    }

    @Test
    void steps_are_never_split() {
        assertThat(values(Ticks.linear(0, 4, 100, 1))).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void less_than_a_decade_still_has_labelled_ticks() {
        List<Tick> ticks = Ticks.decades(1.5, 8, 3);
        assertThat(values(ticks)).containsExactly(2.0, 5.0);
        assertThat(ticks).allMatch(Tick::labelled);
    }

    @Test
    void two_decades_have_one_two_five_each() {
        assertThat(values(Ticks.decades(0.1, 10, 20))).containsExactly(0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0);
    }

    @Test
    void many_decades_label_some_powers_of_ten_only() {
        List<Double> labelled = values(
                Ticks.decades(1e-38, 1e38, 10).stream().filter(Tick::labelled).toList());
        assertThat(labelled).hasSizeBetween(5, 11);
        assertThat(labelled)
                .allSatisfy(value -> assertThat(Math.log10(value) % 1).isCloseTo(0, within(1e-9)));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "101,120", "120,120", "1201,1500", "810000,1000000", "2000000,2000000"})
    void room_to_grow_is_the_next_round_number(double steps, double end) {
        assertThat(Ticks.roundUp(steps)).isCloseTo(end, within(end * 1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.5,0.5", "0.0005,5e-4", "99999,99999", "1e6,1e6", "-0.25,-0.25", "1.0E-38,1e-38", "2.5e7,2.5e7"
    })
    void labels_are_short(double value, String label) {
        assertThat(Numbers.tick(value)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "500,500", "9999,9999", "20000,20k", "1500000,1.5M", "1000000000,1000M"})
    void steps_are_counted_in_thousands_and_millions(double steps, String label) {
        assertThat(Numbers.steps(steps)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"0.1234567,0.123457", "1.5e-7,1.5e-7", "123456789,1.23457e8", "NaN,NaN", "Infinity,+∞", "-Infinity,−∞"})
    void values_have_six_digits_and_say_when_they_are_no_number(double value, String text) {
        assertThat(Numbers.exact(value)).isEqualTo(text);
    }

    private static List<Double> values(List<Tick> ticks) {
        return ticks.stream().map(Tick::value).toList();
    }

    @Test
    void differences_have_decades_of_both_signs_around_zero() {
        List<Double> labelled = Ticks.aroundZero(-2e6, 2e6, 1e-3, 9).stream()
                .filter(Tick::labelled)
                .map(Tick::value)
                .toList();
        assertThat(labelled).contains(0.0, -1e6, 1e6).hasSizeBetween(5, 9);
        assertThat(labelled).isSorted();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8})
    void an_axis_around_zero_has_three_numbers_at_least(double top) {
        assertThat(Ticks.linear(-top * 1e6, top * 1e6, 3, Double.MIN_NORMAL)).hasSizeBetween(3, 5);
    }
}
