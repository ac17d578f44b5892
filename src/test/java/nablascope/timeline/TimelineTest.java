package nablascope.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import nablascope.timeline.Timeline.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every read is compared with a scan over all the values. */
class TimelineTest {
    private static final Series EACH = new Series("data_loss", 1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void columns_are_what_a_scan_of_all_values_gives(long seed) {
        Random random = new Random(seed);
        long every = seed % 3 == 0 ? 7 : 1;
        float[] values = values(random, 1 + random.nextInt(20_000), every == 1 ? 0.01 : 0.1);
        Timeline timeline = filled(new Timeline(List.of(new Series("x", every))), values, every);
        Buckets read = new Buckets();
        for (int round = 0; round < 20; round++) {
            double from = (random.nextDouble() * 1.2 - 0.1) * values.length * every;
            double to = from + 1 + random.nextDouble() * values.length * every;
            int columns = 1 + random.nextInt(150);
            timeline.read(0, from, to, columns, read);
            assertThat(read.size()).isEqualTo(columns);
            for (int column = 0; column < columns; column++) {
                double width = (to - from) / columns;
                assertColumn(read, column, values, every, from + column * width, from + (column + 1) * width);
            }
        }
    }

    @Test
    void one_bad_step_among_millions_shows_at_every_zoom() {
        Timeline timeline = new Timeline(List.of(EACH), 1 << 14, 1 << 12);
        int steps = 3_000_000;
        int spike = 1_234_567;
        for (int step = 0; step < steps; step++) {
            timeline.append(0, step == spike ? 1e6 : step == spike + 1 ? Double.NaN : 1);
            timeline.endStep();
        }
        Buckets read = new Buckets();
        for (double length = steps; length > 2; length /= 3) {
            double from = Math.max(0, spike - length * 0.4);
            timeline.read(0, from, from + length, 200, read);
            float top = 0;
            int flags = 0;
            for (int column = 0; column < read.size(); column++) {
                top = Math.max(top, read.finite(column) ? read.max(column) : 0);
                flags |= read.flags(column);
            }
            assertThat(top).as("highest of %s steps", length).isEqualTo(1e6f);
            assertThat(flags & Buckets.NAN).as("NaN within %s steps", length).isNotZero();
        }
    }

    @Test
    void old_steps_are_known_by_the_range_of_their_neighbourhood() {
        Timeline timeline = new Timeline(List.of(EACH), 1 << 12, 1 << 12);
        for (int step = 0; step < 100_000; step++) {
            timeline.append(0, step);
            timeline.endStep();
        }
        assertThat(timeline.at(0, 99_999)).isEqualTo(new Sample(99_999, true, 99_999, 99_999, 99_999, Buckets.FINITE));
        Sample old = Objects.requireNonNull(timeline.at(0, 5_000));
        assertThat(old.exact()).isFalse();
        assertThat(old.value()).isNaN();
        assertThat(old.min()).isBetween(5_000f - 256, 5_000f);
        assertThat(old.max()).isBetween(5_000f, 5_000f + 256);
    }

    /** The oldest steps are dropped meanwhile: what was read of them before is nearer to the truth. */
    @Test
    void reading_on_reads_new_columns_and_leaves_the_others() {
        Timeline timeline = new Timeline(List.of(EACH), 1 << 12, 1 << 12);
        for (int step = 0; step < 40 * 2_560; step++) {
            timeline.append(0, step);
            timeline.endStep();
        }
        Buckets read = new Buckets();
        timeline.read(0, 0, 100 * 2_560, 100, read);
        read.add(3, -1, -1, -1, Buckets.FINITE);
        for (int step = 40 * 2_560; step < 80 * 2_560; step++) {
            timeline.append(0, step);
            timeline.endStep();
        }
        assertThat(timeline.readOn(0, 0, 100 * 2_560, 100, 40, read)).isEqualTo(40);
        assertThat(read.size()).isEqualTo(100);
        assertThat(read.min(3)).isEqualTo(-1f);
        for (int column = 0; column < 100; column++) {
            assertThat(read.finite(column)).isEqualTo(column < 80);
            if (column < 80 && column != 3) {
                assertThat(read.min(column)).as("column %s", column).isEqualTo(2_560f * column);
                assertThat(read.max(column)).as("column %s", column).isEqualTo(2_560f * column + 2_559);
            }
        }
    }

    @Test
    void a_sample_belongs_to_the_last_of_its_steps() {
        Timeline timeline = new Timeline(List.of(EACH, new Series("eval_loss", 100)));
        for (int step = 0; step < 250; step++) {
            timeline.append(0, step);
            if (step % 100 == 99) {
                timeline.append(1, step);
            }
            timeline.endStep();
        }
        assertThat(timeline.at(1, 98)).isNull();
        assertThat(timeline.at(1, 99)).isEqualTo(new Sample(99, true, 99, 99, 99, Buckets.FINITE));
        assertThat(timeline.at(1, 240)).isEqualTo(new Sample(199, true, 199, 199, 199, Buckets.FINITE));
        assertThat(timeline.samples(1)).isEqualTo(2);
        assertThat(timeline.indexOf("eval_loss")).isEqualTo(1);
        assertThat(timeline.indexOf("nothing")).isEqualTo(-1);
    }

    @Test
    void a_step_shows_when_it_is_over() {
        Timeline timeline = new Timeline(List.of(EACH));
        timeline.append(0, 3);
        assertThat(timeline.at(0, 0)).isNull();
        timeline.endStep();
        assertThat(timeline.at(0, 0)).isNotNull();
        assertThat(timeline.steps()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_value_that_is_no_number_stays_what_it_was(double value) {
        Timeline timeline = new Timeline(List.of(EACH));
        timeline.append(0, value);
        timeline.endStep();
        Sample sample = Objects.requireNonNull(timeline.at(0, 0));
        assertThat(sample.exact()).isTrue();
        assertThat(sample.value()).isEqualTo(Float.valueOf((float) value));
        assertThat(sample.flags() & Buckets.FINITE).isZero();
    }

    @Test
    void a_norm_beyond_float_stays_finite() {
        Timeline timeline = new Timeline(List.of(EACH));
        timeline.append(0, 1e200);
        timeline.endStep();
        assertThat(timeline.at(0, 0)).extracting("value").isEqualTo(Float.MAX_VALUE);
    }

    @Test
    void a_series_needs_a_step_per_sample() {
        assertThatThrownBy(() -> new Series("eval_loss", 0)).hasMessageContaining("eval_loss is 0");
    }

    private static float[] values(Random random, int count, double broken) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
            if (random.nextDouble() < broken) {
                float[] kinds = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
                values[i] = kinds[random.nextInt(kinds.length)];
            }
        }
        return values;
    }

    private static Timeline filled(Timeline timeline, float[] values, long every) {
        for (long step = 0; step < values.length * every; step++) {
            if ((step + 1) % every == 0) {
                timeline.append(0, values[(int) (step / every)]);
            }
            timeline.endStep();
        }
        return timeline;
    }

    private static void assertColumn(Buckets read, int column, float[] values, long every, double from, double to) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        float last = Float.NaN;
        int flags = 0;
        for (int i = 0; i < values.length; i++) {
            long step = (i + 1) * every - 1;
            if (step < from || step >= to) {
                continue;
            }
            float value = values[i];
            if (Float.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
                last = value;
                flags |= Buckets.FINITE;
            } else if (Float.isNaN(value)) {
                flags |= Buckets.NAN;
            } else {
                flags |= value > 0 ? Buckets.POSITIVE_INFINITY : Buckets.NEGATIVE_INFINITY;
            }
        }
        assertThat(read.flags(column)).isEqualTo(flags);
        if ((flags & Buckets.FINITE) != 0) {
            assertThat(new float[] {read.min(column), read.max(column), read.last(column)})
                    .containsExactly(min, max, last);
            assertThat(read.middle(column)).isBetween((double) min, (double) max);
        }
    }
}
