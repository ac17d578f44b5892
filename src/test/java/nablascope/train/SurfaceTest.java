package nablascope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec.Surface;
import nablascope.experiment.NumberArray;
import nablascope.experiment.RegularizationSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradient descent on functions of two parameters, with the thresholds that theory gives. */
class SurfaceTest {

    private static Experiment surface(Surface model, Knobs knobs, long steps) {
        return Runs.of(new DataSpec.None(), model, Map.of(), LossSpec.Type.OUTPUT, knobs, steps);
    }

    private static float[] end(Surface model, Knobs knobs, long steps) {
        NumberArray weight = Runs.train(surface(model, knobs, steps)).weights().get("layers.0.weight");
        return weight == null ? new float[0] : weight.values();
    }

    private static Surface valley() {
        return Surface.of(Surface.Kind.QUADRATIC);
    }

    @ParameterizedTest
    @EnumSource
    void slopes_are_the_derivatives(Surface.Kind kind) {
        Surface f = Surface.of(kind);
        double h = 1e-5;
        double x = 0.7;
        double y = -1.3;
        assertThat(f.slopeX(x, y)).isCloseTo((f.value(x + h, y) - f.value(x - h, y)) / (2 * h), within(1e-6));
        assertThat(f.slopeY(x, y)).isCloseTo((f.value(x, y + h) - f.value(x, y - h)) / (2 * h), within(1e-6));
    }

    /** The largest stable rate is 2/20, with momentum m 2(1 + m)/20. */
    @Test
    void a_parabola_has_its_largest_stable_rate() {
        assertThat(end(valley(), Runs.knobs(0.0999), 5000)).containsExactly(new float[] {0, 0}, within(1e-4f));
        assertThat(Math.abs(end(valley(), Runs.knobs(0.1), 5000)[0])).isEqualTo(1);
        assertThat(Math.abs(end(valley(), Runs.knobs(0.1001), 5000)[0])).isGreaterThan(1e4f);
    }

    @Test
    void momentum_widens_the_stable_range() {
        Knobs below = Runs.knobs(0).withOptimizer(Runs.sgd(0.189).withMomentum(0.9));
        Knobs above = Runs.knobs(0).withOptimizer(Runs.sgd(0.191).withMomentum(0.9));
        assertThat(end(valley(), below, 1000)).containsExactly(new float[] {0, 0}, within(1e-4f));
        assertThat(Math.abs(end(valley(), above, 300)[0])).isGreaterThan(10);
    }

    /** The bound is 2/(20 + λ). */
    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "5, false", "10, false"})
    void l2_lowers_the_largest_stable_rate(double lambda, boolean converges) {
        Knobs knobs = Runs.knobs(0.095).withRegularization(RegularizationSpec.NONE.withL2(lambda, true));
        float[] end = end(valley(), knobs, 2000);
        if (converges) {
            assertThat(Math.abs(end[0])).isLessThan(1e-3f);
        } else {
            assertThat(Math.abs(end[0])).matches(x -> !(x < 1e6f));
        }
    }

    /** Where w₁·w₂ = 1 the sharpness is w₁² + w₂²; a minimum is stable where that is below 2/η. */
    @ParameterizedTest
    @CsvSource({"0.05, 15.9, 16.2", "0.1, 15.8, 16.2", "0.12, 15.49, 15.81", "0.2, 1.98, 2.03"})
    void large_rates_leave_sharp_minima(double lr, double least, double most) {
        float[] end = end(Surface.of(Surface.Kind.FACTORIZATION), Runs.knobs(lr), 3000);
        assertThat((double) end[0] * end[1]).isCloseTo(1, within(1e-3));
        assertThat((double) end[0] * end[0] + (double) end[1] * end[1]).isBetween(least, most);
    }

    @Test
    void a_rate_too_large_for_every_minimum_diverges() {
        Trainer trainer = Runs.train(surface(Surface.of(Surface.Kind.FACTORIZATION), Runs.knobs(0.3), 3000));
        assertThat(trainer.report().divergence()).isNotNull();
    }

    /** From (100, 100) on Σw² + λΣ|w|: w ← (1 - 2η)·w - ηλ. */
    @Test
    void penalties_act_on_the_two_parameters_and_the_path_is_recorded() {
        Knobs knobs = Runs.knobs(0.1).withRegularization(RegularizationSpec.NONE.withL1(5));
        Surface model = Surface.of(Surface.Kind.ABS_SUM);
        Trainer trainer = Runs.trainer(surface(model, knobs, 10));
        double w = 100;
        for (int t = 0; t < 10; t++) {
            StepReport report = trainer.step(knobs);
            assertThat(Runs.value(report, "w1")).isCloseTo(w, within(1e-4));
            assertThat(Runs.value(report, "w2")).isCloseTo(w, within(1e-4));
            assertThat(Runs.value(report, "data_loss")).isCloseTo(2 * w * w, within(1e-2));
            assertThat(Runs.value(report, "penalty")).isCloseTo(10 * w, within(1e-3));
            w = 0.8 * w - 0.5;
        }
    }
}
