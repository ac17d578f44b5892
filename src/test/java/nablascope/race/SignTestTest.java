package nablascope.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import nablascope.experiment.Knobs;
import nablascope.experiment.OptimizerSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignTestTest {
    /** Two-sided tails of the binomial distribution as whole numbers of 2ⁿ equally likely outcomes. */
    @ParameterizedTest
    @CsvSource({
        "10, 0, 2", // 2·1
        "9, 1, 22", // 2·(1 + 10)
        "8, 2, 112", // 2·(1 + 10 + 45)
        "1, 9, 22",
        "6, 0, 2",
        "5, 0, 2",
        "3, 4, 128", // 2·64, exactly half of 2⁷ on each side
    })
    void p_counts_outcomes_at_least_as_one_sided(int lower, int higher, int outcomes) {
        assertThat(new SignTest(lower, higher, 0).p())
                .isEqualTo(Math.min(1, outcomes / Math.pow(2, lower + higher)), within(1e-15));
    }

    @Test
    void ties_say_nothing() {
        assertThat(new SignTest(8, 0, 50).p()).isEqualTo(new SignTest(8, 0, 0).p());
        assertThat(new SignTest(0, 0, 10).p()).isEqualTo(1);
        assertThat(new SignTest(3, 3, 0).p()).isEqualTo(1);
    }

    /** R: binom.test(60, 100) gives a p-value of 0.05689. */
    @Test
    void a_hundred_seeds_are_no_trouble() {
        assertThat(new SignTest(60, 40, 0).p()).isEqualTo(0.05689, within(5e-6));
        assertThat(new SignTest(100, 0, 0).p()).isEqualTo(Math.pow(2, -99), within(1e-40));
    }

    @Test
    void six_seeds_are_the_fewest_that_can_show_a_difference() {
        assertThat(new SignTest(0, SignTest.FEWEST, 0).differs()).isTrue();
        assertThat(new SignTest(0, SignTest.FEWEST - 1, 0).differs()).isFalse();
    }

    @Test
    void a_diverged_run_is_worse_than_any_other_and_ties_with_its_like() {
        Standing first = standing(1, 1, Double.NaN, Double.NaN);
        Standing second = standing(0.5, Double.NaN, 1e30, Double.NaN);

        assertThat(SignTest.of(first, second, Outcome::loss)).isEqualTo(new SignTest(2, 1, 1));
    }

    private static Standing standing(double... losses) {
        List<Outcome> outcomes = new ArrayList<>();
        for (double loss : losses) {
            outcomes.add(new Outcome(outcomes.size(), loss, loss, 0, Double.isNaN(loss) ? 7 : Outcome.NEVER));
        }
        Knobs knobs = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));
        return new Standing(new Race.Entrant("", knobs), outcomes);
    }
}
