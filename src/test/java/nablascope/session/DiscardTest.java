package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.session.SessionStatus.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine's thread makes of it; that the numbers stay is {@link DiscardedBranchesTest}'s. */
class DiscardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Experiment DIGITS = Experiments.digits();

    private final List<SessionEvent> events = new ArrayList<>();
    private TrainingSession session;

    @BeforeEach
    void trainARunAndABranch() {
        session = TrainingSession.open(DIGITS.withSteps(200), Path.of("."));
        session.play();
        until(() -> session.status().state() == State.FINISHED);
        session.trainFrom(0, 50, rate(0.01), 50);
        until(() ->
                session.branches().branches().size() == 2 && session.status().state() == State.FINISHED);
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static Knobs rate(double lr) {
        return DIGITS.knobs().withOptimizer(DIGITS.knobs().optimizer().withLr(lr));
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }

    private boolean told(SessionEvent event) {
        session.drainEvents(events::add);
        return events.contains(event);
    }

    @Test
    void the_branch_at_hand_leads_back_to_where_it_left_the_other() {
        session.discard(1);
        until(() -> told(new SessionEvent.Rewound(50, DIGITS.knobs(), 1, 0, 200)));
        assertThat(events.get(events.size() - 2)).isEqualTo(new SessionEvent.Discarded(1, 50));
        assertThat(session.status().state()).isEqualTo(State.PAUSED);
        assertThat(session.knobs()).isEqualTo(DIGITS.knobs());
        assertThat(session.branches().branches()).extracting(Branch::number).containsExactly(0);
    }

    @Test
    void another_branch_goes_while_the_one_at_hand_trains_on() {
        session.trainFrom(0, 60, rate(0.02), 60);
        until(() -> session.branches().branches().size() == 3);
        session.discard(1);
        until(() ->
                told(new SessionEvent.Restored(1)) || session.branches().find(1).isEmpty());
        until(() -> session.status().state() == State.FINISHED);
        assertThat(session.branches().present()).isEqualTo(2);
        session.restore(1);
        until(() -> told(new SessionEvent.Restored(1)));
        assertThat(session.branches().branches()).extracting(Branch::number).containsExactly(0, 1, 2);
    }

    @Test
    void a_restart_is_a_clean_slate_and_one_run_alone_stays() {
        session.discard(1);
        session.restart();
        until(() -> session.status().step() == 0);
        session.restore(1);
        session.discard(0);
        session.play();
        until(() -> session.status().state() == State.FINISHED);
        assertThat(session.branches().branches()).extracting(Branch::number).containsExactly(0);
        assertThat(session.branches().discarded()).isEmpty();
    }
}
