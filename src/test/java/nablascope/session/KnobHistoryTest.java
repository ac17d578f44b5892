package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;

import nablascope.experiment.Knobs;
import org.junit.jupiter.api.Test;

final class KnobHistoryTest {
    private final Knobs calm = Experiments.digits().knobs();

    /** One step at each rate. */
    private KnobHistory history(double... rates) {
        KnobHistory history = new KnobHistory(Experiments.digits().withKnobs(rate(0.1)));
        for (double rate : rates) {
            history.add(rate(rate));
        }
        return history;
    }

    private Knobs rate(double lr) {
        return calm.withOptimizer(calm.optimizer().withLr(lr));
    }

    @Test
    void a_rate_rises_from_its_first_rise_however_often_it_rose() {
        assertThat(history(0.1, 0.1, 0.2, 5, 5, 10, 10).rising(6)).isEqualTo(2);
        assertThat(history(0.1, 0.1, 0.2, 5, 5, 10, 10).rising(1)).isZero();
        assertThat(history(0.05, 0.1, 0.2).rising(2)).isEqualTo(1);
    }

    @Test
    void a_rate_that_fell_since_has_not_risen() {
        assertThat(history(0.1, 10, 10, 1, 1).rising(4)).isZero();
        assertThat(history(0.1, 10, 10, 1, 2, 2).rising(5)).isEqualTo(4);
    }

    /** Other knobs that were turned meanwhile do not matter. */
    @Test
    void other_knobs_do_not_matter() {
        KnobHistory history = history(0.1, 10, 10);
        history.add(rate(10).withDropout(0.5));
        assertThat(history.rising(3)).isEqualTo(1);
        assertThat(history(0.1, 0.1).rising(1)).isZero();
    }
}
