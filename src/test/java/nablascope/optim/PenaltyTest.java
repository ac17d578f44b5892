package nablascope.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;
import nablascope.math.SharedRange;
import nablascope.nn.Parameter;
import nablascope.nn.support.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The penalties by their formulas on w = (3, -4), (0, 12) and a bias of 2, and by differences. */
class PenaltyTest {
    private final Parameter first = tensor("a.weight", 3, -4);
    private final Parameter second = tensor("b.weight", 0, 12);
    private final Parameter bias = Parameter.vector("b.bias", 1);
    private final Penalty penalty = new Penalty(List.of(first, second, bias));

    PenaltyTest() {
        bias.value().data[0] = 2;
    }

    private static Parameter tensor(String name, float... values) {
        Parameter p = Parameter.weight(name, 1, values.length);
        System.arraycopy(values, 0, p.value().data, 0, values.length);
        return p;
    }

    @Test
    void values_are_those_of_the_formulas() {
        RegularizationSpec none = RegularizationSpec.NONE;
        assertThat(penalty.addGradient(none.withL1(0.5))).isEqualTo(0.5 * 19);
        assertThat(penalty.addGradient(none.withL2(0.5, false))).isEqualTo(0.5 * 169);
        assertThat(penalty.addGradient(none.withL2(0.5, true))).isEqualTo(0.25 * 169);
        assertThat(penalty.addGradient(none.withL2Norm(0.5, false))).isEqualTo(0.5 * 13);
        assertThat(penalty.addGradient(none.withL2Norm(0.5, true))).isEqualTo(0.5 * (5 + 12));
        assertThat(penalty.addGradient(none.withElasticNet(0.5, 0.25)))
                .isCloseTo(0.5 * (0.25 * 19 + 0.75 / 2 * 169), offset(1e-12));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GRADIENT_NORM")
    void the_gradient_is_the_derivative_of_the_value(PenaltyForm form) {
        RegularizationSpec spec = form.with(RegularizationSpec.NONE, 0.3);
        penalty.addGradient(spec);
        GradientCheck.compare(form.name(), first.value(), first.grad().copy(), () -> penalty.addGradient(spec));
        assertThat(bias.grad().data[0]).isZero();
    }

    /** Where a pass that adds also measures, and where it does not; in one block and in many. */
    @ParameterizedTest
    @EnumSource(PenaltyForm.class)
    void the_size_of_the_gradient_is_that_of_what_is_left(PenaltyForm form) {
        Parameter large = Parameter.weight("large.weight", 100, 1001);
        Random random = new Random(7);
        for (int i = 0; i < large.size(); i++) {
            large.value().data[i] = (float) random.nextGaussian();
            large.grad().data[i] = (float) random.nextGaussian();
        }
        bias.grad().data[0] = 3;
        List<Parameter> all = List.of(first, large, bias);
        Penalty measuring = new Penalty(all, SharedRange.of(2));
        RegularizationSpec one = form.with(RegularizationSpec.NONE, 0.3);
        for (RegularizationSpec spec :
                List.of(one, one.withL2(0.2, true), one.withL2Norm(0.1, false), one, RegularizationSpec.NONE)) {
            measuring.addGradient(spec);
            double[] squares = measuring.gradientSquares();
            for (int i = 0; i < all.size(); i++) {
                assertThat(squares[i]).as(spec.toString()).isCloseTo(sumOfSquares(all.get(i)), withinPercentage(1e-9));
                all.get(i).grad().data[0] += 1;
            }
        }
    }

    private static double sumOfSquares(Parameter p) {
        double sum = 0;
        for (float g : p.grad().data) {
            sum += (double) g * g;
        }
        return sum;
    }

    @Test
    void sub_gradients_are_zero_at_zero() {
        Parameter zero = tensor("zero.weight", 0, 0);
        Penalty atZero = new Penalty(List.of(zero));
        assertThat(atZero.addGradient(
                        RegularizationSpec.NONE.withL2Norm(1, false).withL1(1)))
                .isZero();
        assertThat(zero.grad().data).containsOnly(0);
    }

    @Test
    void all_tensors_count_when_asked() {
        RegularizationSpec all =
                RegularizationSpec.NONE.toBuilder().applyToAll(true).l2(0.5).build();
        assertThat(penalty.addGradient(all)).isEqualTo(0.5 * 173);
        assertThat(bias.grad().data[0]).isEqualTo(2);
    }
}
