package nablascope.ui.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestTest {
    private static final long MILLI = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "100, 200", // Java still interprets
        "100 100 100, 200",
        "100 0 0 0 0 0 100, 200", // nothing new in between: as slow as before
        "100 0, 0",
        "2 2 2 2 100, 0", // has waited for the processor
        "2 2 2 2 100 2 100 2 100, 0",
        "2 2 2 2 100 100 100, 200",
        "2 2 2 2, 0"
    })
    void drawing_rests_where_it_is_slow_most_of_the_time(String pulses, long rest) {
        Rest rests = new Rest();
        long last = Arrays.stream(pulses.split(" "))
                .mapToLong(millis -> rests.after(Long.parseLong(millis) * MILLI))
                .reduce(0, (_, now) -> now);
        assertThat(last).isEqualTo(rest * MILLI);
    }
}
