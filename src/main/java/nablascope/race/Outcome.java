package nablascope.race;

/**
 * Where one entrant stands on one seed.
 *
 * @param loss data loss of the batches, mean over the last 100 steps; NaN once it has diverged
 * @param evalLoss data loss of the rows kept aside, or of all where none are, after the last step; NaN: not measured
 * @param accuracy share of those rows answered rightly; NaN: not measured
 * @param divergedAt the step of the first non-finite value, counted from 0; {@link #NEVER}: there was none
 */
public record Outcome(long seed, double loss, double evalLoss, double accuracy, long divergedAt) {
    public static final long NEVER = -1;

    public boolean diverged() {
        return divergedAt != NEVER;
    }
}
