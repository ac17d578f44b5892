package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nablascope.session.Excursion.Quantity;
import nablascope.timeline.Buckets;
import nablascope.timeline.Metrics;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AlarmTest {
    private final Alarm alarm = new Alarm();
    private long step;

    private List<Long> raised(int steps, float loss, float norm) {
        List<Long> raised = new ArrayList<>();
        for (int i = 0; i < steps; i++, step++) {
            if (alarm.watch(step, loss, norm) != null) {
                raised.add(step);
            }
        }
        return raised;
    }

    @Test
    void a_loss_a_thousand_times_its_start_is_told() {
        assertThat(alarm.watch(0, 2.5f, 1)).isNull();
        assertThat(alarm.watch(1, 2499, 1)).isNull();
        assertThat(alarm.watch(2, 2500, 1)).isEqualTo(Quantity.LOSS);
    }

    @Test
    void a_gradient_a_hundred_times_its_median_is_told_once_fifty_were_seen() {
        assertThat(raised(50, 1, 0.5f)).isEmpty();
        assertThat(alarm.watch(50, 1, 49.9f)).isNull();
        step = 51;
        assertThat(raised(9, 1, 50)).isEmpty();
        assertThat(alarm.watch(60, 1, 50)).isEqualTo(Quantity.GRADIENT);
    }

    @Test
    void a_hundred_times_little_is_no_alarm_until_it_is_as_much_as_the_first_gradient() {
        assertThat(raised(1, 1, 2)).isEmpty();
        assertThat(raised(200, 1, 1e-8f)).isEmpty();
        assertThat(raised(20, 1, 1.9f)).isEmpty();
        assertThat(raised(9, 1, 2)).isEmpty();
        assertThat(alarm.watch(step, 1, 2)).isEqualTo(Quantity.GRADIENT);
    }

    @Test
    void before_there_is_a_median_no_gradient_is_too_steep() {
        assertThat(raised(49, 1, 0.5f)).isEmpty();
        assertThat(alarm.watch(49, 1, 1e9f)).isNull();
    }

    @Test
    void a_spike_that_heals_is_no_explosion() {
        assertThat(raised(60, 1, 1)).isEmpty();
        for (int i = 0; i < 20; i++) {
            assertThat(raised(9, 1, 1000)).isEmpty();
            assertThat(raised(10, 1, 1)).isEmpty();
        }
    }

    /** The next is told 21 steps after the last one beyond the bounds, and no step earlier. */
    @Test
    void one_excursion_is_told_once() {
        assertThat(raised(60, 1, 1)).isEmpty();
        assertThat(raised(30, 1, 1000)).containsExactly(69L);
        assertThat(raised(10, 1, 1)).isEmpty();
        assertThat(raised(10, 1, 1000)).isEmpty();
        assertThat(raised(20, 1, 1)).isEmpty();
        assertThat(raised(10, 1, 1000)).containsExactly(139L);
    }

    @Test
    void what_is_no_number_is_somebody_else_s_alarm() {
        assertThat(raised(60, 1, 1)).isEmpty();
        assertThat(raised(5, Float.NaN, Float.POSITIVE_INFINITY)).isEmpty();
    }

    /** A run of spikes, taken back to every one of its steps, goes on as if it had never been. */
    @Test
    void a_run_taken_back_is_told_the_same() {
        int steps = 700;
        List<Quantity> straight = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            straight.add(alarm.watch(i, loss(i), norm(i)));
        }
        assertThat(straight).contains(Quantity.LOSS, Quantity.GRADIENT);
        for (int back = 0; back < steps; back += 7) {
            alarm.goBack(timeline(back));
            for (int i = back; i < Math.min(steps, back + 150); i++) {
                assertThat(alarm.watch(i, loss(i), norm(i)))
                        .as("step %d from %d", i, back)
                        .isEqualTo(straight.get(i));
            }
        }
    }

    /** A run that is continued begins with a timeline whose first steps are known by buckets only. */
    @Test
    void a_run_that_was_kept_is_told_the_same() {
        int steps = 5000;
        List<Quantity> straight = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            straight.add(alarm.watch(i, loss(i), norm(i)));
        }
        Timeline kept = timeline(steps);
        Timeline recalled = new Timeline(kept.series());
        recalled.recall(4600, new Coarse(kept));
        Alarm again = new Alarm();
        again.start(kept);
        again.goBack(recalled);
        int known = 4600 + Alarm.MEMORY;
        for (int i = 4600; i < steps; i++) {
            Quantity told = again.watch(i, loss(i), norm(i));
            assertThat(i < known || told == straight.get(i)).as("step %d", i).isTrue();
        }
        assertThat(straight.subList(known, steps)).contains(Quantity.LOSS, Quantity.GRADIENT);
    }

    /** Of a run's steps sixteen at a time. */
    private record Coarse(Metrics run) implements Metrics {
        @Override
        public int indexOf(String name) {
            return run.indexOf(name);
        }

        @Override
        public String nameOf(int series) {
            return run.nameOf(series);
        }

        @Override
        public long steps() {
            return run.steps();
        }

        @Override
        public long every(int series) {
            return run.every(series);
        }

        @Override
        public long grain(int series, long step) {
            return 16;
        }

        @Override
        public void read(int series, double fromStep, double toStep, int columns, Buckets out) {
            run.read(series, fromStep, toStep, columns, out);
        }

        @Override
        public @Nullable Sample at(int series, long step) {
            return run.at(series, step);
        }
    }

    private static Timeline timeline(int steps) {
        List<Timeline.Series> series = Stream.of("data_loss", "grad_norm", "grad_norm_clipped")
                .map(name -> new Timeline.Series(name, 1))
                .toList();
        Timeline timeline = new Timeline(series);
        for (int i = 0; i < steps; i++) {
            timeline.append(0, loss(i));
            timeline.append(1, 1000 * norm(i));
            timeline.append(2, norm(i));
            timeline.endStep();
        }
        return timeline;
    }

    /** The first is larger than the excursions before the 300th step, which are therefore none, and smaller than others. */
    private static float norm(int i) {
        return i == 0 ? 700 : i % 131 > 116 ? 400 + i : i % 211 == 210 ? Float.NaN : 1 + i % 13;
    }

    private static float loss(int i) {
        return i % 4600 >= 300 && i % 4600 < 310 ? 3000 : 2;
    }
}
