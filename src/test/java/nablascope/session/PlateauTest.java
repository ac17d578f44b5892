package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlateauTest {
    private final Plateau plateau = new Plateau();

    private boolean span(int steps, Duration fastest, Duration others) {
        plateau.stepped(fastest.toNanos());
        for (int i = 1; i < steps; i++) {
            plateau.stepped(others.toNanos());
        }
        return plateau.endSpan();
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void is_reached_when_two_long_spans_are_hardly_faster() {
        assertThat(plateau.endSpan()).isFalse();
        assertThat(span(256, millis(10), millis(20))).isFalse();
        assertThat(span(512, millis(5), millis(20))).isFalse();
        assertThat(span(1024, Duration.ofNanos(4_800_000), millis(20))).isFalse();
        assertThat(span(2048, Duration.ofNanos(4_700_000), millis(20))).isTrue();
    }

    /** As where the compiler had no time meanwhile. */
    @Test
    void one_level_span_is_not_enough() {
        assertThat(span(512, millis(10), millis(10))).isFalse();
        assertThat(span(512, millis(10), millis(10))).isFalse();
        assertThat(span(512, millis(2), millis(10))).isFalse();
        assertThat(span(512, millis(2), millis(10))).isFalse();
        assertThat(span(512, millis(1), millis(10))).isFalse();
    }

    @Test
    void is_not_reached_in_short_spans() {
        assertThat(span(99, millis(10), millis(10))).isFalse();
        assertThat(span(99, millis(10), millis(10))).isFalse();
        assertThat(span(99, millis(10), millis(10))).isFalse();
        assertThat(span(100, millis(10), millis(10))).isFalse();
        assertThat(span(100, millis(10), millis(10))).isTrue();
    }

    @Test
    void slow_steps_among_fast_ones_do_not_count_as_slower_spans() {
        assertThat(span(256, millis(5), millis(5))).isFalse();
        assertThat(span(256, millis(5), millis(5))).isFalse();
        assertThat(span(256, millis(4), millis(50))).isFalse();
        assertThat(span(256, millis(4), millis(50))).isFalse();
        assertThat(span(256, millis(4), millis(4))).isTrue();
    }
}
