package nablascope.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import nablascope.timeline.Buckets;

/** Compares kept metrics with the formulas of {@link FormulaRun}, step by step. */
final class Formulas {
    private Formulas() {}

    static void assertAllRowsTrue(StoredMetrics metrics) {
        if (metrics.rows() > 0) {
            assertThat(metrics.series()).isEqualTo(FormulaRun.SERIES);
        }
        for (int i = 0; i < metrics.rows(); i++) {
            assertTrue(metrics.row(i));
        }
    }

    private static void assertTrue(MetricRow row) {
        check(row, 0, 1, FormulaRun::loss);
        check(row, 1, 1, FormulaRun::gradNorm);
        check(row, 2, FormulaRun.EVALUATE_EVERY, FormulaRun::accuracy);
    }

    private static void check(MetricRow row, int series, int every, LongFunction<Float> formula) {
        float min = Float.MAX_VALUE;
        float max = -Float.MAX_VALUE;
        float last = 0;
        int flags = 0;
        for (long step = row.from(); step < row.to(); step++) {
            if ((step + 1) % every != 0) {
                continue;
            }
            float value = formula.apply(step);
            if (Float.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
                last = value;
                flags |= Buckets.FINITE;
            } else {
                flags |= Float.isNaN(value) ? Buckets.NAN : Buckets.POSITIVE_INFINITY;
            }
        }
        if (row.flags(series) != flags) {
            assertThat(row.flags(series))
                    .as("flags of %s at %s", series, row.from())
                    .isEqualTo(flags);
        }
        boolean same = row.min(series) == min && row.max(series) == max && row.last(series) == last;
        if ((flags & Buckets.FINITE) != 0 && !same) {
            assertThat(new float[] {row.min(series), row.max(series), row.last(series)})
                    .as("series %s from step %s", series, row.from())
                    .containsExactly(min, max, last);
        }
    }
}
