package nablascope.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import nablascope.experiment.ClipSpec;
import org.junit.jupiter.api.Test;

/** AutoClip against percentiles of sorted copies, ZClip against its formulas by hand. */
class AdaptiveClippingTest {
    private final AdaptiveClipping clipping = new AdaptiveClipping();

    private static ClipSpec autoclip(double percentile, int window) {
        return ClipSpec.NONE.withAutoclip(new ClipSpec.AutoClip(percentile, window));
    }

    private static ClipSpec zclip(double z, double alpha, int warmup) {
        return ClipSpec.NONE.withZclip(new ClipSpec.ZClip(z, alpha, warmup));
    }

    @Test
    void autoclip_is_the_percentile_of_the_window() {
        SplittableRandom random = new SplittableRandom(5);
        double[] norms = new double[300];
        for (int t = 0; t < norms.length; t++) {
            norms[t] = random.nextInt(50) / 7.0;
            double limit = clipping.limit(autoclip(10, 40), norms[t]);

            double[] seen = Arrays.copyOfRange(norms, Math.max(0, t - 39), t + 1);
            Arrays.sort(seen);
            double place = 0.1 * (seen.length - 1);
            int below = (int) Math.floor(place);
            double above = seen[Math.min(below + 1, seen.length - 1)];
            assertThat(limit).isCloseTo(seen[below] * (1 - place + below) + above * (place - below), within(1e-12));
        }
    }

    @Test
    void autoclip_passes_over_norms_that_are_not_finite() {
        assertThat(clipping.limit(autoclip(50, 10), Double.NaN)).isInfinite();
        assertThat(clipping.limit(autoclip(50, 10), 2)).isEqualTo(2);
        assertThat(clipping.limit(autoclip(50, 10), Double.POSITIVE_INFINITY)).isEqualTo(2);
        assertThat(clipping.limit(autoclip(50, 10), 4)).isEqualTo(3);
    }

    /** Warm-up 1, 2, 3: μ = 2, σ² = 2/3. */
    @Test
    void zclip_scales_spikes_back_and_learns_from_what_is_left() {
        ClipSpec spec = zclip(2, 0.9, 3);
        for (double norm : new double[] {1, 2, 3}) {
            assertThat(clipping.limit(spec, norm)).isInfinite();
        }
        double sigma = Math.sqrt(2.0 / 3);
        assertThat(clipping.limit(spec, 2.5)).isInfinite();
        assertThat(clipping.threshold()).isCloseTo(2 + 2 * sigma, within(1e-5));

        double mean = 0.9 * 2 + 0.1 * 2.5;
        double variance = 0.9 * 2 / 3 + 0.1 * (2.5 - mean) * (2.5 - mean);
        double score = (10 - mean) / (Math.sqrt(variance) + 1e-6);
        double expected = mean + 4 * Math.sqrt(variance) / score;
        assertThat(clipping.limit(spec, 10)).isCloseTo(expected, within(1e-12));

        double meanAfter = 0.9 * mean + 0.1 * expected;
        double varianceAfter = 0.9 * variance + 0.1 * (expected - meanAfter) * (expected - meanAfter);
        assertThat(clipping.limit(spec, Double.POSITIVE_INFINITY)).isCloseTo(meanAfter, within(1e-12));
        assertThat(clipping.limit(spec, Double.NaN)).isInfinite();
        double meanLast = 0.9 * meanAfter + 0.1 * meanAfter;
        double varianceLast = 0.9 * varianceAfter;
        assertThat(clipping.limit(spec, 0)).isInfinite();
        assertThat(clipping.threshold()).isCloseTo(meanLast + 2 * Math.sqrt(varianceLast), within(1e-5));
    }

    @Test
    void switching_off_forgets() {
        assertThat(clipping.limit(autoclip(100, 10), 9)).isEqualTo(9);
        assertThat(clipping.limit(ClipSpec.NONE, 1)).isInfinite();
        assertThat(clipping.threshold()).isInfinite();
        assertThat(clipping.limit(autoclip(100, 10), 2)).isEqualTo(2);
        assertThat(clipping.limit(autoclip(0, 10), 3)).isEqualTo(2);
    }
}
