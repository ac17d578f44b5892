package nablascope.train;

import static org.assertj.core.api.Assertions.assertThat;

import nablascope.bench.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second thread changes no bit of weights, norms or losses, whichever products, panels, sequences or blocks of tensors it takes. */
@Timeout(120)
class TwoThreadsTest {
    private static final int STEPS = 4;
    private static final int REPEATS = 5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "784-128-10 b64",
                "784-128-10 b64 pictures",
                "784-512-512-10 b128",
                "784-512-512-10 b128 pictures",
                "RNN 64 T50 b32",
                "LSTM 64 T50 b32",
                "GRU 64 T50 b32"
            })
    void give_the_bits_of_one(String model) {
        Trainer alone = trained(model, 1);
        for (int i = 0; i < REPEATS; i++) {
            Trainer shared = trained(model, 2);
            for (int series = 0; series < alone.report().series().names().size(); series++) {
                assertThat(shared.report().value(series))
                        .as(alone.report().series().names().get(series))
                        .isEqualTo(alone.report().value(series));
            }
            assertThat(shared.weights()).isEqualTo(alone.weights());
        }
    }

    /** The rows of the next step were being fetched already, and an epoch ends between. */
    @Test
    void give_the_bits_of_one_after_a_rewind() {
        Models.Model shared = Models.of("784-128-10 b64", 2);
        long border = shared.data().train().rows() / 64;
        train(shared, border - 3);
        Checkpoint before = shared.trainer().checkpoint();
        train(shared, 2);
        shared.trainer().restore(before);
        train(shared, 6);
        shared.trainer().restore(before);
        train(shared, 7);
        Models.Model alone = Models.of("784-128-10 b64", 1);
        train(alone, border + 4);
        assertThat(shared.trainer().epoch()).isEqualTo(1);
        assertThat(shared.trainer().weights()).isEqualTo(alone.trainer().weights());
    }

    private static void train(Models.Model model, long steps) {
        for (long i = 0; i < steps; i++) {
            model.step();
        }
    }

    private static Trainer trained(String model, int threads) {
        Models.Model trained = Models.of(model, threads);
        train(trained, STEPS);
        return trained.trainer();
    }
}
