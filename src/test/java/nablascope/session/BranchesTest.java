package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.KnobSchedule;
import nablascope.experiment.Knobs;
import nablascope.session.Branch.State;
import nablascope.timeline.Timeline;
import nablascope.train.Trainer;
import nablascope.train.TrainingData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The truth is a trainer of its own, which trains what a branch recorded straight from the first step. */
class BranchesTest {
    private static final Path FOLDER = Path.of("src/test/resources/checkpoint");
    private static final int PRESENT = Requests.PRESENT;

    private Experiment experiment;
    private Split data;
    private Run run;
    private Branches branches;

    @BeforeEach
    void open() throws IOException {
        open("lstm-adam", Branches.BUDGET);
    }

    private void open(String name, long budget) throws IOException {
        experiment = ExperimentFile.read(FOLDER.resolve(name + ".experiment.json"));
        data = TrainingData.load(experiment, FOLDER);
        run = new Run(experiment, data, 1);
        branches = new Branches(run, budget);
    }

    private void trainTo(long step, Knobs knobs) {
        while (run.steps() < step) {
            run.step(knobs);
            branches.stepped();
        }
    }

    private void go(int branch, long steps) {
        run = Objects.requireNonNull(branches.go(branch, steps, () -> false));
        assertThat(run.trainer().steps()).isEqualTo(run.steps());
    }

    private Knobs withRate(double lr) {
        return experiment.knobs().withOptimizer(experiment.knobs().optimizer().withLr(lr));
    }

    private List<Integer> numbers() {
        return branches.tree().branches().stream().map(Branch::number).toList();
    }

    private Branch branch(int number) {
        return branches.tree().find(number).orElseThrow();
    }

    /** The run at hand has the bytes of the same training done straight. */
    private void assertStraight() {
        Experiment recorded = experiment.withSchedule(run.history().since(0));
        Trainer straight = new Trainer(recorded, data, 1);
        Timeline truth = TimelineFeed.timeline(recorded, straight);
        KnobSchedule schedule = new KnobSchedule(recorded);
        while (straight.steps() < run.steps()) {
            TimelineFeed.append(straight.step(schedule.at(straight.steps())), truth);
        }
        assertThat(bits(run.timeline())).isEqualTo(bits(truth));
        assertThat(run.trainer().weights()).isEqualTo(straight.weights());
    }

    private static List<Integer> bits(Timeline timeline) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < timeline.series().size(); i++) {
            long every = timeline.series().get(i).every();
            for (long k = 0; k < timeline.samples(i); k++) {
                var sample = Objects.requireNonNull(timeline.at(i, (k + 1) * every - 1));
                all.add(Float.floatToRawIntBits(sample.value()));
            }
        }
        return all;
    }

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
