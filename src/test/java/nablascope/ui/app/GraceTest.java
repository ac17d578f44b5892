package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import nablascope.session.SessionStatus;
import nablascope.session.SessionStatus.State;
import org.junit.jupiter.api.Test;

final class GraceTest {
    private long now = 5;
    private final Grace grace = new Grace(() -> now);

    private void follow(State state) {
        grace.follow(new SessionStatus(state, 1, 0, 0));
    }

    @Test
    void it_holds_for_a_moment_after_each_end() {
        follow(State.RUNNING);
        assertThat(grace.holds()).isFalse();
        follow(State.DIVERGED);
        now += Grace.NANOS - 1;
        follow(State.DIVERGED);
        assertThat(grace.holds()).isTrue();
        now++;
        assertThat(grace.holds()).isFalse();
        follow(State.PAUSED);
        follow(State.FINISHED);
        assertThat(grace.holds()).isTrue();
    }

    @Test
    void a_run_that_was_paused_starts_at_once() {
        follow(State.RUNNING);
        follow(State.PAUSED);
        assertThat(grace.holds()).isFalse();
    }
}
