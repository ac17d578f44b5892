package nablascope.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Against {@link StrictMath} in double over the whole range of floats, and the closed forms of the limits. */
class FloatFunctionsTest {

    private interface FloatFunction {
        float at(float x);
    }

    @Test
    void functions_stay_within_0_6_ulp() {
        assertThat(worstUlp(FloatFunctions::exp, StrictMath::exp)).isLessThan(0.6);
        assertThat(worstUlp(FloatFunctions::expm1, StrictMath::expm1)).isLessThan(0.6);
        DoubleUnaryOperator softplus = x -> x > 20 ? x : StrictMath.log1p(StrictMath.exp(x));
        assertThat(worstUlp(FloatFunctions::normalDensity, x -> StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI)))
                .isLessThan(0.6);
        assertThat(worstUlp(FloatFunctions::softplus, softplus)).isLessThan(0.6);
        assertThat(worstUlp(FloatFunctions::tanhSoftplus, x -> StrictMath.tanh(softplus.applyAsDouble(x))))
                .isLessThan(0.6);
    }

    @Test
    void sigmoidal_functions_stay_within_2_5_ulp_down_to_subnormal_results() {
        assertThat(worstUlp(Sigmoids::tanh, StrictMath::tanh)).isLessThan(2.5);
        // Below, the result is subnormal and may be 0.
        DoubleUnaryOperator sigmoid = x -> 1 / (1 + StrictMath.exp(-Math.max(x, -87)));
        assertThat(worstUlp(x -> Sigmoids.sigmoid(Math.max(x, -87)), sigmoid)).isLessThan(2.5);
        assertThat(Sigmoids.sigmoid(-88)).isBetween(0f, 7e-39f);
        assertThat(Sigmoids.sigmoid(-100)).isZero();
    }

    /** Tail probabilities of the standard normal distribution from tables (NIST DLMF 7, Wichura AS 241). */
    @Test
    void normal_probability_is_accurate_into_the_tail() {
        double[][] known = {
            {0, 0.5},
            {1, 0.8413447460685429},
            {-1, 0.15865525393145707},
            {1.959963984540054, 0.975},
            {-3, 1.3498980316300957e-3},
            {-6, 9.865876450377012e-10},
            {-10, 7.619853024160593e-24},
        };
        for (double[] pair : known) {
            // The argument is rounded to float: with the density at x as slope this moves the value.
            double slack = Math.ulp((float) pair[0]) * FloatFunctions.normalDensity((float) pair[0]);
            assertThat((double) FloatFunctions.normalProbability((float) pair[0]))
                    .isCloseTo(pair[1], within(2e-7 * pair[1] + slack));
        }
    }

    @Test
    void limits_are_exact_and_nan_stays_nan() {
        assertThat(FloatFunctions.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(FloatFunctions.exp(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(Sigmoids.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(Sigmoids.sigmoid(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FloatFunctions.normalProbability(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FloatFunctions.normalProbability(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(FloatFunctions.normalDensity(Float.POSITIVE_INFINITY)).isZero();
        for (FloatFunction f : new FloatFunction[] {
            FloatFunctions::exp,
            FloatFunctions::expm1,
            Sigmoids::tanh,
            Sigmoids::sigmoid,
            FloatFunctions::softplus,
            FloatFunctions::tanhSoftplus,
            FloatFunctions::normalProbability,
        }) {
            assertThat(f.at(Float.NaN)).isNaN();
        }
    }

    /** Largest error over a sample of all floats, subnormal ones included, in units of the last place of the result. */
    private static double worstUlp(FloatFunction function, DoubleUnaryOperator truth) {
        double worst = 0;
        for (int bits = 1; bits > 0 && bits < 0x7f800000; bits += 9973) {
            float x = Float.intBitsToFloat(bits);
            worst = Math.max(worst, Math.max(ulps(function, truth, x), ulps(function, truth, -x)));
        }
        return worst;
    }

    private static double ulps(FloatFunction function, DoubleUnaryOperator truth, float x) {
        double expected = truth.applyAsDouble(x);
        float rounded = (float) expected;
        float actual = function.at(x);
        if (Float.isInfinite(rounded)) {
            return actual == rounded ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(actual - expected) / Math.ulp(rounded);
    }
}
