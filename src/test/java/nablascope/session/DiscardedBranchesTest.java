package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Branches that are taken out of the tree, and come back. */
class DiscardedBranchesTest extends BranchTraining {
    /** 0 with its branches 1, from step 20 on, and 3, from 10 on; 2 left 1 at step 25. All stand at 30 or more. */
    private void trainATree() {
        trainTo(30, experiment.knobs());
        go(PRESENT, 20);
        trainTo(35, withRate(0.001));
        go(PRESENT, 25);
        trainTo(32, withRate(0.002));
        go(0, 10);
        trainTo(31, withRate(0.003));
    }

    private void discard(int branch) {
        assertThat(branches.discard(branch)).isTrue();
        if (!branches.hasTrainer()) {
            go(PRESENT, branches.stands());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"batchnorm-dropout", "lstm-adam"})
    void who_discards_where_one_stands_goes_on_as_if_it_had_never_been_tried(String name) throws IOException {
        open(name, Branches.BUDGET);
        trainTo(30, experiment.knobs());
        List<Integer> original = bits(run.timeline());
        var weights = run.trainer().weights();
        go(PRESENT, 20);
        trainTo(35, withRate(0.001));
        discard(1);

        assertThat(numbers()).containsExactly(0);
        assertThat(branches.tree().present()).isZero();
        assertThat(run.steps()).isEqualTo(20);
        assertThat(run.history().knobs()).isEqualTo(experiment.knobs());
        trainTo(30, experiment.knobs());
        assertThat(bits(run.timeline())).isEqualTo(original);
        assertThat(run.trainer().weights()).isEqualTo(weights);
        trainTo(38, experiment.knobs());
        assertStraight();
        assertThat(numbers()).containsExactly(0);
    }

    @Test
    void who_stands_in_the_past_of_a_discarded_branch_goes_no_further_back_than_needed() {
        trainATree();
        go(1, 12);
        discard(1);
        assertThat(run.steps()).isEqualTo(12);
        assertThat(branches.tree().present()).isZero();
        trainTo(30, withRate(0.004));
        assertThat(numbers()).containsExactly(0, 2, 3, 4);
        assertStraight();
    }

    @Test
    void another_branch_goes_without_a_step_of_the_one_at_hand() {
        trainATree();
        Run before = run;
        discard(2);
        assertThat(numbers()).containsExactly(0, 1, 3);
        assertThat(branches.tree().present()).isEqualTo(3);
        trainTo(36, withRate(0.003));
        assertThat(run).isSameAs(before);
        assertStraight();
    }

    @Test
    void the_branches_of_a_discarded_one_hang_on_the_one_it_left_until_it_comes_back() {
        trainATree();
        discard(1);
        assertThat(numbers()).containsExactly(0, 2, 3);
        Branch.Difference difference = Objects.requireNonNull(branch(2).difference());
        assertThat(difference.from()).isZero();
        assertThat(difference.step()).isEqualTo(20);
        assertThat(branches.tree().discarded()).extracting(Branch::number).containsExactly(1);

        assertThat(branches.restore(1)).isTrue();
        assertThat(numbers()).containsExactly(0, 1, 2, 3);
        assertThat(branches.tree().branches()).extracting(Branch::depth).containsExactly(0, 1, 2, 1);
        assertThat(branches.tree().discarded()).isEmpty();
        for (int number : new int[] {1, 2, 0}) {
            go(number, Long.MAX_VALUE);
            assertStraight();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void discarded_branches_come_back_to_their_places_in_any_order(boolean parentFirst) {
        trainATree();
        discard(2);
        discard(1);
        assertThat(branches.restore(parentFirst ? 1 : 2)).isTrue();
        assertThat(branches.restore(parentFirst ? 2 : 1)).isTrue();
        assertThat(numbers()).containsExactly(0, 1, 2, 3);
        assertThat(branches.tree().branches()).extracting(Branch::depth).containsExactly(0, 1, 2, 1);
    }

    @Test
    void the_run_that_all_began_with_may_go_but_not_the_last_one() {
        trainATree();
        go(0, Long.MAX_VALUE);
        discard(0);
        assertThat(branches.tree().present()).isEqualTo(1);
        assertThat(run.steps()).isEqualTo(20);
        assertStraight();
        discard(1);
        discard(3);
        assertThat(numbers()).containsExactly(2);
        assertThat(branches.discard(2)).isFalse();
        trainTo(40, withRate(0.004));
        assertStraight();
        assertThat(branches.restore(0)).isTrue();
        go(0, Long.MAX_VALUE);
        assertStraight();
    }

    @Test
    void where_memory_is_short_a_discarded_branch_goes_first() {
        trainTo(30, experiment.knobs());
        for (int i = 1; i < Branches.MOST; i++) {
            go(0, 10 + i);
            trainTo(25, withRate(0.0501 * i));
        }
        discard(5);
        go(0, 25);
        trainTo(30, withRate(0.007));
        go(0, 26);
        assertThat(branches.tree().dropped()).isZero();
        assertThat(branches.tree().discarded()).isEmpty();
        assertThat(branches.restore(5)).isFalse();
    }
}
