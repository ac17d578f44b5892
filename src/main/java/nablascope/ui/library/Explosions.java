package nablascope.ui.library;

import java.util.List;
import java.util.stream.LongStream;
import nablascope.library.Breakdown;
import nablascope.library.StoredRun;
import nablascope.timeline.Buckets;
import nablascope.timeline.Metrics;
import nablascope.timeline.Sample;

/** Where a kept run exploded, as far as what was kept of it tells. */
final class Explosions {
    /** The growth of a loss that counts as an explosion. */
    private static final double VAST = 1000;

    static final long NEVER = -1;

    private Explosions() {}

    /**
     * The step where it broke down and that of the first loss {@value #VAST} times that of its first step; one of them
     * where the loss stayed as large until it broke down, which is one explosion.
     */
    static List<Long> of(StoredRun run) {
        Breakdown breakdown = run.info().summary().breakdown();
        return of(run.metrics(), breakdown == null ? NEVER : breakdown.step());
    }

    /** @param broken the step where it broke down; {@link #NEVER}: it did not */
    static List<Long> of(Metrics metrics, long broken) {
        long vast = vast(metrics);
        boolean one = vast != NEVER && vast < broken && staysVast(metrics, vast, broken);
        return LongStream.of(one ? NEVER : vast, broken)
                .filter(step -> step != NEVER)
                .sorted()
                .distinct()
                .boxed()
                .toList();
    }

    private static boolean staysVast(Metrics metrics, long from, long to) {
        Sample first = metrics.at(metrics.indexOf("data_loss"), 0);
        Buckets between = new Buckets();
        metrics.read(metrics.indexOf("data_loss"), (double) from, (double) to, 1, between);
        return first != null && between.min(0) > VAST * first.max();
    }

    /** Halves the steps until one is left; {@link #NEVER}: no loss was as large. */
    static long vast(Metrics metrics) {
        int loss = metrics.indexOf("data_loss");
        Sample first = loss < 0 ? null : metrics.at(loss, 0);
        if (first == null || !(first.max() > 0)) {
            return NEVER;
        }
        double bound = VAST * first.max();
        Buckets buckets = new Buckets();
        long low = 0;
        long high = metrics.steps();
        if (!reaches(metrics, loss, low, high, bound, buckets)) {
            return NEVER;
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (reaches(metrics, loss, low, middle, bound, buckets)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private static boolean reaches(Metrics metrics, int loss, long from, long to, double bound, Buckets buckets) {
        metrics.read(loss, (double) from, (double) to, 1, buckets);
        return buckets.finite(0) && buckets.max(0) > bound;
    }
}
