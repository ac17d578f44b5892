package nablascope.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.RegularizationSpec;
import nablascope.nn.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proximal step and the adaptive decay by their formulas on w = (3, -0.1, 0). */
class DecayTest {
    private final Parameter weight = Parameter.weight("a.weight", 1, 3);
    private final Parameter bias = Parameter.vector("a.bias", 1);
    private final List<Parameter> parameters = List.of(weight, bias);
    private final Penalty penalty = new Penalty(parameters);

    DecayTest() {
        weight.value().data[0] = 3;
        weight.value().data[1] = -0.1f;
        bias.value().data[0] = 0.05f;
    }

    @Test
    void the_proximal_step_shrinks_weights_to_exact_zeros() {
        RegularizationSpec spec =
                RegularizationSpec.NONE.toBuilder().l1(2).l1Proximal(true).build();
        ProximalL1 proximal = new ProximalL1(parameters, penalty);
        assertThat(proximal.value(spec, 2) + penalty.addGradient(spec)).isCloseTo(2 * 3.1, within(1e-6));
        assertThat(weight.grad().data).containsOnly(0);

        weight.grad().data[0] = 1;
        Optimizer optimizer = new Optimizer(parameters, OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));
        proximal.beforeUpdate(spec);
        optimizer.step(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));
        proximal.afterUpdate(spec, 0.1 * 2, optimizer);

        assertThat(weight.value().data).containsExactly(new float[] {2.7f, 0, 0}, within(1e-6f));
        assertThat(weight.value().data[1]).isZero();
        assertThat(bias.value().data[0]).isEqualTo(0.05f);
        assertThat(optimizer.updateNorms()[0]).isCloseTo(Math.hypot(0.3, 0.1), within(1e-6));
        assertThat(optimizer.weightNorms()[0]).isCloseTo(2.7, within(1e-6));
    }

    @Test
    void the_adaptive_decay_has_k_times_the_norm_of_the_data_gradient() {
        weight.grad().data[2] = 5;
        bias.grad().data[0] = 100;
        AdaptiveDecay decay = new AdaptiveDecay(penalty);
        double norm = Math.sqrt(9.01);

        double value = decay.addGradient(RegularizationSpec.NONE, 0.2);

        assertThat(decay.lambda()).isCloseTo(0.2 * 5 / norm, within(1e-6));
        assertThat(value).isCloseTo(0.2 * 5 * norm / 2, within(1e-6));
        float share = (float) (1 / norm);
        assertThat(weight.grad().data).containsExactly(new float[] {3 * share, -0.1f * share, 5}, within(1e-6f));
        assertThat(bias.grad().data[0]).isEqualTo(100);
    }

    @Test
    void the_adaptive_decay_of_zero_weights_is_nothing() {
        weight.value().zero();
        weight.grad().data[2] = 5;
        assertThat(new AdaptiveDecay(penalty).addGradient(RegularizationSpec.NONE, 0.2))
                .isZero();
        assertThat(weight.grad().data).containsExactly(0, 0, 5);
    }

    /**
     * A weight that nothing but decay moves ends at 0, and not among the numbers below the smallest normal one, where
     * rounding would keep it for ever.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 24, 45, 5000})
    void decay_ends_at_zero(int size) {
        Parameter p = Parameter.weight("p", 1, size);
        Arrays.fill(p.value().data, 1.5f * Float.MIN_NORMAL);
        p.value().data[size - 1] = -1.5f * Float.MIN_NORMAL;
        p.value().data[size / 2] = Float.NaN;
        OptimizerSpec spec = OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.5);
        Optimizer optimizer = new Optimizer(List.of(p), spec);
        for (int step = 0; step < 2; step++) {
            System.arraycopy(p.value().data, 0, p.grad().data, 0, size);
            optimizer.step(spec);
        }
        for (int i = 0; i < size; i++) {
            if (i == size / 2) {
                assertThat(p.value().data[i]).isNaN();
            } else {
                assertThat(p.value().data[i]).isEqualTo(0f);
            }
        }
    }

    @Test
    void the_smallest_normal_weight_stays() {
        weight.value().data[0] = 2 * Float.MIN_NORMAL;
        weight.grad().data[0] = 2 * Float.MIN_NORMAL;
        OptimizerSpec spec = OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.5);
        new Optimizer(parameters, spec).step(spec);
        assertThat(weight.value().data[0]).isEqualTo(Float.MIN_NORMAL);
    }
}
