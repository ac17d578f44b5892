package nablascope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1 | 0.1",
                "1,5 | 1.5",
                "0,001 | 0.001",
                "1e-3 | 0.001",
                ".01 | 0.01",
                "5. | 5",
                "1,000,000 | 1000000",
                "1,234.5 | 1234.5"
            })
    void one_comma_is_a_decimal_comma_and_groups_of_three_are_thousands(String text, double value) {
        assertThat(NumberRange.atLeast(0).parse(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,000", "1,2,3", "12,34,567", "0x1p3", "1d", "NaN", "Infinity", "", ",", "-1", "fast"})
    void what_could_mean_something_else_is_refused(String text) {
        assertThat(NumberRange.atLeast(0).parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,000 | 1000", "12,345,678 | 12345678", "64 | 64", "1e3 | 1000"})
    void whole_numbers_have_thousands_separators(String text, double value) {
        assertThat(NumberRange.whole(0, 1L << 53).parse(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5", "1,00", "1.5", "01,000"})
    void whole_numbers_have_no_decimal_comma(String text) {
        assertThat(NumberRange.whole(0, 1L << 53).parse(text)).isEmpty();
    }

    @Test
    void a_number_beyond_all_numbers_is_told_from_nonsense() {
        NumberRange range = NumberRange.atLeast(0);
        assertThat(range.parse("1e400")).isEmpty();
        assertThat(range.overflows("1e400")).isTrue();
        assertThat(range.overflows("1e300")).isFalse();
        assertThat(range.overflows("-1")).isFalse();
        assertThat(range.overflows("fast")).isFalse();
    }
}
