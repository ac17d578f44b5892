package nablascope.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final float NAN = Float.NaN;
    private static final float UP = Float.POSITIVE_INFINITY;
    private static final float DOWN = Float.NEGATIVE_INFINITY;

    private final Buckets read = new Buckets();

    private static Timeline of(LongToDoubleFunction values, long steps) {
        return of(values, steps, 1);
    }

    private static Timeline of(LongToDoubleFunction values, long steps, long every) {
        Timeline timeline = new Timeline(List.of(new Timeline.Series("x", every)), 2048, 2048);
        for (long step = 0; step < steps; step++) {
            if ((step + 1) % every == 0) {
                timeline.append(0, values.applyAsDouble(step));
            }
            timeline.endStep();
        }
        return timeline;
    }

    private static Timeline of(float... values) {
        return of(step -> values[(int) step], values.length);
    }

    @Test
    void where_a_column_has_one_step_it_is_the_difference_at_that_step() {
        Difference difference = new Difference(of(5f, 3f, 8f, 1f), of(2f, 4f, 8f, 0.5f));
        difference.read(0, 0, 4, 4, read);
        assertThat(new float[] {read.min(0), read.min(1), read.min(2), read.min(3)})
                .containsExactly(3f, -1f, 0f, 0.5f);
        assertThat(read.max(1)).isEqualTo(-1f);
        assertThat(read.middle(3)).isEqualTo(0.5);
        Sample sample = Objects.requireNonNull(difference.at(0, 1));
        assertThat(sample.exact()).isTrue();
        assertThat(sample.value()).isEqualTo(-1f);
    }

    @Test
    void of_several_steps_it_has_the_differences_of_the_extremes_and_of_the_last() {
        // 5 3 8 1 against 2 4 6 0.5: smallest 1 - 0.5, largest 8 - 6, last 1 - 0.5
        Difference difference = new Difference(of(5f, 3f, 8f, 1f), of(2f, 4f, 6f, 0.5f));
        difference.read(0, 0, 4, 1, read);
        assertThat(read.min(0)).isEqualTo(0.5f);
        assertThat(read.max(0)).isEqualTo(2f);
        assertThat(read.last(0)).isEqualTo(0.5f);
    }

    /** max(a - b) >= max a - max b, and so on: a column never claims more than some step has. */
    @Test
    void a_column_never_exaggerates() {
        Random random = new Random(3);
        float[] a = new float[1000];
        float[] b = new float[1000];
        for (int i = 0; i < a.length; i++) {
            b[i] = (float) random.nextGaussian();
            a[i] = b[i] + (float) (0.3 * random.nextGaussian());
        }
        new Difference(of(a), of(b)).read(0, 0, 1000, 40, read);
        for (int column = 0; column < 40; column++) {
            float smallest = Float.POSITIVE_INFINITY;
            float largest = Float.NEGATIVE_INFINITY;
            for (int step = 25 * column; step < 25 * (column + 1); step++) {
                smallest = Math.min(smallest, a[step] - b[step]);
                largest = Math.max(largest, a[step] - b[step]);
            }
            assertThat(read.min(column)).isGreaterThanOrEqualTo(smallest);
            assertThat(read.max(column)).isLessThanOrEqualTo(largest);
        }
    }

    @Test
    void a_spike_of_one_step_among_a_million_is_there_at_every_zoom() {
        Timeline calm = of(_ -> 0.5, 100_000);
        Timeline spiked = of(step -> step == 77_777 ? 9 : 0.5, 100_000);
        new Difference(spiked, calm).read(0, 0, 100_000, 10, read);
        assertThat(read.max(7)).isEqualTo(8.5f);
        assertThat(read.max(6)).isZero();
        new Difference(calm, spiked).read(0, 0, 100_000, 10, read);
        assertThat(read.min(7)).isEqualTo(-8.5f);
    }

    /** One that exploded, beside the one that went on until those steps were known by coarse parts only. */
    @Test
    void what_happened_in_the_last_steps_of_the_shorter_run_is_there_at_every_zoom() {
        Timeline calm = of(_ -> 0.5, 200_000);
        Timeline exploded = of(step -> step > 77_777 ? 9 : 0.5, 77_780);
        Difference difference = new Difference(calm, exploded);
        assertThat(difference.grain(0, 77_779)).isGreaterThan(4);
        for (int columns : new int[] {1, 10, 700, 200_000}) {
            difference.read(0, 0, 200_000, columns, read);
            int last = (int) (77_779L * columns / 200_000);
            assertThat(read.min(last)).as("one of %d columns", columns).isEqualTo(-8.5f);
        }
        assertThat(Objects.requireNonNull(difference.at(0, 77_779)).min()).isEqualTo(-8.5f);
    }

    @Test
    void it_ends_where_the_shorter_run_ends_and_never_compares_other_steps() {
        Difference difference = new Difference(of(step -> step, 100), of(step -> 2.0 * step, 55));
        assertThat(difference.steps()).isEqualTo(55);
        difference.read(0, 0, 100, 10, read);
        assertThat(read.last(4)).isEqualTo(-49f);
        // Steps 50 to 54 both have, 55 to 59 only one.
        assertThat(read.last(5)).isEqualTo(-54f);
        assertThat(read.min(5)).isEqualTo(-54f);
        assertThat(read.max(5)).isEqualTo(-50f);
        assertThat(read.flags(9)).isZero();
        difference.read(0, 50, 60, 10, read);
        assertThat(read.last(4)).isEqualTo(-54f);
        assertThat(read.flags(5)).isZero();
        assertThat(difference.at(0, 54)).isNotNull();
        assertThat(difference.at(0, 55)).isNull();
    }

    @Test
    void what_is_no_number_is_never_a_difference() {
        Difference difference = new Difference(of(1f, NAN, UP, UP, DOWN, 1f, 1f), of(1f, 1f, 1f, UP, 1f, NAN, DOWN));
        difference.read(0, 0, 7, 7, read);
        int[] flags = new int[7];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = read.flags(i);
        }
        assertThat(flags)
                .containsExactly(
                        Buckets.FINITE,
                        Buckets.NAN,
                        Buckets.POSITIVE_INFINITY,
                        Buckets.NAN,
                        Buckets.NEGATIVE_INFINITY,
                        Buckets.NAN,
                        Buckets.POSITIVE_INFINITY);
        difference.read(0, 0, 2, 1, read);
        assertThat(read.finite(0)).isFalse();
        assertThat(Objects.requireNonNull(difference.at(0, 3)).value()).isNaN();
    }

    @Test
    void samples_at_other_steps_are_not_compared() {
        Timeline tens = of(step -> step, 100, 10);
        assertThat(new Difference(tens, of(step -> step, 100, 20)).indexOf("x")).isEqualTo(-1);
        assertThat(new Difference(tens, of(_ -> 1.0, 100, 10)).indexOf("y")).isEqualTo(-1);
        Difference same = new Difference(tens, of(_ -> 1.0, 100, 10));
        assertThat(same.indexOf("x")).isZero();
        Sample sample = Objects.requireNonNull(same.at(0, 57));
        assertThat(sample.step()).isEqualTo(49);
        assertThat(sample.value()).isEqualTo(48f);
    }

    @Test
    void steps_long_ago_are_compared_by_the_same_coarse_parts() {
        // Only 2048 samples are kept: step 100 is known by buckets of 16, of which 96 to 111 is one.
        Difference difference = new Difference(of(step -> 3.0 * step, 10_000), of(step -> step, 10_000));
        assertThat(difference.grain(0, 100)).isEqualTo(16);
        difference.read(0, 100, 101, 1, read);
        assertThat(read.min(0)).isEqualTo(2f * 96);
        assertThat(read.max(0)).isEqualTo(2f * 111);
        Sample sample = Objects.requireNonNull(difference.at(0, 100));
        assertThat(sample.exact()).isFalse();
        assertThat((double) sample.min()).isCloseTo(192, within(1e-6));
    }
}
