package nablascope.race;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.function.ToDoubleFunction;

/**
 * Where one entrant stands.
 *
 * @param outcomes one of each seed, in the order of the seeds
 */
public record Standing(Race.Entrant entrant, List<Outcome> outcomes) {
    public Standing {
        outcomes = List.copyOf(outcomes);
    }

    /** A number over the seeds that have not diverged. */
    public Spread spread(ToDoubleFunction<Outcome> number) {
        return Spread.of(outcomes.stream().mapToDouble(number).toArray());
    }

    /** How many seeds have diverged. */
    public int diverged() {
        return (int) outcomes.stream().filter(Outcome::diverged).count();
    }

    /** The steps at which seeds have diverged, counted from 0. */
    public LongSummaryStatistics divergedAt() {
        return outcomes.stream()
                .filter(Outcome::diverged)
                .mapToLong(Outcome::divergedAt)
                .summaryStatistics();
    }
}
