package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import nablascope.math.RandomStream;
import org.junit.jupiter.api.Test;

final class RunningMedianTest {
    private final RunningMedian median = new RunningMedian();

    @Test
    void fewer_than_fifty_numbers_have_none() {
        IntStream.rangeClosed(1, 49).forEach(median::add);
        assertThat(median.value()).isNaN();
        median.add(50);
        assertThat(median.value()).isEqualTo(25);
    }

    /** 1 … 101 has the median 51; each larger number moves it by one. */
    @Test
    void the_oldest_leaves() {
        IntStream.rangeClosed(1, 101).forEach(median::add);
        assertThat(median.value()).isEqualTo(51);
        median.add(102);
        assertThat(median.value()).isEqualTo(52);
        IntStream.rangeClosed(103, 301).forEach(median::add);
        assertThat(median.value()).isEqualTo(251);
    }

    @Test
    void what_is_no_number_counts_as_a_step_but_not_as_a_number() {
        IntStream.rangeClosed(1, 101).forEach(median::add);
        IntStream.range(0, 51).forEach(i -> median.add(i % 2 == 0 ? Float.NaN : Float.POSITIVE_INFINITY));
        assertThat(median.value()).as("of 52 … 101").isEqualTo(76);
        median.add(Float.NaN);
        assertThat(median.value()).as("of 49 numbers").isNaN();
    }

    /** By the definition: sort what was seen last. */
    @Test
    void it_is_the_middle_of_the_last_numbers_sorted() {
        List<Float> seen = new ArrayList<>();
        long key = 7;
        for (int i = 0; i < 2000; i++) {
            long random = RandomStream.at(key, i);
            float x = random % 17 == 0 ? Float.NaN : Math.abs(random % 200) / 8f;
            median.add(x);
            seen.add(x);
            List<Float> window = new ArrayList<>(seen.subList(Math.max(0, seen.size() - 101), seen.size()));
            window.removeIf(y -> !Float.isFinite(y));
            Collections.sort(window);
            if (window.size() >= 50) {
                assertThat(median.value()).isEqualTo(window.get((window.size() - 1) / 2));
            }
        }
    }
}
