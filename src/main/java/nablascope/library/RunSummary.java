package nablascope.library;

import java.util.Arrays;
import java.util.List;
import nablascope.timeline.Buckets;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * What a list of runs shows of one.
 *
 * @param steps done
 * @param changes of knobs
 * @param loss last finite one; null: there is none
 * @param bestLoss smallest one
 * @param accuracy last one on the validation rows
 * @param sparkline the loss along the run, in equal parts; null where it was no number
 * @param breakdown the first non-finite value; null: none
 */
public record RunSummary(
        long steps,
        int changes,
        @Nullable Float loss,
        @Nullable Float bestLoss,
        @Nullable Float accuracy,
        List<@Nullable Float> sparkline,
        @Nullable Breakdown breakdown) {
    private static final int POINTS = 48;

    static final RunSummary NOTHING = new RunSummary(0, 0, null, null, null, List.of(), null);

    /** @param steps of the timeline that count */
    static RunSummary of(Timeline timeline, long steps, int changes, @Nullable Breakdown breakdown) {
        Buckets buckets = new Buckets();
        int loss = timeline.indexOf("loss");
        int points = (int) Math.min(POINTS, steps);
        Float[] sparkline = new Float[points];
        Float last = null;
        Float best = null;
        if (loss >= 0 && points > 0) {
            timeline.read(loss, 0, (double) steps, points, buckets);
            for (int i = 0; i < points; i++) {
                if (buckets.finite(i)) {
                    sparkline[i] = buckets.last(i);
                    last = buckets.last(i);
                    best = best == null ? buckets.min(i) : Math.min(best, buckets.min(i));
                }
            }
        }
        Float accuracy = last(timeline, "eval_accuracy", steps, buckets);
        return new RunSummary(steps, changes, last, best, accuracy, Arrays.asList(sparkline), breakdown);
    }

    private static @Nullable Float last(Timeline timeline, String name, long steps, Buckets buckets) {
        int series = timeline.indexOf(name);
        if (series < 0) {
            return null;
        }
        timeline.read(series, 0, (double) steps, 1, buckets);
        return buckets.finite(0) ? (Float) buckets.last(0) : null;
    }
}
