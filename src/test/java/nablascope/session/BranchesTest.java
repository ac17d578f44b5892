package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import nablascope.session.Branch.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchesTest extends BranchTraining {
    @ParameterizedTest
    @ValueSource(strings = {"batchnorm-dropout", "lstm-adam"})
    void whatever_branch_one_comes_back_to_goes_on_as_if_it_had_never_been_left(String name) throws IOException {
        open(name, Branches.BUDGET);
        trainTo(30, experiment.knobs());
        go(PRESENT, 20);
        trainTo(35, withRate(0.001));
        go(PRESENT, 25);
        trainTo(32, withRate(0.002));
        go(0, 10);
        trainTo(28, withRate(0.003));
        assertThat(numbers()).containsExactly(0, 1, 2, 3);
        assertThat(branches.tree().branches()).extracting(Branch::depth).containsExactly(0, 1, 2, 1);

        long end = experiment.training().steps();
        for (int number : new int[] {1, 0, 3, 2}) {
            long stood = branch(number).steps();
            go(number, Long.MAX_VALUE);
            assertThat(run.steps()).isEqualTo(stood);
            assertStraight();
            trainTo(Math.min(end, stood + 8), run.history().knobs());
            assertStraight();
        }
        assertThat(numbers()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void a_branch_parts_at_its_first_step_on_other_knobs() {
        trainTo(30, experiment.knobs());
        go(PRESENT, 12);
        trainTo(18, experiment.knobs());
        assertThat(branches.tree().branches()).hasSize(1);
        assertThat(branches.tree().present()).isZero();
        trainTo(20, withRate(0.5));

        Branch.Difference difference = Objects.requireNonNull(branch(1).difference());
        assertThat(difference.from()).isZero();
        assertThat(difference.step()).isEqualTo(18);
        assertThat(difference.there()).isEqualTo(experiment.knobs());
        assertThat(difference.here()).isEqualTo(withRate(0.5));
        assertThat(branches.tree().present()).isEqualTo(1);
    }

    @Test
    void who_trains_beyond_the_end_without_a_change_is_still_on_the_same_branch() {
        trainTo(20, experiment.knobs());
        go(PRESENT, 10);
        trainTo(15, withRate(0.5));
        go(0, 5);
        trainTo(30, experiment.knobs());

        assertThat(numbers()).containsExactly(0, 1);
        assertThat(branches.tree().present()).isZero();
        assertThat(branch(0).steps()).isEqualTo(30);
        assertThat(Objects.requireNonNull(branch(1).difference()).step()).isEqualTo(10);
        go(1, Long.MAX_VALUE);
        assertStraight();
    }

    @Test
    void who_leaves_a_branch_before_it_left_its_own_has_left_that_one() {
        trainTo(20, experiment.knobs());
        go(PRESENT, 10);
        trainTo(15, withRate(0.5));
        go(1, 8);
        trainTo(12, experiment.knobs());
        assertThat(branches.tree().present()).isZero();
        trainTo(18, withRate(0.2));
        assertThat(branches.tree().branches()).extracting(Branch::depth).containsExactly(0, 1, 1);
        assertThat(Objects.requireNonNull(branch(2).difference()).step()).isEqualTo(12);
        assertStraight();
    }

    @Test
    void an_explosion_stays_one_when_one_comes_back_to_it() {
        trainTo(10, experiment.knobs());
        while (run.breakdown() == null) {
            trainTo(run.steps() + 1, withRate(1e38));
        }
        go(PRESENT, 10);
        trainTo(40, withRate(0.01));
        assertThat(branches.tree().branches()).extracting(Branch::state).containsExactly(State.DIVERGED, State.OPEN);
        go(0, Long.MAX_VALUE);
        assertThat(run.breakdown()).isNotNull();
        go(1, Long.MAX_VALUE);
        assertThat(run.breakdown()).isNull();
        assertStraight();
    }

    @Test
    void the_oldest_leaf_goes_first_and_what_is_left_stays_exact() {
        trainTo(30, experiment.knobs());
        for (int i = 1; i <= Branches.MOST + 2; i++) {
            go(0, 10 + i);
            trainTo(30, withRate(0.0501 * i));
        }
        go(0, 5);
        assertThat(branches.tree().dropped()).isEqualTo(3);
        assertThat(numbers()).contains(0, 4, Branches.MOST + 2).doesNotContain(1, 2, 3);
        go(4, Long.MAX_VALUE);
        assertStraight();
    }

    @Test
    void where_memory_is_short_those_at_hand_descends_from_go_too() throws IOException {
        open("lstm-adam", 1);
        trainTo(30, experiment.knobs());
        go(PRESENT, 20);
        trainTo(30, withRate(0.001));
        go(PRESENT, 25);
        assertThat(numbers()).containsExactly(1);
        assertThat(branch(1).difference()).isNull();
        trainTo(35, withRate(0.002));
        assertThat(numbers()).containsExactly(1, 2);
        assertStraight();
        go(1, Long.MAX_VALUE);
        assertThat(numbers()).containsExactly(1);
        assertStraight();
    }
}
