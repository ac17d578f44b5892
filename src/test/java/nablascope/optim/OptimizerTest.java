package nablascope.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.RegularizationSpec;
import nablascope.math.SharedRange;
import nablascope.nn.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every update rule on two objectives, and gradient descent at the edge of stability 2/λmax. */
class OptimizerTest {
    private final Parameter w = Parameter.weight("w", 1, 2);

    static Stream<OptimizerSpec> rules() {
        return Stream.of(
                OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.002),
                OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.0005).withMomentum(0.9),
                OptimizerSpec.of(OptimizerSpec.Type.RMSPROP, 0.001),
                OptimizerSpec.of(OptimizerSpec.Type.ADAGRAD, 0.5),
                OptimizerSpec.of(OptimizerSpec.Type.ADAM, 0.01),
                OptimizerSpec.of(OptimizerSpec.Type.ADAMW, 0.01));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void finds_the_minimum_of_a_parabola(OptimizerSpec rule) {
        w.value().data[0] = 1;
        w.value().data[1] = -1.5f;
        Optimizer optimizer = new Optimizer(List.of(w), rule);
        for (int i = 0; i < 20_000; i++) {
            w.grad().data[0] = 20 * w.value().data[0];
            w.grad().data[1] = w.value().data[1];
            optimizer.step(rule);
        }
        assertThat(Math.hypot(w.value().data[0], w.value().data[1])).isLessThan(0.01);
    }

    /** Blocks of a large tensor, with momentum and decay, on whichever thread, clipped before the step or in it. */
    @ParameterizedTest
    @MethodSource("rules")
    void two_threads_move_as_one_does(OptimizerSpec rule) {
        OptimizerSpec decaying = rule.toBuilder().weightDecay(0.1).build();
        Parameter alone = large();
        Parameter shared = large();
        Optimizer one = new Optimizer(List.of(alone), decaying);
        Optimizer two = new Optimizer(List.of(shared), decaying, SharedRange.of(2));
        for (int i = 0; i < 20; i++) {
            Random random = new Random(i);
            for (int j = 0; j < alone.size(); j++) {
                shared.grad().data[j] = (float) random.nextGaussian();
                alone.grad().data[j] = 0.3f * shared.grad().data[j];
            }
            one.step(decaying);
            two.step(decaying, decaying.lr(), 0.3f);
            assertThat(shared.value().data).isEqualTo(alone.value().data);
            assertThat(shared.grad().data).isEqualTo(alone.grad().data);
            assertThat(two.updateNorms()).isEqualTo(one.updateNorms());
            assertThat(two.weightNorms()).isEqualTo(one.weightNorms());
        }
    }

    private static Parameter large() {
        Parameter p = Parameter.weight("large.weight", 100, 1001);
        Arrays.fill(p.value().data, 0.5f);
        return p;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void descends_rosenbrocks_valley(OptimizerSpec rule) {
        w.value().data[0] = -1;
        w.value().data[1] = 1;
        Optimizer optimizer = new Optimizer(List.of(w), rule);
        for (int i = 0; i < 60_000; i++) {
            double x = w.value().data[0];
            double y = w.value().data[1];
            w.grad().data[0] = (float) (-2 * (1 - x) - 400 * x * (y - x * x));
            w.grad().data[1] = (float) (200 * (y - x * x));
            optimizer.step(rule);
        }
        double x = w.value().data[0];
        double y = w.value().data[1];
        // AdamW's decay pulls away from (1, 1); all others end there.
        assertThat(Math.pow(1 - x, 2) + 100 * Math.pow(y - x * x, 2)).isLessThan(0.01);
    }

    /** L = ½(20x² + y²), λmax = 20: descent is stable below η = 2/20, with momentum .9 below 3.8/20. */
    @ParameterizedTest
    @CsvSource({"0.0999,0,0,true", "0.1001,0,0,false", "0.189,0.9,0,true", "0.191,0.9,0,false"})
    void the_largest_stable_rate_is_2_over_the_curvature(double lr, double momentum, double l2, boolean stable) {
        assertThat(converges(OptimizerSpec.of(OptimizerSpec.Type.SGD, lr).withMomentum(momentum), l2))
                .isEqualTo(stable);
    }

    /** With the penalty λ/2·‖w‖² the bound falls to 2/(20 + λ): at η = .095 λ must stay below 1.05. */
    @ParameterizedTest
    @CsvSource({"0,true", "1,true", "5,false", "10,false"})
    void an_l2_penalty_lowers_the_largest_stable_rate(double lambda, boolean stable) {
        assertThat(converges(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.095), lambda))
                .isEqualTo(stable);
    }

    private boolean converges(OptimizerSpec rule, double lambda) {
        w.value().data[0] = 1;
        w.value().data[1] = 1;
        Optimizer optimizer = new Optimizer(List.of(w), rule);
        Penalty penalty = new Penalty(List.of(w));
        for (int i = 0; i < 10_000; i++) {
            w.grad().data[0] = 20 * w.value().data[0];
            w.grad().data[1] = w.value().data[1];
            penalty.addGradient(RegularizationSpec.NONE.withL2(lambda, true));
            optimizer.step(rule);
        }
        return Math.hypot(w.value().data[0], w.value().data[1]) < 1;
    }

    @Test
    void another_rule_starts_with_an_empty_memory() {
        Optimizer fresh = new Optimizer(List.of(w), OptimizerSpec.of(OptimizerSpec.Type.ADAM, 0.1));
        w.grad().data[0] = 5;
        fresh.step(OptimizerSpec.of(OptimizerSpec.Type.ADAM, 0.1));
        float alone = w.value().data[0];

        w.value().data[0] = 0;
        Optimizer changed = new Optimizer(
                List.of(w), OptimizerSpec.of(OptimizerSpec.Type.SGD, 0).withMomentum(0.9));
        w.grad().data[0] = -700;
        changed.step(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0).withMomentum(0.9));
        w.grad().data[0] = 5;
        w.grad().data[1] = 0;
        changed.step(OptimizerSpec.of(OptimizerSpec.Type.ADAM, 0.1));
        assertThat(w.value().data[0]).isEqualTo(alone);
    }
}
