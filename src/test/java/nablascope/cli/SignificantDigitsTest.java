package nablascope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignificantDigitsTest {
    private final SignificantDigits number = new SignificantDigits();
    private final byte[] buffer = new byte[SignificantDigits.LONGEST];

    private String text(double value) {
        return new String(buffer, 0, number.put(value, buffer, 0), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "10, 10",
        "-2.5, -2.5",
        "0.1, 0.1",
        "123456789, 123456789",
        "1234567890, 1.23456789e9",
        "0.0000123, 0.0000123",
        "0.00000123, 1.23e-6",
        "0.9999999999, 1",
        "3.4028234663852886E38, 3.40282347e38",
        "4.9E-324, 4.94065646e-324",
        "-1.7976931348623157E308, -1.79769313e308",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity"
    })
    void values_have_nine_digits(double value, String expected) {
        assertThat(text(value)).isEqualTo(expected);
    }

    /** Correctly rounded, except that a value within an ulp or so of a tie may go either way. */
    @Test
    void any_double_is_rounded_to_nine_digits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                BigDecimal exact = new BigDecimal(value);
                BigDecimal rounded = exact.round(new MathContext(9, RoundingMode.HALF_UP));
                BigDecimal unit = rounded.ulp();
                assertThat(new BigDecimal(text(value)).subtract(exact).abs())
                        .isLessThanOrEqualTo(unit.multiply(new BigDecimal("0.500001")));
            }
        }
    }

    @Test
    void every_float_survives() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value) && value != 0) {
                assertThat(Float.parseFloat(text(value))).isEqualTo(value);
            }
        }
    }
}
