package nablascope.ui.library;

import java.util.List;
import java.util.TreeSet;
import nablascope.library.Breakdown;
import nablascope.library.StoredRun;
import nablascope.timeline.Buckets;
import nablascope.timeline.Metrics;
import nablascope.timeline.Sample;

/** Where a kept run exploded, as far as what was kept of it tells. */
final class Explosions {
    /** The growth of a loss that counts as an explosion. */
    private static final double VAST = 1000;

    private Explosions() {}

    /** The steps of its first non-finite value and of the first loss {@value #VAST} times that of its first step. */
    static List<Long> of(StoredRun run) {
        TreeSet<Long> steps = new TreeSet<>();
        Breakdown breakdown = run.info().summary().breakdown();
        if (breakdown != null) {
            steps.add(breakdown.step());
        }
        long vast = vast(run.metrics());
        if (vast >= 0) {
            steps.add(vast);
        }
        return List.copyOf(steps);
    }

    /** Halves the steps until one is left; −1: no loss was as large. */
    static long vast(Metrics metrics) {
        int loss = metrics.indexOf("data_loss");
        Sample first = loss < 0 ? null : metrics.at(loss, 0);
        if (first == null || !(first.max() > 0)) {
            return -1;
        }
        double bound = VAST * first.max();
        Buckets buckets = new Buckets();
        long low = 0;
        long high = metrics.steps();
        if (!reaches(metrics, loss, low, high, bound, buckets)) {
            return -1;
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
