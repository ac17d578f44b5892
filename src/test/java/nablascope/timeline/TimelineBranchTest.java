package nablascope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import nablascope.timeline.Timeline.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every value is its step, and in the parent's future its negative: what does not belong there shows. */
class TimelineBranchTest {
    private static Timeline filled(long steps, long ownUntil) {
        return append(new Timeline(List.of(new Series("x", 1)), 1 << 11, 1 << 11), steps, ownUntil);
    }

    private static Timeline append(Timeline timeline, long steps, long ownUntil) {
        for (long i = 0; i < steps; i++) {
            long step = timeline.steps();
            timeline.append(0, (double) (step < ownUntil ? step : -step));
            timeline.endStep();
        }
        return timeline;
    }

    @ParameterizedTest
    @CsvSource({
        "100, 37, 500", // samples only
        "5000, 4990, 3000", // the bucket under construction
        "5000, 1500, 20000", // the branch point is known by buckets alone
        "400000, 399999, 100", // long, just before its end
        "400000, 123457, 300000", // long ago
        "400000, 0, 5000"
    })
    void a_branch_has_the_past_of_its_parent_and_a_future_of_its_own(long steps, long at, long more) {
        Timeline parent = filled(steps, at);
        Timeline branch = append(parent.branch(at), more, Long.MAX_VALUE);

        assertThat(branch.steps()).isEqualTo(at + more);
        assertThat(parent.steps()).isEqualTo(steps);
        Buckets read = new Buckets();
        for (long length = at + more; length > 10; length /= 3) {
            for (double from : new double[] {0, Math.max(0, at - length / 2.0), at + more - (double) length}) {
                branch.read(0, from, from + length, 50, read);
                check(read, from, length / 50.0, at, at + more);
            }
        }
    }

    /** What the parent itself knows only by a bucket across the branch point may show its future's first values. */
    private static void check(Buckets read, double from, double width, long at, long total) {
        for (int column = 0; column < read.size(); column++) {
            double begin = from + column * width;
            if (read.flags(column) == 0) {
                continue;
            }
            double reach = 16 + Math.max(at, total) / 16.0;
            boolean known = begin - reach > at || begin + width + reach < at;
            assertThat(read.last(column))
                    .isGreaterThanOrEqualTo(known ? (float) (begin - reach) : -(float) (at + reach));
            assertThat(read.max(column)).isBetween((float) (begin - reach), (float) (begin + width + reach));
            if (known) {
                assertThat(read.min(column)).isGreaterThanOrEqualTo((float) Math.max(0, begin - reach));
            }
        }
    }

    /** What is said to be exact must be; what is not must at least contain the truth. */
    @ParameterizedTest
    @CsvSource({"5000, 1503, 600", "400000, 123457, 3000", "400000, 100007, 20"})
    void nothing_is_said_to_be_exact_that_is_not(long steps, long at, long more) {
        Timeline branch = append(filled(steps, at).branch(at), more, Long.MAX_VALUE);
        Timeline again = append(branch.branch(at - 2), more, Long.MAX_VALUE);
        for (Timeline each : List.of(branch, again)) {
            long exact = 0;
            for (long step = at - 40; step < each.steps(); step++) {
                Sample sample = Objects.requireNonNull(each.at(0, step));
                exact += sample.exact() ? 1 : 0;
                if (sample.exact()) {
                    assertThat(sample.value()).isEqualTo((float) step);
                } else {
                    assertThat((float) step).isBetween(sample.min(), sample.max());
                }
            }
            assertThat(exact).isGreaterThanOrEqualTo(Math.min(more, 1000) - 20);
            assertThat(each.exactFrom(at - 40)).isFalse();
        }
    }

    @Test
    void recent_values_are_exact_on_both_sides() {
        Timeline parent = filled(3000, 2500);
        Timeline branch = append(parent.branch(2500), 400, Long.MAX_VALUE);
        for (long step = 2400; step < 2900; step++) {
            assertThat(branch.at(0, step)).extracting("value").isEqualTo((float) step);
        }
        assertThat(parent.at(0, 2600)).extracting("value").isEqualTo(-2600f);
    }

    @Test
    void a_branch_of_a_branch() {
        Timeline first = append(filled(1900, 1000).branch(1000), 1000, Long.MAX_VALUE);
        Timeline second = append(first.branch(1500), 100, Long.MAX_VALUE);
        for (long step = 992; step < 1600; step++) {
            assertThat(second.at(0, step)).extracting("value").isEqualTo((float) step);
        }
    }
}
