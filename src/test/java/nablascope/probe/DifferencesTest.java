package nablascope.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nablascope.nn.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check itself: it must find smooth derivatives, know kinks, and notice half a percent. */
class DifferencesTest {

    @Test
    void smooth_functions_have_their_derivative() {
        double[] x = {0.3, 2};
        Differences differences = new Differences(() -> Math.sin(5 * x[0]) * Math.exp(x[1]), 10);
        assertThat(differences.derivative(x, 0)).isCloseTo(5 * Math.cos(1.5) * Math.exp(2), within(1e-5));
        assertThat(differences.derivative(x, 1)).isCloseTo(Math.sin(1.5) * Math.exp(2), within(1e-6));
        assertThat(x).containsExactly(0.3, 2);
    }

    @Test
    void a_kink_is_no_derivative_and_one_nearby_is_stepped_around() {
        double[] x = {0};
        Differences differences = new Differences(() -> Math.abs(x[0]), 1);
        assertThat(differences.derivative(x, 0)).isNaN();
        x[0] = 3e-5;
        assertThat(differences.derivative(x, 0)).isCloseTo(1, within(1e-6));
    }

    /** Values of scipy.special.erf. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.1, 0.1124629160182849",
        "-0.5, -0.5204998778130465",
        "1, 0.8427007929497149",
        "2.5, 0.9995930479825550",
        "7, 1"
    })
    void the_error_function_is_that_of_the_tables(double x, double value) {
        assertThat(DoubleActivation.erf(x)).isCloseTo(value, within(1e-15));
    }

    @Test
    void half_a_percent_is_noticed_and_rounding_is_not() {
        assertThat(compared(2, 2.01).passed()).isFalse();
        assertThat(compared(2, 2.0000002).passed()).isTrue();
        assertThat(compared(Float.NaN, 2).passed()).isFalse();
        assertThat(compared(1e-8f, 1e-17).passed()).isTrue();
        assertThat(compared(1e-3f, 1e-17).passed()).isFalse();
        assertThat(compared(1e-7f, 1.1e-7).passed()).isFalse();
    }

    private static GradientReport.Tensor compared(float gradient, double difference) {
        Parameter parameter = Parameter.vector("b", 2);
        parameter.grad().data[1] = gradient;
        Comparison comparison = new Comparison(parameter);
        comparison.add(1, difference);
        return comparison.result(1e-9, 1e-5, GradientReport.TOLERANCE);
    }

    @Test
    void a_wrong_gradient_fails_at_a_tolerance_of_some_percent_and_nothing_is_told_at_a_coarser_one() {
        assertThat(at(0.03).passed()).isFalse();
        assertThat(at(0.03).conclusive()).isTrue();
        assertThat(at(0.3).conclusive()).isFalse();
    }

    /** Half as large again as it should be. */
    private static GradientReport at(double tolerance) {
        Parameter parameter = Parameter.vector("b", 1);
        parameter.grad().data[0] = 1.5f;
        Comparison comparison = new Comparison(parameter);
        comparison.add(0, 1);
        return new GradientReport(1, 1, List.of(comparison.result(1e-9, 1e-5, tolerance)), null, List.of());
    }
}
